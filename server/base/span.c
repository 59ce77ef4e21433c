#include "base/span.h"

#include <sodium.h>
#include <stdlib.h>

bool span_split(struct span *rest, char separator, struct span *part)
{
	if (!rest->p)
		return false;
	const char *at = memchr(rest->p, separator, rest->len);
	if (!at) {
		*part = *rest;
		*rest = (struct span){0};
		return true;
	}
	size_t n = (size_t)(at - rest->p);
	*part = (struct span){rest->p, n};
	*rest = (struct span){at + 1, rest->len - n - 1};
	return true;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct span span_trim(struct span s)
{
	while (s.len && is_space(s.p[0]))
		s = (struct span){s.p + 1, s.len - 1};
	while (s.len && is_space(s.p[s.len - 1]))
		s.len--;
	return s;
}

enum err span_int(struct span s, int64_t lo, int64_t hi, int64_t *out)
{
	bool negative = s.len > 0 && s.p[0] == '-';
	size_t i = negative ? 1 : 0;
	int64_t value = 0;
	if (i == s.len)
		return ERR_INVAL;
	for (; i < s.len; i++) {
		int digit = s.p[i] - '0';
		if (digit < 0 || digit > 9)
			return ERR_INVAL;
		if (__builtin_mul_overflow(value, 10, &value) ||
		    __builtin_add_overflow(value, negative ? -digit : digit, &value))
			return ERR_RANGE;
	}
	if (value < lo || value > hi)
		return ERR_RANGE;
	*out = value;
	return ERR_OK;
}

enum err span_dup(struct span s, char **out)
{
	if (s.len && memchr(s.p, 0, s.len))
		return ERR_INVAL;
	char *copy = malloc(s.len + 1);
	if (!copy)
		return ERR_NOMEM;
	if (s.len)
		memcpy(copy, s.p, s.len);
	copy[s.len] = 0;
	*out = copy;
	return ERR_OK;
}

/* RFC 3629, section 4: by first byte, how many follow and the range of the second. */
static size_t sequence_length(const unsigned char *p, size_t left)
{
	unsigned char lo = 0x80, hi = 0xBF;
	size_t n;
	if (p[0] < 0x80)
		return p[0] ? 1 : 0;
	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		n = 2;
	else if (p[0] >= 0xE0 && p[0] <= 0xEF)
		n = 3;
	else if (p[0] >= 0xF0 && p[0] <= 0xF4)
		n = 4;
	else
		return 0;
	if (p[0] == 0xE0)
		lo = 0xA0;
	if (p[0] == 0xED)
		hi = 0x9F;
	if (p[0] == 0xF0)
		lo = 0x90;
	if (p[0] == 0xF4)
		hi = 0x8F;
	if (left < n || p[1] < lo || p[1] > hi)
		return 0;
	for (size_t i = 2; i < n; i++)
		if (p[i] < 0x80 || p[i] > 0xBF)
			return 0;
	return n;
}

enum err span_utf16_length(struct span utf8, size_t *units)
{
	const unsigned char *p = (const unsigned char *)utf8.p;
	size_t count = 0;
	for (size_t i = 0; i < utf8.len;) {
		size_t n = sequence_length(p + i, utf8.len - i);
		if (n == 0)
			return ERR_UNICODE;
		count += n == 4 ? 2 : 1;
		i += n;
	}
	*units = count;
	return ERR_OK;
}

bool span_eq_secret(struct span a, struct span b)
{
	return a.len == b.len && sodium_memcmp(a.p, b.p, a.len) == 0;
}
