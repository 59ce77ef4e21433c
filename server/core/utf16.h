/* utf16.h - between UTF-8, which travels, and UTF-16, in which editors count (RFC 3629, RFC 2781).
 */
#ifndef CORE_UTF16_H
#define CORE_UTF16_H

#include "base/buf.h"

/* Writes the units of valid UTF-8 to out, which has room for them: span_utf16_length() says how
 * many, and that the text is valid. Returns how many were written. */
size_t utf16_from(struct span utf8, uint16_t *out);

/* Appends n units, which hold no lone surrogates, as UTF-8. */
void utf16_to(const uint16_t *units, size_t n, struct buf *out);

static inline bool utf16_high(uint16_t unit)
{
	return (unit & 0xFC00) == 0xD800;
}

static inline bool utf16_low(uint16_t unit)
{
	return (unit & 0xFC00) == 0xDC00;
}

#endif
