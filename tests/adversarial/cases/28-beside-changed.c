/* id: 28
 * family: files
 * attack: changes the files that it may only read, by every call there is
 * class: files
 * expect: AC */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void tried(const char *what, int succeeded)
{
	if (succeeded)
		printf("BREACH: %s\n", what);
}

int main(void)
{
	char text[16] = "";
	if (getchar() == '3') {
		puts("safe");
		return 0;
	}
	int fd = open("text", O_RDONLY);
	tried("nothing to read", fd < 0);
	tried("open", open("text", O_WRONLY) >= 0 || open("text", O_RDWR) >= 0);
	tried("O_TRUNC", open("text", O_RDONLY | O_TRUNC) >= 0);
	tried("O_CREAT", open("new", O_WRONLY | O_CREAT, 0600) >= 0);
	tried("O_TMPFILE", open(".", O_TMPFILE | O_WRONLY, 0600) >= 0);
	tried("write", write(fd, "x", 1) == 1 || pwrite(fd, "x", 1, 0) == 1);
	tried("mmap", mmap(NULL, 1, PROT_WRITE, MAP_SHARED, fd, 0) != MAP_FAILED);
	void *page = mmap(NULL, 1, PROT_READ, MAP_SHARED, fd, 0);
	tried("mprotect", page != MAP_FAILED && mprotect(page, 1, PROT_WRITE) == 0);
	tried("truncate", truncate("text", 0) == 0 || ftruncate(fd, 0) == 0);
	tried("fallocate", fallocate(fd, 0, 0, 4096) == 0);
	tried("unlink", unlink("text") == 0);
	tried("rename", rename("text", "x") == 0);
	tried("link", link("text", "x") == 0 || symlink("/etc/passwd", "x") == 0);
	tried("mkdir", mkdir("x", 0700) == 0);
	tried("chmod", chmod("text", 0777) == 0 || fchmod(fd, 0777) == 0);
	tried("utimensat", utimensat(AT_FDCWD, "text", NULL, 0) == 0);
	tried("copy_file_range", copy_file_range(fd, NULL, fd, NULL, 1, 0) > 0);
	tried("changed", pread(fd, text, sizeof text, 0) != 10 || strcmp(text, "some text\n") != 0);
	puts("safe");
}
