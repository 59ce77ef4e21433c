/* frames.h - messages on a byte stream: a length as u32 little-endian, then that many bytes. */
#ifndef EDGE_FRAMES_H
#define EDGE_FRAMES_H

#include "base/buf.h"

enum { FRAME_MAX = 8 << 20, FRAME_HEAD = 4 };

struct frames {
	struct buf bytes;
	size_t taken; /* of the bytes: messages already given out */
};

void frames_init(struct frames *f);
void frames_release(struct frames *f);

/* What was read. ERR_NOMEM. */
enum err frames_add(struct frames *f, struct span bytes);
/* The next whole message, borrowed until the next frames_add; *out = {NULL, 0} when there is none
 * yet. ERR_TOOBIG: its length is 0 or over FRAME_MAX, and the stream is of no more use. */
enum err frames_next(struct frames *f, struct span *out);

/* Appends one message with its length. ERR_TOOBIG, or the buffer's error; *out is then as it was.
 */
enum err frames_put(struct buf *out, struct span message);

#endif
