#include "judge/number.h"

#include <stdlib.h>

#include "base/auto.h"

/* ---- the grammar ---- */

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

/* The digits of an exponent, cut where no number can be that large. */
static int64_t read_exponent(struct span s, size_t at, size_t count)
{
	int64_t value = 0;
	for (size_t i = 0; i < count && value <= NUMBER_EXPONENT_MAX; i++)
		value = value * 10 + (s.p[at + i] - '0');
	return value < NUMBER_EXPONENT_MAX ? value : NUMBER_EXPONENT_MAX;
}

/* Without the zeros at both ends: `whole` digits stand before the point. */
static void trim_zeros(struct number *n, size_t whole, int64_t exponent)
{
	struct span s = n->digits;
	size_t first = 0, last = s.len;
	while (first < s.len && (s.p[first] == '0' || s.p[first] == '.'))
		first++;
	while (last > first && (s.p[last - 1] == '0' || s.p[last - 1] == '.'))
		last--;
	n->digits = (struct span){s.p + first, last - first};
	n->point = whole > first && whole < last ? whole - first : n->digits.len;
	if (first == last) {
		n->top = -1;
		n->bottom = 0;
		return;
	}
	/* The digit at index i stands for 10^(whole - 1 - i), less one place right of the point. */
	n->top = exponent + (int64_t)whole - (int64_t)first - (first < whole ? 1 : 0);
	n->bottom = exponent + (int64_t)whole - (int64_t)last + (last <= whole ? 0 : 1);
}

bool number_parse(struct span s, struct number *out)
{
	struct number n = {.negative = s.len > 0 && s.p[0] == '-'};
	size_t at = is_sign(s, 0) ? 1 : 0, start = at;
	size_t whole = digits(s, at), part = 0;
	int64_t exponent = 0;
	at += whole;
	if (at < s.len && s.p[at] == '.') {
		part = digits(s, at + 1);
		at += 1 + part;
	}
	if (whole + part == 0)
		return false;
	n.digits = (struct span){s.p + start, at - start};
	if (at < s.len && (s.p[at] == 'e' || s.p[at] == 'E')) {
		bool minus = ++at < s.len && s.p[at] == '-';
		at += is_sign(s, at) ? 1 : 0;
		size_t count = digits(s, at);
		if (count == 0)
			return false;
		exponent = read_exponent(s, at, count);
		exponent = minus ? -exponent : exponent;
		at += count;
	}
	if (at != s.len)
		return false;
	trim_zeros(&n, whole, exponent);
	*out = n;
	return true;
}

/* ---- exact comparison ---- */

/* How it works: whether a + t - s is negative is seen digit by digit from the left, all terms at
 * once. `sum` counts units of the present power of ten; what is still to come is less than one
 * unit of each term, so once |sum| reaches the terms' weights nothing can turn it. */

__extension__ typedef __int128 wide;

enum { TERMS = 3, HALF_DIGITS = 18 };
static const wide half = 1000000000000000000;

struct term {
	const struct number *number;
	wide weight;
	int64_t shift;
};

static int digit_at(const struct number *n, int64_t power)
{
	if (power > n->top || power < n->bottom)
		return 0;
	size_t i = (size_t)(n->top - power);
	return n->digits.p[i + (i >= n->point ? 1 : 0)] - '0';
}

/* The highest power of ten, up to `from`, at which a term has a digit; false: there is none. */
static bool next_power(const struct term *terms, int64_t from, int64_t *power)
{
	bool found = false;
	for (size_t i = 0; i < TERMS; i++) {
		int64_t top = terms[i].number->top + terms[i].shift;
		int64_t bottom = terms[i].number->bottom + terms[i].shift;
		top = top < from ? top : from;
		if (top < bottom || (found && top <= *power))
			continue;
		*power = top;
		found = true;
	}
	return found;
}

/* Powers from `from` down to `to`, at which no term has a digit. */
static wide cross_gap(wide sum, wide most, int64_t from, int64_t to)
{
	for (int64_t k = from; k > to && sum != 0 && sum < most && sum > -most; k--)
		sum *= 10;
	return sum;
}

static bool is_negative(const struct term *terms)
{
	wide sum = 0, most = 0;
	int64_t power = 0, last;
	for (size_t i = 0; i < TERMS; i++)
		most += terms[i].weight < 0 ? -terms[i].weight : terms[i].weight;
	for (bool more = next_power(terms, INT64_MAX, &power); more; sum *= 10) {
		for (size_t i = 0; i < TERMS; i++)
			sum += terms[i].weight * digit_at(terms[i].number, power - terms[i].shift);
		last = power;
		more = next_power(terms, last - 1, &power);
		if (more)
			sum = cross_gap(sum, most, last - 1, power);
		if (sum >= most || sum <= -most)
			break;
	}
	return sum < 0;
}

bool number_tolerance(const struct number *n, struct tolerance *out)
{
	wide mantissa = 0;
	int64_t power = n->top;
	for (int i = 0; i < 2 * HALF_DIGITS && power >= n->bottom; i++, power--)
		mantissa = mantissa * 10 + digit_at(n, power);
	if (n->negative && mantissa != 0)
		return false;
	*out = (struct tolerance){
		.high = (uint64_t)(mantissa / half),
		.low = (uint64_t)(mantissa % half),
		.exponent = power + 1,
	};
	return true;
}

bool number_within(const struct number *answer, const struct number *output,
		   const struct tolerance *t, bool relative)
{
	static const struct number one = {.digits = {"1", 1}, .point = 1};
	const wide a = answer->negative ? -1 : 1, s = output->negative ? -1 : 1;
	struct term terms[TERMS] = {
		{answer, a, 0},
		{output, -s, 0},
		{relative ? answer : &one, (wide)t->high * half + (wide)t->low, t->exponent},
	};
	if (is_negative(terms))
		return false;
	terms[0].weight = -a;
	terms[1].weight = s;
	return !is_negative(terms);
}

bool number_read(struct span s, double *out)
{
	char small[64];
	AUTO_FREE char *large = NULL;
	struct number n;
	if (!number_parse(s, &n))
		return false;
	if (s.len >= sizeof small && span_dup(s, &large))
		return false;
	if (!large) {
		memcpy(small, s.p, s.len);
		small[s.len] = 0;
	}
	*out = strtod(large ? large : small, NULL);
	return true;
}
