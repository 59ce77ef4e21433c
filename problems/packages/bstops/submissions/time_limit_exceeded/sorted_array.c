/* sorted_array.c - keys in a sorted array: every query is a binary search or a look-up, but each
 * insertion and deletion moves what lies behind, which no memmove makes up for in 8-byte keys by
 * the hundred thousand. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t *keys;
static size_t size;

/* How many keys are smaller: the place of x, if it is there. */
static size_t rank_of(int64_t x)
{
	size_t lo = 0, hi = size;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (keys[mid] < x)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static int is_at(size_t place, int64_t x)
{
	return place < size && keys[place] == x;
}

static void insert(int64_t x)
{
	size_t at = rank_of(x);
	if (is_at(at, x))
		return;
	memmove(keys + at + 1, keys + at, (size++ - at) * sizeof *keys);
	keys[at] = x;
}

static void remove_key(int64_t x)
{
	size_t at = rank_of(x);
	if (is_at(at, x))
		memmove(keys + at, keys + at + 1, (--size - at) * sizeof *keys);
}

/* The key at this place, from 0. */
static void print_at(uint64_t place)
{
	if (place >= size)
		puts("none");
	else
		printf("%lld\n", (long long)keys[place]);
}

static void apply(char op, int64_t x)
{
	switch (op) {
	case 'I':
		insert(x);
		break;
	case 'D':
		remove_key(x);
		break;
	case 'F':
		puts(is_at(rank_of(x), x) ? "yes" : "no");
		break;
	case 'K':
		print_at((uint64_t)x - 1);
		break; /* k = 0 becomes the largest place */
	case 'R':
		printf("%zu\n", rank_of(x));
		break;
	case 'S':
		print_at(rank_of(x + 1));
		break;
	}
}

int main(void)
{
	unsigned q;
	if (scanf("%u", &q) != 1)
		return 1;
	keys = malloc(((size_t)q + 1) * sizeof *keys);
	if (keys == NULL)
		return 1;
	for (unsigned i = 0; i < q; i++) {
		char op;
		long long x;
		if (scanf(" %c %lld", &op, &x) != 2)
			return 1;
		apply(op, x);
	}
	free(keys);
	return 0;
}
