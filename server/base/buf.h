/* buf.h - owned, growing bytes with a named maximum.
 *
 * A buffer remembers its first failure: append as often as needed, ask buf_err() once. After a
 * failure appends do nothing, so what is there is a prefix and must not be used as the whole. The
 * bytes are always followed by a NUL that does not count. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/span.h"

struct buf {
	char *p; /* never NULL once something was appended */
	size_t len;
	size_t cap;
	size_t max;
	enum err err;
};

void buf_init(struct buf *b, size_t max_bytes);
void buf_release(struct buf *b);

void buf_add(struct buf *b, struct span s);
void buf_add_text(struct buf *b, const char *text);
void buf_addf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_add_char(struct buf *b, char c);
void buf_clear(struct buf *b); /* empty and without error; keeps the memory */

static inline enum err buf_err(const struct buf *b)
{
	return b->err;
}

static inline struct span buf_span(const struct buf *b)
{
	return (struct span){b->p ? b->p : "", b->len};
}

/* The bytes, NUL-terminated, which the caller frees; the buffer is empty afterwards. NULL after an
 * error. */
char *buf_take(struct buf *b);

#define AUTO_BUF __attribute__((cleanup(buf_release))) struct buf

#endif
