#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_init(struct buf *b, size_t max_bytes)
{
	*b = (struct buf){.max = max_bytes};
}

void buf_release(struct buf *b)
{
	free(b->p);
	*b = (struct buf){.max = b->max};
}

/* Room for `extra` bytes and the NUL. */
static bool reserve(struct buf *b, size_t extra)
{
	size_t need;
	if (b->err)
		return false;
	if (__builtin_add_overflow(b->len, extra, &need) || need > b->max || need == SIZE_MAX) {
		b->err = ERR_TOOBIG;
		return false;
	}
	if (need < b->cap)
		return true;
	size_t cap = b->cap ? b->cap : 64;
	while (cap <= need)
		cap = cap > SIZE_MAX / 2 ? need + 1 : cap * 2;
	char *p = realloc(b->p, cap);
	if (!p) {
		b->err = ERR_NOMEM;
		return false;
	}
	b->p = p;
	b->cap = cap;
	return true;
}

void buf_add(struct buf *b, struct span s)
{
	if (!reserve(b, s.len))
		return;
	if (s.len)
		memcpy(b->p + b->len, s.p, s.len);
	b->len += s.len;
	b->p[b->len] = 0;
}

void buf_add_text(struct buf *b, const char *text)
{
	buf_add(b, span_of(text));
}

void buf_add_char(struct buf *b, char c)
{
	buf_add(b, (struct span){&c, 1});
}

void buf_addf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	if (n < 0)
		b->err = b->err ? b->err : ERR_INVAL;
	else if (reserve(b, (size_t)n)) {
		vsnprintf(b->p + b->len, (size_t)n + 1, format, again);
		b->len += (size_t)n;
	}
	va_end(again);
	va_end(args);
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->err = ERR_OK;
	if (b->p)
		b->p[0] = 0;
}

char *buf_take(struct buf *b)
{
	if (!reserve(b, 0))
		return NULL;
	b->p[b->len] = 0;
	char *p = b->p;
	*b = (struct buf){.max = b->max};
	return p;
}
