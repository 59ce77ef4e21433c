#include "judge/frame.h"

#include <errno.h>
#include <sys/socket.h>

#include "judge/report.h"

enum { HEADER = 4, CHUNK = 65536 };

void frames_init(struct frames *f)
{
	*f = (struct frames){.sent = 0};
	buf_init(&f->in, FRAME_MAX + HEADER + CHUNK);
	buf_init(&f->out, FRAME_PENDING_MAX);
}

void frames_release(struct frames *f)
{
	buf_release(&f->in);
	buf_release(&f->out);
	f->sent = 0;
}

static enum err of_errno(void)
{
	if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
		return ERR_BUSY;
	return errno == EPIPE || errno == ECONNRESET ? ERR_CLOSED : ERR_IO;
}

enum err frames_read(struct frames *f, int fd)
{
	char chunk[CHUNK];
	ssize_t n = recv(fd, chunk, sizeof chunk, MSG_DONTWAIT);
	if (n < 0)
		return of_errno();
	if (n == 0)
		return ERR_CLOSED;
	buf_add(&f->in, (struct span){chunk, (size_t)n});
	return buf_err(&f->in);
}

static uint32_t read_length(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;
	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

enum err frames_next(struct frames *f, json_t **out)
{
	json_t *message = NULL;
	if (f->in.len < HEADER)
		return ERR_BUSY;
	size_t len = read_length(f->in.p);
	if (len > FRAME_MAX)
		return ERR_TOOBIG;
	if (f->in.len < HEADER + len)
		return ERR_BUSY;
	enum err e = json_read((struct span){f->in.p + HEADER, len}, &message);
	if (!e && !json_is_object(message))
		e = ERR_INVAL;
	if (e) {
		json_decref(message);
		return e;
	}
	f->in.len -= HEADER + len;
	memmove(f->in.p, f->in.p + HEADER + len, f->in.len);
	*out = message;
	return ERR_OK;
}

enum err frames_add(struct frames *f, const json_t *message)
{
	static const char zero[HEADER] = {0};
	if (f->sent == f->out.len) {
		buf_clear(&f->out);
		f->sent = 0;
	}
	size_t at = f->out.len;
	buf_add(&f->out, (struct span){zero, HEADER});
	enum err e = report_write(message, &f->out);
	e = e ? e : buf_err(&f->out);
	size_t len = f->out.len - at - HEADER;
	if (!e && len > FRAME_MAX)
		e = ERR_TOOBIG;
	if (e) {
		/* Nothing of it stays: what was queued before is still whole. */
		f->out.len = at;
		f->out.err = ERR_OK;
		return e;
	}
	for (size_t i = 0; i < HEADER; i++)
		f->out.p[at + i] = (char)(len >> (8 * i));
	return ERR_OK;
}

enum err frames_flush(struct frames *f, int fd)
{
	while (frames_waiting(f)) {
		ssize_t n = send(fd, f->out.p + f->sent, f->out.len - f->sent,
				 MSG_DONTWAIT | MSG_NOSIGNAL);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return of_errno();
		f->sent += (size_t)n;
	}
	return ERR_OK;
}
