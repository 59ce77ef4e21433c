/* box_victim_files.c - the acts of box_victim.c that work on files beside a run. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "box_victim.h"

static const char text[] = "some text";

/* In each way that honest programs read. */
static int read_files(void)
{
	char got[16] = "";
	struct stat st;
	FILE *stream = fopen("text", "r");
	if (!stream || !fgets(got, sizeof got, stream) || strcmp(got, text) != 0)
		return 1;
	int fd = openat(AT_FDCWD, "./deep/text", O_RDONLY);
	if (fd < 0 || fstat(fd, &st) != 0 || st.st_size != (off_t)sizeof text - 1)
		return 2;
	if (lseek(fd, 5, SEEK_SET) != 5 || read(fd, got, 4) != 4 || memcmp(got, "text", 4) != 0)
		return 3;
	char *bytes = mmap(NULL, sizeof text, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED || memcmp(bytes, text, sizeof text - 1) != 0)
		return 4;
	if (access("text", R_OK) != 0 || stat("text", &st) != 0 || !S_ISREG(st.st_mode))
		return 5;
	return access("none", F_OK) == 0 || errno != ENOENT ? 6 : 0;
}

/* Each that succeeds is a hole; the number of the first. */
static int change_files(void)
{
	char byte = 'x';
	int fd = open("text", O_RDONLY);
	if (open("text", O_WRONLY) >= 0 || open("text", O_RDWR) >= 0)
		return 1;
	if (open("text", O_RDONLY | O_TRUNC) >= 0 || open("new", O_RDWR | O_CREAT, 0600) >= 0)
		return 2;
	if (open(".", O_TMPFILE | O_RDWR, 0600) >= 0 || write(fd, &byte, 1) >= 0)
		return 3;
	if (unlink("text") == 0 || rename("text", "other") == 0 || truncate("text", 0) == 0)
		return 4;
	if (mkdir("folder", 0700) == 0 || symlink("text", "link") == 0 || link("text", "l") == 0)
		return 5;
	if (chmod("text", 0666) == 0 || fchmod(fd, 0666) == 0 || utimensat(fd, NULL, NULL, 0) == 0)
		return 6;
	if (mmap(NULL, 1, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) != MAP_FAILED)
		return 7;
	return fd < 0 || open("../new", O_RDWR | O_CREAT, 0600) >= 0 ? 8 : 0;
}

/* What runs beside it has a file "theirs": in a folder like ours, where there are folders. */
static int see_neighbours(void)
{
	static const char *const folders[] = {"..", "/files", "/scratch"};
	char name[64];
	for (int i = 0; i < 96; i++) {
		(void)snprintf(name, sizeof name, "%s/%d/theirs", folders[i % 3], i / 3);
		if (open(name, O_RDONLY) >= 0)
			return 1;
	}
	return 0;
}

/* Beside its own there is nothing, and above it nothing of the host. */
static int look_about(void)
{
	static const char *const names[] = {"theirs",	      "../text",     "../theirs",
					    "/etc/hostname",  "/etc/passwd", "../../etc/passwd",
					    "/proc/self/maps"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (open(names[i], O_RDONLY) >= 0)
			return 1 + (int)i;
	return see_neighbours() ? 98 : access("text", R_OK) == 0 ? 0 : 99;
}

static int put(const char *name, const char *what)
{
	FILE *file = fopen(name, "w");
	return !file || fputs(what, file) < 0 || fclose(file) != 0;
}

/* Makes, changes and removes plain files; finds none that an earlier run has left. */
static int write_files(void)
{
	if (access("left", F_OK) == 0)
		return 1;
	if (put("text", "changed") || put("new", "n") || rename("new", "left") != 0)
		return 2;
	if (put("gone", "g") || remove("gone") != 0 || truncate("left", 0) != 0)
		return 3;
	if (mkdir("folder", 0700) == 0 || symlink("text", "link") == 0 || link("text", "l") == 0)
		return 4;
	return put("../left", "x") == 0 || put("/left", "x") == 0 ? 5 : 0;
}

/* Reads all of 16 MiB, and has little memory of its own. */
static int big_files(void)
{
	static char block[1 << 16];
	long sum = 0;
	ssize_t n;
	int fd = open("big", O_RDONLY);
	while ((n = read(fd, block, sizeof block)) > 0)
		sum += n;
	return sum == 16 << 20 ? 0 : 1;
}

/* Ends badly with the file open, mapped and locked where it can be. */
static int hold_files(void)
{
	int fd = open("text", O_RDONLY);
	if (fd < 0 || mmap(NULL, 1, PROT_READ, MAP_SHARED, fd, 0) == MAP_FAILED)
		return 1;
	abort();
}

int files_act(const char *name)
{
	static const struct {
		const char *name;
		int (*run)(void);
	} acts[] = {
		{"files_read", read_files}, {"files_change", change_files},
		{"files_look", look_about}, {"files_write", write_files},
		{"files_big", big_files},   {"files_hold", hold_files},
	};
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (strcmp(name, acts[i].name) == 0)
			return acts[i].run();
	return 99;
}
