#include "judge/box/take.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "judge/box/work.h"

/* An offset of our own, and no way to write: the sender may use the same memfd for many runs. */
static int reopen(int fd)
{
	char path[40];
	struct stat st;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return -1;
	(void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	return open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

static bool sealed(int fd)
{
	int seals = fcntl(fd, F_GET_SEALS);
	return seals >= 0 && (seals & F_SEAL_WRITE);
}

/* A blocking end of a pipe, opened for just that: as O_RDWR its own end would never come. */
static bool pipe_end(int fd, int mode)
{
	struct stat st;
	int flags = fcntl(fd, F_GETFL);
	return fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode) && (flags & O_ACCMODE) == mode &&
	       !(flags & O_NONBLOCK);
}

static int own_fd(int fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, 3);
}

static int take_stdin(int fd)
{
	return pipe_end(fd, O_RDONLY) ? own_fd(fd) : reopen(fd);
}

const char *take_fds(struct wire_request *request, const int *fds, size_t fd_count, int *own,
		     size_t *own_count)
{
	size_t program = request->has_program;
	size_t inputs = program + request->has_stdin;
	size_t inputs_end = fd_count - request->has_stdout;
	size_t count = 0;
	const char *why = NULL;
	if (program && !sealed(fds[0]))
		return "the program is not a sealed memfd";
	if (request->has_stdout && !pipe_end(fds[fd_count - 1], O_WRONLY))
		return "stdout is not the write end of a pipe";
	if (program)
		own[count++] = own_fd(fds[0]);
	own[count++] = request->has_stdin ? take_stdin(fds[program]) : work_memfd("stdin");
	if (own[count - 1] < 0)
		why = "stdin is neither a regular file nor the read end of a pipe";
	for (size_t i = inputs; i < inputs_end; i++) {
		own[count++] = reopen(fds[i]);
		if (own[count - 1] < 0)
			why = "an input is not a regular file that can be opened for reading";
	}
	if (request->has_stdout)
		own[count++] = own_fd(fds[fd_count - 1]);
	request->has_stdin = 1;
	*own_count = count;
	return why;
}
