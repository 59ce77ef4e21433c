/* stream.h - what one run writes into a slot's pipe, kept in a memfd up to a size. */
#ifndef BOX_STREAM_H
#define BOX_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct stream {
	int read_end; /* the slot's, non-blocking */
	int memfd;    /* what was kept; -1 while there is nothing */
	uint64_t kept, max_bytes;
	bool cut; /* there was more than max_bytes */
};

/* Borrows the read end. */
void stream_init(struct stream *stream, int read_end, uint64_t max_bytes);
void stream_release(struct stream *stream);
/* Takes what is there now, a bounded amount unless `all`. ERR_OK: there may be more; ERR_BUSY:
 * nothing more for now; else it cannot be kept. */
enum err stream_pump(struct stream *stream, bool all);
/* No change any more: what the judge gets stays as it is. */
enum err stream_seal(const struct stream *stream);

#endif
