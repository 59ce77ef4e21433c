#include "judge/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/auto.h"

/* True when it is time to stop: somebody wrote to, or closed, the control descriptor. */
static bool wait_readable(struct sandbox *s)
{
	struct pollfd fds[2] = {
		{.fd = box_fd(s->box), .events = POLLIN},
		{.fd = s->control_fd, .events = POLLIN},
	};
	while (poll(fds, 2, -1) < 0)
		if (errno != EINTR)
			return true;
	return fds[1].revents != 0;
}

/* Once a run is cancelled its result comes soon, whatever the control descriptor says. */
static void drain(struct sandbox *s, uint64_t wanted)
{
	uint64_t ticket = 0;
	box_cancel(s->box, wanted);
	while (ticket != wanted) {
		struct box_result result = {0};
		struct pollfd fd = {.fd = box_fd(s->box), .events = POLLIN};
		enum err e = box_next(s->box, &ticket, &result);
		box_result_release(&result);
		if (e == ERR_BUSY)
			poll(&fd, 1, -1);
		else if (e)
			return;
	}
}

enum err sandbox_run(struct sandbox *s, const struct box_request *request,
		     struct box_result *result)
{
	uint64_t ticket, ended;
	enum err e = s->stopped ? ERR_CLOSED : box_start(s->box, request, &ticket);
	while (!e) {
		e = box_next(s->box, &ended, result);
		if (e != ERR_BUSY)
			return e;
		e = ERR_OK;
		s->stopped = wait_readable(s);
		if (s->stopped) {
			drain(s, ticket);
			return ERR_CLOSED;
		}
	}
	return e;
}

enum err mapping_of(int fd, struct mapping *out)
{
	struct stat st;
	if (fd < 0) {
		*out = (struct mapping){.bytes = SPAN("")};
		return ERR_OK;
	}
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return ERR_IO;
	if (st.st_size == 0) {
		*out = (struct mapping){.bytes = SPAN("")};
		return ERR_OK;
	}
	void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		return errno == ENOMEM ? ERR_NOMEM : ERR_IO;
	*out = (struct mapping){.bytes = {at, (size_t)st.st_size}, .at = at};
	return ERR_OK;
}

void mapping_release(struct mapping *m)
{
	if (m->at)
		munmap(m->at, m->bytes.len);
	*m = (struct mapping){.at = NULL};
}

enum err sandbox_open(const char *path, int *fd)
{
	AUTO_FD int opened = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat st;
	if (opened < 0)
		return errno == ENOENT ? ERR_NOENT : ERR_IO;
	if (fstat(opened, &st) < 0 || !S_ISREG(st.st_mode))
		return ERR_IO;
	*fd = TAKE_FD(opened);
	return ERR_OK;
}
