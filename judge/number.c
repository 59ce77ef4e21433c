#include "judge/number.h"

#include <stdlib.h>

#include "base/auto.h"

static size_t digits(struct span s, size_t at)
{
	size_t n = 0;
	while (at + n < s.len && s.p[at + n] >= '0' && s.p[at + n] <= '9')
		n++;
	return n;
}

static bool is_sign(struct span s, size_t at)
{
	return at < s.len && (s.p[at] == '+' || s.p[at] == '-');
}

static bool is_number(struct span s)
{
	size_t at = is_sign(s, 0) ? 1 : 0;
	size_t whole = digits(s, at), part = 0;
	at += whole;
	if (at < s.len && s.p[at] == '.') {
		part = digits(s, at + 1);
		at += 1 + part;
	}
	if (whole + part == 0)
		return false;
	if (at < s.len && (s.p[at] == 'e' || s.p[at] == 'E')) {
		at++;
		at += is_sign(s, at) ? 1 : 0;
		size_t exponent = digits(s, at);
		if (exponent == 0)
			return false;
		at += exponent;
	}
	return at == s.len;
}

bool number_read_long(struct span s, long double *out)
{
	char small[64];
	AUTO_FREE char *large = NULL;
	if (!is_number(s))
		return false;
	if (s.len >= sizeof small && span_dup(s, &large))
		return false;
	if (!large) {
		memcpy(small, s.p, s.len);
		small[s.len] = 0;
	}
	*out = strtold(large ? large : small, NULL);
	return true;
}

bool number_read(struct span s, double *out)
{
	long double value;
	if (!number_read_long(s, &value))
		return false;
	*out = (double)value;
	return true;
}
