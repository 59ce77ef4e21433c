/* pairwise.c - no heap: neighbouring streams are merged in pairs, then the results in pairs, and so
 * on. On a tie the left one goes first, and left means smaller numbers. Every value takes part in
 * ceil(log2 K) rounds: O(N log K) time, whatever M is. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { N_MAX = 1000000, K_MAX = 200000 };

/* Values and the streams that they come from, run after run. */
struct runs {
	int64_t value[N_MAX];
	uint32_t stream[N_MAX];
};

static struct runs buffers[2];
static uint32_t start[K_MAX + 1]; /* run r is start[r] to start[r + 1] */

static bool read_streams(uint32_t k, struct runs *r)
{
	uint32_t n = 0;
	for (uint32_t s = 0; s < k; s++) {
		uint32_t length;
		if (scanf("%u", &length) != 1)
			return false;
		for (; length > 0; length--) {
			long long v;
			if (scanf("%lld", &v) != 1)
				return false;
			r->value[n] = v;
			r->stream[n++] = s + 1;
		}
		start[s + 1] = n;
	}
	return true;
}

static void copy(const struct runs *from, uint32_t at, uint32_t count, struct runs *to,
		 uint32_t out)
{
	memcpy(to->value + out, from->value + at, count * sizeof *to->value);
	memcpy(to->stream + out, from->stream + at, count * sizeof *to->stream);
}

/* The runs i..middle and middle..end, which begin there in the result too. */
static void merge(const struct runs *from, uint32_t i, uint32_t middle, uint32_t end,
		  struct runs *to)
{
	uint32_t j = middle, out = i;
	while (i < middle && j < end) {
		uint32_t next = from->value[j] < from->value[i] ? j++ : i++;
		to->value[out] = from->value[next];
		to->stream[out++] = from->stream[next];
	}
	copy(from, i, middle - i, to, out);
	copy(from, j, end - j, to, out + (middle - i));
}

/* One round; returns how many runs are left. */
static uint32_t halve(const struct runs *from, uint32_t runs, struct runs *to)
{
	uint32_t n = start[runs], left = (runs + 1) / 2;
	for (uint32_t r = 0; r < left; r++) {
		uint32_t middle = start[2 * r + 1], end = 2 * r + 2 <= runs ? start[2 * r + 2] : n;
		merge(from, start[2 * r], middle, end, to);
	}
	for (uint32_t r = 1; r < left; r++)
		start[r] = start[2 * r];
	start[left] = n;
	return left;
}

int main(void)
{
	uint32_t k;
	long long m;
	struct runs *now = &buffers[0], *next = &buffers[1];
	if (scanf("%u %lld", &k, &m) != 2 || !read_streams(k, now))
		return 1;
	while (k > 1) {
		k = halve(now, k, next);
		struct runs *done = next;
		next = now;
		now = done;
	}
	for (uint32_t i = 0; i < start[1] && i < m; i++)
		printf("%lld:%u\n", (long long)now->value[i], now->stream[i]);
	return 0;
}
