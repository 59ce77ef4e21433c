/* stream.h - one output stream of a program: a pipe whose other end fills a memfd up to a size. */
#ifndef BOX_STREAM_H
#define BOX_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct stream {
	int read_end;  /* non-blocking; -1 once the program's side is closed and all is read */
	int write_end; /* for the program; -1 once handed over */
	int memfd;     /* what was kept; -1: nothing is */
	uint64_t kept, max_bytes;
	bool cut; /* there was more than max_bytes */
};

enum err stream_init(struct stream *stream, uint64_t max_bytes);
/* Somebody else's pipe: nothing is kept or counted here. Takes the descriptor. */
void stream_init_foreign(struct stream *stream, int write_end);
void stream_release(struct stream *stream);
/* Takes what is there now, a bounded amount unless `all`. ERR_BUSY: nothing more for now;
 * ERR_CLOSED: the end; ERR_OK: there may be more. */
enum err stream_pump(struct stream *stream, bool all);

#endif
