#include "core/utf16.h"

size_t utf16_from(struct span utf8, uint16_t *out)
{
	static const unsigned char mask[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	uint16_t *const start = out;
	for (size_t i = 0; i < utf8.len;) {
		unsigned char first = (unsigned char)utf8.p[i];
		size_t n = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
		uint32_t code = first & mask[n];
		for (size_t j = 1; j < n; j++)
			code = code << 6 | ((unsigned char)utf8.p[i + j] & 0x3F);
		i += n;
		if (code < 0x10000) {
			*out++ = (uint16_t)code;
			continue;
		}
		*out++ = (uint16_t)(0xD800 + ((code - 0x10000) >> 10));
		*out++ = (uint16_t)(0xDC00 + ((code - 0x10000) & 0x3FF));
	}
	return (size_t)(out - start);
}

static size_t encode(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	out[0] = (char)(lead[n] | code);
	return n;
}

void utf16_to(const uint16_t *units, size_t n, struct buf *out)
{
	char chunk[1024];
	size_t used = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t code = units[i];
		if (utf16_high(units[i]) && i + 1 < n && utf16_low(units[i + 1])) {
			code = 0x10000 + ((code & 0x3FF) << 10) + (units[i + 1] & 0x3FF);
			i++;
		}
		used += encode(code, chunk + used);
		if (used > sizeof chunk - 4) {
			buf_add(out, (struct span){chunk, used});
			used = 0;
		}
	}
	buf_add(out, (struct span){chunk, used});
}
