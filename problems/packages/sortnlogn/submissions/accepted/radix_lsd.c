/* radix_lsd.c - four stable counting passes over 16 bits each, least significant first.
 * No comparison at all: O(N) for keys of fixed width. Flipping the sign bit makes the order of
 * unsigned digits the order of signed keys. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { DIGIT_BITS = 16, DIGITS = 1 << DIGIT_BITS, KEY_BITS = 64 };

struct record {
	uint64_t key;
	uint32_t place;
};

static uint32_t digit(uint64_t key, int shift)
{
	return (uint32_t)(key >> shift) & (DIGITS - 1);
}

/* Stable: records with the same digit keep their order. */
static void pass(const struct record *from, struct record *to, size_t n, int shift)
{
	static uint32_t start[DIGITS + 1];
	for (size_t d = 0; d <= DIGITS; d++)
		start[d] = 0;
	for (size_t i = 0; i < n; i++)
		start[digit(from[i].key, shift) + 1]++;
	for (size_t d = 0; d < DIGITS; d++)
		start[d + 1] += start[d];
	for (size_t i = 0; i < n; i++)
		to[start[digit(from[i].key, shift)]++] = from[i];
}

int main(void)
{
	size_t n;
	if (scanf("%zu", &n) != 1)
		return 1;
	struct record *a = malloc((n + 1) * sizeof *a), *b = malloc((n + 1) * sizeof *b);
	if (a == NULL || b == NULL)
		return 1;
	for (size_t i = 0; i < n; i++) {
		long long value;
		if (scanf("%lld", &value) != 1)
			return 1;
		a[i] = (struct record){(uint64_t)value ^ (UINT64_C(1) << 63), (uint32_t)i + 1};
	}
	for (int shift = 0; shift < KEY_BITS; shift += 2 * DIGIT_BITS) {
		pass(a, b, n, shift);
		pass(b, a, n, shift + DIGIT_BITS);
	}
	for (size_t i = 0; i < n; i++)
		printf("%u\n", a[i].place);
	free(b);
	free(a);
	return 0;
}
