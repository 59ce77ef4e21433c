#include "edge/frames.h"

void frames_init(struct frames *f)
{
	*f = (struct frames){0};
	/* One message that is not whole yet, and one read behind it. */
	buf_init(&f->bytes, 2 * (size_t)FRAME_MAX);
}

void frames_release(struct frames *f)
{
	buf_release(&f->bytes);
	f->taken = 0;
}

enum err frames_add(struct frames *f, struct span bytes)
{
	if (f->taken > 0) {
		memmove(f->bytes.p, f->bytes.p + f->taken, f->bytes.len - f->taken);
		f->bytes.len -= f->taken;
		f->taken = 0;
	}
	buf_add(&f->bytes, bytes);
	return buf_err(&f->bytes);
}

static uint32_t length_at(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;
	return (uint32_t)u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
}

enum err frames_next(struct frames *f, struct span *out)
{
	size_t left = f->bytes.len - f->taken;
	*out = (struct span){0};
	if (left < FRAME_HEAD)
		return ERR_OK;
	uint32_t length = length_at(f->bytes.p + f->taken);
	if (length == 0 || length > FRAME_MAX)
		return ERR_TOOBIG;
	if (left - FRAME_HEAD < length)
		return ERR_OK;
	*out = (struct span){f->bytes.p + f->taken + FRAME_HEAD, length};
	f->taken += FRAME_HEAD + (size_t)length;
	return ERR_OK;
}

enum err frames_put(struct buf *out, struct span message)
{
	if (message.len == 0 || message.len > FRAME_MAX)
		return ERR_TOOBIG;
	size_t before = out->len;
	char head[FRAME_HEAD];
	for (size_t i = 0; i < FRAME_HEAD; i++)
		head[i] = (char)(message.len >> 8 * i & 0xFF);
	buf_add(out, (struct span){head, sizeof head});
	buf_add(out, message);
	enum err e = buf_err(out);
	if (e) {
		out->len = before;
		out->err = ERR_OK;
	}
	return e;
}
