/* The judges' socket: who may connect is decided by the kernel's word on the peer (SO_PEERCRED),
 * not by anything that the peer says. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/auto.h"
#include "base/log.h"
#include "edge/frames.h"
#include "edge/inside.h"

enum { JUDGES_MAX = 16, OUT_MAX = 64 << 20, READ_SIZE = 65536 };

struct judge {
	struct job_socket *socket;
	struct judge *next, **prev;
	struct app_judge *app; /* NULL until opened */
	ev_io io;
	int fd;
	struct frames in;
	struct buf out;
	size_t sent;
	bool closing; /* after what is in `out` */
};

struct job_socket {
	struct edge *edge;
	int fd;
	ev_io accepting;
	struct judge *judges;
	size_t n;
	char path[sizeof((struct sockaddr_un *)0)->sun_path];
};

/* ---- one judge ---- */

static void judge_gone(struct judge *j)
{
	ev_io_stop(j->socket->edge->loop, &j->io);
	*j->prev = j->next;
	if (j->next)
		j->next->prev = j->prev;
	j->socket->n--;
	if (j->app)
		app_judge_closed(j->app);
	frames_release(&j->in);
	buf_release(&j->out);
	close(j->fd);
	free(j);
}

static void want(struct judge *j, int events)
{
	if ((j->io.events & (EV_READ | EV_WRITE)) == events)
		return;
	ev_io_stop(j->socket->edge->loop, &j->io);
	ev_io_set(&j->io, j->fd, events);
	ev_io_start(j->socket->edge->loop, &j->io);
}

/* Written from the loop only, so that no call of the app's ends in the freeing of its judge. */
void edge_judge_send(void *peer, struct span json)
{
	struct judge *j = peer;
	if (j->closing)
		return;
	if (frames_put(&j->out, json)) {
		log_warn("judge_dropped", LOG_TEXT("why", "it reads too slowly"));
		j->closing = true;
	}
	want(j, EV_READ | EV_WRITE);
}

void edge_judge_close(void *peer)
{
	struct judge *j = peer;
	j->closing = true;
	want(j, EV_WRITE);
}

/* False: the connection is of no more use. */
static bool flush(struct judge *j)
{
	while (j->sent < j->out.len) {
		ssize_t n = send(j->fd, j->out.p + j->sent, j->out.len - j->sent,
				 MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno == EAGAIN || errno == EWOULDBLOCK;
		j->sent += (size_t)n;
	}
	buf_clear(&j->out);
	j->sent = 0;
	want(j, j->closing ? EV_WRITE : EV_READ);
	return !j->closing;
}

static bool take(struct judge *j)
{
	char bytes[READ_SIZE];
	ssize_t n = recv(j->fd, bytes, sizeof bytes, MSG_DONTWAIT);
	if (n < 0)
		return errno == EAGAIN || errno == EINTR;
	if (n == 0 || frames_add(&j->in, (struct span){bytes, (size_t)n}))
		return false;
	struct span message;
	enum err e;
	while (!(e = frames_next(&j->in, &message)) && message.p && !j->closing)
		app_judge_message(j->app, message);
	if (e)
		log_warn("judge_frame", LOG_TEXT("why", err_str(e)));
	return !e;
}

static void on_judge(struct ev_loop *loop, ev_io *io, int events)
{
	struct judge *j = io->data;
	(void)loop;
	if ((events & EV_WRITE) && !flush(j)) {
		judge_gone(j);
		return;
	}
	if ((events & EV_READ) && !j->closing && !take(j))
		judge_gone(j);
}

/* ---- accepting ---- */

static bool may_judge(const struct edge_options *o, int fd, uid_t *uid)
{
	struct ucred peer;
	socklen_t len = sizeof peer;
	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &len) < 0)
		return false;
	*uid = peer.uid;
	return peer.uid == 0 || peer.uid == geteuid() ||
	       (o->has_judge_user && peer.uid == o->judge_uid);
}

