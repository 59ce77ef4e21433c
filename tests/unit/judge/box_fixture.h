/* box_fixture.h - what the tests of the sandbox share: the worlds (each tier that this host gives,
 * as root and as an ordinary user), and programs to run in them. */
#ifndef TESTS_BOX_FIXTURE_H
#define TESTS_BOX_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <sched.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/box_client.h"

extern char **environ;

enum { FIXTURE_USER = 65533 };

struct fixture {
	enum box_tier tier;
	struct box *box;
};

/* Runs and waits; 0 when it ended well. */
static inline int fixture_command(const char *const *argv)
{
	pid_t pid;
	int status;
	union {
		const char *const *in;
		char *const *out;
	} args = {.in = argv};
	if (posix_spawnp(&pid, argv[0], NULL, NULL, args.out, environ) != 0 ||
	    waitpid(pid, &status, 0) != pid)
		return -1;
	return status;
}

/* The whole file as a sealed memfd. */
static inline int fixture_load(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	int made = -1;
	assert_true(fd >= 0 && fstat(fd, &st) == 0);
	void *bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	assert_true(bytes != MAP_FAILED);
	assert_int_equal(box_memfd("file", bytes, (size_t)st.st_size, &made), ERR_OK);
	(void)munmap(bytes, (size_t)st.st_size);
	close(fd);
	return made;
}

static inline int fixture_text(const char *text)
{
	int fd = -1;
	assert_int_equal(box_memfd("text", text, strlen(text), &fd), ERR_OK);
	return fd;
}

/* box_victim.c, compiled by gcc with one more flag (or NULL). */
static inline int fixture_victim(const char *flag)
{
	char out[] = "/tmp/viva-victim.XXXXXX";
	int fd = mkstemp(out);
	assert_true(fd >= 0);
	close(fd);
	const char *argv[] = {"gcc",
			      "-std=gnu17",
			      "-O1",
			      "-g",
			      "-w",
			      "-o",
			      out,
			      VIVA_SOURCE_DIR "/tests/unit/judge/box_victim.c",
			      VIVA_SOURCE_DIR "/tests/unit/judge/box_victim_tools.c",
			      VIVA_SOURCE_DIR "/tests/unit/judge/box_victim_files.c",
			      VIVA_SOURCE_DIR "/tests/unit/judge/box_victim_talk.c",
			      VIVA_SOURCE_DIR "/tests/unit/judge/box_victim_storm.c",
			      "-lm",
			      flag,
			      NULL};
	assert_int_equal(fixture_command(argv), 0);
	int program = fixture_load(out);
	(void)unlink(out);
	return program;
}

/* A copy of viva-box where an ordinary user may execute it; its directory is to be removed. */
static inline void fixture_install(char path[PATH_MAX])
{
	char own[PATH_MAX];
	const char *given = getenv("VIVA_BOX");
	ssize_t n = readlink("/proc/self/exe", own, sizeof own - 32);
	assert_true(n > 0);
	own[n] = '\0';
	*strrchr(own, '/') = '\0';
	*strrchr(own, '/') = '\0';
	strcat(own, "/viva-box"); /* NOLINT: the room is kept above */
	(void)snprintf(path, PATH_MAX, "/tmp/viva-test.XXXXXX");
	assert_non_null(mkdtemp(path));
	assert_int_equal(chmod(path, 0755), 0);
	(void)snprintf(path + strlen(path), PATH_MAX - strlen(path), "/viva-box");
	const char *argv[] = {"install", "-m", "0755", given ? given : own, path, NULL};
	assert_int_equal(fixture_command(argv), 0);
	assert_int_equal(setenv("VIVA_BOX", path, 1), 0);
}

static inline void fixture_remove(char path[PATH_MAX])
{
	(void)unlink(path);
	*strrchr(path, '/') = '\0';
	(void)rmdir(path);
}

static inline int fixture_setup(void **state)
{
	struct fixture *f = *state;
	char reason[BOX_TEXT_MAX] = "";
	struct box_options options = {.tier = f->tier};
	if (box_new(&options, &f->box, reason) == ERR_OK)
		return 0;
	print_error("tier %s: %s\n", box_tier_name(f->tier), reason);
	return -1;
}

static inline int fixture_teardown(void **state)
{
	struct fixture *f = *state;
	box_free(TAKE(f->box));
	return 0;
}

/* Whether this host gives the tier to this user, without more words. */
static inline int fixture_gives(enum box_tier tier)
{
	struct box *box;
	struct box_options options = {.tier = tier};
	if (box_new(&options, &box, NULL) != ERR_OK)
		return 0;
	box_free(box);
	return 1;
}

/* All tests of `group` in one world; the number that failed. */
typedef int fixture_group(const char *world, struct fixture *fixture);

static inline int fixture_tiers(const char *who, fixture_group *group)
{
	int failed = 0;
	for (enum box_tier tier = BOX_TIER_A; tier >= BOX_TIER_C; tier--) {
		char world[32];
		struct fixture fixture = {.tier = tier};
		(void)snprintf(world, sizeof world, "tier %s as %s", box_tier_name(tier), who);
		if (fixture_gives(tier))
			failed += group(world, &fixture);
		else
			print_message("%s: not to be had on this host\n", world);
	}
	return failed;
}

/* In every world; for main(). Tier C must be there for everybody, else it is a failure. */
static inline int fixture_worlds(fixture_group *group)
{
	char path[PATH_MAX];
	int status = 0;
	/* Whatever others mount on this host meanwhile is not to be seen from here. */
	if (unshare(CLONE_NEWNS) == 0)
		(void)mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
	fixture_install(path);
	int failed = fixture_gives(BOX_TIER_C) ? 0 : 1;
	failed += fixture_tiers(geteuid() == 0 ? "root" : "an ordinary user", group);
	(void)fflush(NULL);
	if (geteuid() == 0) {
		pid_t pid = fork();
		if (pid == 0) {
			if (setgroups(0, NULL) != 0 || setgid(FIXTURE_USER) != 0 ||
			    setuid(FIXTURE_USER) != 0 || chdir("/") != 0)
				_exit(1);
			int bad = fixture_tiers("an ordinary user", group);
			(void)fflush(NULL);
			_exit(bad == 0 ? 0 : 1);
		}
		if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0)
			failed++;
	}
	fixture_remove(path);
	return failed == 0 ? 0 : 1;
}

#endif
