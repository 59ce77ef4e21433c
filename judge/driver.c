#include "judge/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>

#include "base/auto.h"

enum { ARGS_MAX = 40 };

static const char *const names[COMPILER_COUNT][LANGUAGE_COUNT] = {
	[COMPILER_GCC] = {[LANGUAGE_C] = "gcc", [LANGUAGE_CPP] = "g++"},
	[COMPILER_CLANG] = {[LANGUAGE_C] = "clang", [LANGUAGE_CPP] = "clang++"},
};

static const char *const common[] = {"-###", "-O2", "-pipe", "-Wall", NULL};
static const char *const of_language[LANGUAGE_COUNT][6] = {
	[LANGUAGE_C] = {"-std=c17", "-x", "c"},
	[LANGUAGE_CPP] = {"-std=gnu++17", "-static-libstdc++", "-static-libgcc", "-x", "c++"},
};
static const char *const closing[] = {DRIVER_INPUT, "-o", DRIVER_PROGRAM, "-lm", NULL};

/* -Og keeps the lines and, without the builtins, the calls that -O2 proves dead: a double free
 * must happen to be found. object-size speaks before AddressSanitizer and says less; vptr takes
 * every stream for a broken one where libstdc++ is linked statically. */
static const char *const sanitize[] = {
	"-Og",
	"-g",
	"-fsanitize=address,undefined",
	"-fno-sanitize=object-size,vptr",
	"-fno-sanitize-recover=all",
	"-fno-builtin-malloc",
	"-fno-builtin-free",
	"-fno-omit-frame-pointer",
	"-fno-optimize-sibling-calls",
	NULL,
};

/* The environment is ours: LIBRARY_PATH, CPATH and LC_ALL of the host change what gcc says. */
static const char *const environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C", NULL};

const char *driver_name(enum compiler compiler, enum language language)
{
	return names[compiler][language];
}

/* posix_spawn takes mutable vectors though it only reads. */
static char *const *mutable(const char *const *v)
{
	union {
		const char *const *in;
		char *const *out;
	} u = {v};
	return u.out;
}

static enum err read_all(int fd, struct buf *out)
{
	char chunk[4096];
	for (;;) {
		ssize_t n = read(fd, chunk, sizeof chunk);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n < 0 ? ERR_IO : buf_err(out);
		buf_add(out, (struct span){chunk, (size_t)n});
	}
}

static void add(const char **argv, size_t *n, const char *const *words)
{
	for (size_t i = 0; words[i]; i++)
		argv[(*n)++] = words[i];
}

static int spawn(const char *path, const char *const *argv, int out, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, 2);
	int failed = posix_spawn(pid, path, &actions, NULL, mutable(argv), mutable(environment));
	posix_spawn_file_actions_destroy(&actions);
	return failed;
}

enum err driver_ask(enum compiler compiler, enum language language, enum toolchain_kind kind,
		    struct buf *out)
{
	const char *argv[ARGS_MAX] = {names[compiler][language]};
	char path[64];
	size_t n = 1;
	add(argv, &n, common);
	if (kind == TOOLCHAIN_SANITIZE)
		add(argv, &n, sanitize);
	add(argv, &n, of_language[language]);
	add(argv, &n, closing);
	argv[n] = NULL;
	snprintf(path, sizeof path, "/usr/bin/%s", argv[0]);
	int fds[2];
	if (pipe2(fds, O_CLOEXEC) < 0)
		return ERR_IO;
	AUTO_FD int in = fds[0];
	pid_t pid;
	int failed = spawn(path, argv, fds[1], &pid);
	close(fds[1]);
	if (failed)
		return failed == ENOENT ? ERR_NOENT : ERR_IO;
	enum err e = read_all(in, out);
	int status;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return e ? e : status == 0 ? ERR_OK : ERR_IO;
}