static void adopt(struct job_socket *s, int fd)
{
	struct judge *j = calloc(1, sizeof *j);
	if (!j) {
		close(fd);
		return;
	}
	j->socket = s;
	j->fd = fd;
	frames_init(&j->in);
	buf_init(&j->out, OUT_MAX);
	j->next = s->judges;
	j->prev = &s->judges;
	if (j->next)
		j->next->prev = &j->next;
	s->judges = j;
	s->n++;
	ev_io_init(&j->io, on_judge, fd, EV_READ);
	j->io.data = j;
	ev_io_start(s->edge->loop, &j->io);
	if (app_judge_open(s->edge->app, j, &j->app))
		judge_gone(j);
}

static void on_accept(struct ev_loop *loop, ev_io *io, int events)
{
	struct job_socket *s = io->data;
	uid_t uid = 0;
	(void)loop;
	(void)events;
	AUTO_FD int fd = accept4(s->fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (fd < 0)
		return;
	if (!may_judge(s->edge->options, fd, &uid))
		log_warn("judge_refused", LOG_INT("uid", uid));
	else if (s->n >= JUDGES_MAX)
		log_warn("judge_refused", LOG_TEXT("why", "too many"));
	else
		adopt(s, TAKE_FD(fd));
}

/* ---- the socket itself ---- */

/* A socket that nobody listens on is left over from a server that was killed. */
static enum err remove_stale(const struct sockaddr_un *address)
{
	struct stat st;
	if (lstat(address->sun_path, &st) < 0)
		return errno == ENOENT ? ERR_OK : ERR_IO;
	if (!S_ISSOCK(st.st_mode))
		return ERR_EXISTS;
	AUTO_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd >= 0 && connect(fd, (const struct sockaddr *)address, sizeof *address) == 0)
		return ERR_LOCKED;
	return unlink(address->sun_path) < 0 ? ERR_IO : ERR_OK;
}

static enum err listen_at(const struct edge_options *o, const struct sockaddr_un *address, int *out)
{
	enum err e = remove_stale(address);
	if (e)
		return e;
	AUTO_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	/* Made closed and then opened to the group: nobody else ever gets a moment at it. */
	mode_t before = umask(0177);
	int bound = bind(fd, (const struct sockaddr *)address, sizeof *address);
	umask(before);
	if (bound < 0)
		return errno == ENOENT ? ERR_NOENT : errno == EACCES ? ERR_FORBIDDEN : ERR_IO;
	/* Made while still root, used by whoever we become. */
	gid_t group = o->has_judge_user ? o->judge_gid : o->own_gid;
	if (chown(address->sun_path, o->own_uid, group) < 0)
		return ERR_FORBIDDEN;
	if (chmod(address->sun_path, 0660) < 0 || listen(fd, JUDGES_MAX) < 0)
		return ERR_IO;
	*out = TAKE_FD(fd);
	return ERR_OK;
}

enum err judges_new(struct edge *e, struct job_socket **out, char why[EDGE_WHY])
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	struct job_socket *s = calloc(1, sizeof *s);
	if (!s)
		return ERR_NOMEM;
	s->edge = e;
	int n = snprintf(s->path, sizeof s->path, "%s", e->options->job_socket);
	memcpy(address.sun_path, s->path, sizeof s->path);
	enum err bad =
		(size_t)n < sizeof s->path ? listen_at(e->options, &address, &s->fd) : ERR_TOOBIG;
	if (bad) {
		snprintf(why, EDGE_WHY,
			 "the judges' socket %.108s cannot be made: %s. Name another path (under "
			 "108 "
			 "characters) with --job-socket.",
			 e->options->job_socket, err_str(bad));
		free(s);
		return bad;
	}
	ev_io_init(&s->accepting, on_accept, s->fd, EV_READ);
	s->accepting.data = s;
	ev_io_start(e->loop, &s->accepting);
	*out = s;
	return ERR_OK;
}

void judges_free(struct job_socket *s)
{
	if (!s)
		return;
	while (s->judges)
		judge_gone(s->judges);
	ev_io_stop(s->edge->loop, &s->accepting);
	close(s->fd);
	unlink(s->path);
	free(s);
}
