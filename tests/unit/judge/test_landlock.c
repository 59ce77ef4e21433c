/* test_landlock.c - every level of Landlock up to this kernel's: what each keeps a process from,
 * and that the level below does not yet. A newer kernel can be asked for less, so one host shows
 * all. */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/auto.h"
#include "judge/box/landlock.h"

/* Two directories: what is in `work` is given back, what is in `other` is not. */
struct place {
	char root[64];
};

static bool refused(bool failed)
{
	return failed && (errno == EACCES || errno == EPERM || errno == EXDEV);
}

static bool reads_outside(void)
{
	AUTO_FD int fd = open("other/file", O_RDONLY | O_CLOEXEC);
	return refused(fd < 0);
}

static bool makes_links(void)
{
	return refused(symlink("/etc/passwd", "work/link") != 0) &&
	       refused(mkfifo("work/fifo", 0600) != 0) && refused(mkdir("work/dir", 0700) != 0);
}

static bool cannot_work(void)
{
	AUTO_FD int fd = open("work/new", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	return fd < 0 || write(fd, "x", 1) != 1 || unlink("work/new") != 0;
}

static bool truncates(void)
{
	return refused(truncate("other/file", 0) != 0);
}

static bool binds_tcp(void)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
				      .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	AUTO_FD int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0);
	return refused(bind(fd, (struct sockaddr *)&address, sizeof address) != 0);
}

static bool signals_parent(void)
{
	return refused(kill(getppid(), 0) != 0);
}

static const struct {
	const char *what;
	bool (*is_refused)(void);
	int from; /* the level that refuses it; 0: none ever does */
} acts[] = {
	{"reading outside", reads_outside, 1},
	{"links, fifos and directories", makes_links, 1},
	{"plain files in the work directory", cannot_work, 0},
	{"truncating outside", truncates, 3},
	{"binding a TCP port", binds_tcp, 4},
	{"signals to the outside", signals_parent, 6},
};

/* In a child, since there is no way back: 0 when all is as the level says, else 1 + the act. */
static int child_at(int level)
{
	const struct landlock_rule rules[] = {{"work", LANDLOCK_WORK},
					      {"not there", LANDLOCK_TREE}};
	if (landlock_confine(level, rules, 2) != ERR_OK)
		return 100;
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
		bool wanted = acts[i].from != 0 && level >= acts[i].from;
		if (acts[i].is_refused() != wanted)
			return 1 + (int)i;
	}
	return 0;
}

static void test_each_level_refuses_its_own_and_no_more(void **state)
{
	(void)state;
	for (int level = 1; level <= landlock_abi(); level++) {
		int status = 0;
		pid_t pid = fork();
		if (pid == 0)
			_exit(child_at(level));
		assert_int_equal(waitpid(pid, &status, 0), pid);
		if (status != 0)
			print_error("level %d: %s\n", level,
				    WIFEXITED(status) && WEXITSTATUS(status) - 1 < 6
					    ? acts[WEXITSTATUS(status) - 1].what
					    : "could not be confined");
		assert_int_equal(status, 0);
	}
}

static void test_without_landlock_nothing_is_pretended(void **state)
{
	(void)state;
	assert_int_equal(landlock_confine(0, NULL, 0), ERR_UNSUPPORTED);
	assert_string_equal(landlock_words(0), "nothing");
	assert_string_equal(landlock_words(99), landlock_words(6));
}

static int setup(void **state)
{
	static struct place place;
	(void)snprintf(place.root, sizeof place.root, "/tmp/viva-landlock.XXXXXX");
	*state = &place;
	if (!mkdtemp(place.root) || chdir(place.root) != 0 || mkdir("work", 0700) != 0 ||
	    mkdir("other", 0700) != 0)
		return -1;
	AUTO_FD int fd = open("other/file", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	return fd < 0 ? -1 : 0;
}

static int teardown(void **state)
{
	const struct place *place = *state;
	(void)unlink("other/file");
	(void)rmdir("other");
	(void)rmdir("work");
	return chdir("/") != 0 || rmdir(place->root) != 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_level_refuses_its_own_and_no_more),
		cmocka_unit_test(test_without_landlock_nothing_is_pretended),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
