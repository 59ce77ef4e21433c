/* sorted_heads.c - the heads in a sorted array, the first in order at the end. It leaves, and the
 * next value of its stream is inserted, moving whatever comes before it: O(M K), although moving is
 * quick. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_MAX = 1000000, K_MAX = 200000 };

static int64_t value[N_MAX];	/* all streams, one after the other */
static uint32_t at[K_MAX + 1];	/* the next value of each stream */
static uint32_t end[K_MAX + 1]; /* and where the stream ends; numbers from 1 */

struct head {
	int64_t value;
	uint32_t stream;
};

static struct head sorted[K_MAX]; /* the first in order is the last here */
static uint32_t size;

static bool before(struct head a, struct head b)
{
	return a.value != b.value ? a.value < b.value : a.stream < b.stream;
}

static int descending(const void *x, const void *y)
{
	return before(*(const struct head *)x, *(const struct head *)y) ? 1 : -1;
}

/* The last head of the array has changed: it moves to where it belongs. */
static void insert_last(void)
{
	struct head h = sorted[size - 1];
	uint32_t lo = 0, hi = size - 1;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (before(h, sorted[mid]))
			lo = mid + 1;
		else
			hi = mid;
	}
	memmove(sorted + lo + 1, sorted + lo, (size - 1 - lo) * sizeof *sorted);
	sorted[lo] = h;
}

static bool read_streams(uint32_t k)
{
	uint32_t n = 0;
	for (uint32_t s = 1; s <= k; s++) {
		uint32_t length;
		if (scanf("%u", &length) != 1)
			return false;
		at[s] = n;
		for (; length > 0; length--) {
			long long v;
			if (scanf("%lld", &v) != 1)
				return false;
			value[n++] = v;
		}
		end[s] = n;
	}
	return true;
}

int main(void)
{
	uint32_t k;
	long long m;
	if (scanf("%u %lld", &k, &m) != 2 || !read_streams(k))
		return 1;
	for (uint32_t s = 1; s <= k; s++)
		if (at[s] < end[s])
			sorted[size++] = (struct head){value[at[s]], s};
	qsort(sorted, size, sizeof *sorted, descending);
	for (; m > 0 && size > 0; m--) {
		struct head *first = &sorted[size - 1];
		uint32_t s = first->stream;
		printf("%lld:%u\n", (long long)first->value, s);
		if (++at[s] < end[s]) {
			first->value = value[at[s]];
			insert_last();
		} else {
			size--;
		}
	}
	return 0;
}
