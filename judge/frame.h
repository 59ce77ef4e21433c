/* frame.h - JSON messages on a stream socket: u32 little-endian length, then one JSON object.
 *
 * Both sides treat the other as hostile: the length is checked before a byte is stored, the JSON
 * by json_read's rules, and a reader that stands still meets a bounded buffer. */
#ifndef JUDGE_FRAME_H
#define JUDGE_FRAME_H

#include "base/json.h"

enum { FRAME_MAX = 8 * 1024 * 1024, FRAME_PENDING_MAX = 24 * 1024 * 1024 };

struct frames {
	struct buf in, out;
	size_t sent; /* of out */
};

void frames_init(struct frames *f);
void frames_release(struct frames *f);

/* Reads what is there. ERR_CLOSED at the end, ERR_BUSY when nothing came. */
enum err frames_read(struct frames *f, int fd);

/* Takes the next whole message; the caller owns it. ERR_BUSY: none yet. ERR_TOOBIG, ERR_INVAL,
 * ERR_UNICODE: the other side broke the rules, close. */
enum err frames_next(struct frames *f, json_t **out);

/* Queues a message; ERR_TOOBIG when it, or what waits, is too much. */
enum err frames_add(struct frames *f, const json_t *message);

/* Writes what the socket takes. ERR_BUSY: some is left, wait for POLLOUT. */
enum err frames_flush(struct frames *f, int fd);

static inline bool frames_waiting(const struct frames *f)
{
	return f->out.len > f->sent;
}

#endif
