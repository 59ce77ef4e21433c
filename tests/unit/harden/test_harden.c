/* What is given up is gone: each test asks from inside, in a child. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "harden.h"

#define CHECK(condition)                                                                           \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "line %d: %s\n", __LINE__, #condition);                    \
			_exit(1);                                                                  \
		}                                                                                  \
	} while (0)

static void in_child(void (*body)(const char *directory))
{
	char directory[] = "/tmp/viva-harden-XXXXXX", path[64];
	int status;
	assert_non_null(mkdtemp(directory));
	/* A child that leaves the user behind still has to get in. */
	pid_t pid = fork();
	if (pid == 0) {
		body(directory);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	snprintf(path, sizeof path, "%s/inside", directory);
	unlink(path);
	rmdir(directory);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void *try_exec(void *arg)
{
	char *const argv[] = {NULL};
	(void)arg;
	CHECK(execve("/bin/true", argv, argv) < 0 && errno == EPERM);
	return NULL;
}

static void no_program(const char *directory)
{
	pthread_t thread;
	bool landlock;
	CHECK(harden_process(directory, NULL, &landlock) == ERR_OK);
	try_exec(NULL);
	CHECK(fork() < 0 && errno == EPERM);
	CHECK(ptrace(PTRACE_TRACEME, 0, 0, 0) < 0 && errno == EPERM);
	CHECK(chroot(directory) < 0 && errno == EPERM);
	CHECK(pthread_create(&thread, NULL, try_exec, NULL) == 0);
	CHECK(pthread_join(thread, NULL) == 0);
}

static void no_program_can_be_started(void **state)
{
	(void)state;
	in_child(no_program);
}

/* A thread that was there before is held by the filter too. */
static int gate[2];
static void *exec_when_told(void *arg)
{
	char byte;
	CHECK(read(gate[0], &byte, 1) == 1);
	return try_exec(arg);
}

static void old_threads(const char *directory)
{
	pthread_t thread;
	bool landlock;
	CHECK(pipe(gate) == 0);
	CHECK(pthread_create(&thread, NULL, exec_when_told, NULL) == 0);
	CHECK(harden_process(directory, NULL, &landlock) == ERR_OK);
	CHECK(write(gate[1], "x", 1) == 1);
	CHECK(pthread_join(thread, NULL) == 0);
}

static void threads_that_were_there_are_held_too(void **state)
{
	(void)state;
	in_child(old_threads);
}

static void only_own_files(const char *directory)
{
	char path[64];
	bool landlock;
	struct rlimit core;
	snprintf(path, sizeof path, "%s/inside", directory);
	CHECK(harden_process(directory, NULL, &landlock) == ERR_OK);
	CHECK(open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) >= 0);
	CHECK(getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0);
	if (!landlock) {
		fprintf(stderr, "this kernel has no Landlock: files are not checked\n");
		return;
	}
	CHECK(open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0 && errno == EACCES);
	CHECK(open("/tmp/viva-outside", O_RDWR | O_CREAT | O_CLOEXEC, 0600) < 0);
	CHECK(unlink(path) == 0);
}

static void only_own_files_are_seen(void **state)
{
	(void)state;
	in_child(only_own_files);
}

static void become_nobody(const char *directory)
{
	(void)directory;
	CHECK(harden_become(65534, 65534) == ERR_OK);
	CHECK(getuid() == 65534 && geteuid() == 65534 && getegid() == 65534);
	CHECK(getgroups(0, NULL) == 0);
	CHECK(setuid(0) < 0 && seteuid(0) < 0);
}

static void root_is_left_for_good(void **state)
{
	(void)state;
	if (geteuid() != 0) {
		assert_int_equal(harden_become(0, 0), ERR_FORBIDDEN);
		return;
	}
	in_child(become_nobody);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_program_can_be_started),
		cmocka_unit_test(threads_that_were_there_are_held_too),
		cmocka_unit_test(only_own_files_are_seen),
		cmocka_unit_test(root_is_left_for_good),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
