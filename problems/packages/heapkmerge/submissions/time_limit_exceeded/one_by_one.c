/* one_by_one.c - merges the second stream into the first, the third into the result, and so on.
 * Merging from the back spares what comes before the new values, but on average half of the result
 * moves: O(N K). */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 1000000 };

struct item {
	int64_t value;
	uint32_t stream;
};

static struct item merged[N_MAX];
static uint32_t count;
static int64_t values[N_MAX]; /* of the stream being merged */

static void merge_in(uint32_t length, uint32_t stream)
{
	uint32_t i = count, j = length;
	count += length;
	for (uint32_t out = count; j > 0;) {
		if (i > 0 && merged[i - 1].value > values[j - 1])
			merged[--out] = merged[--i];
		else
			merged[--out] = (struct item){values[--j], stream};
	}
}

static bool read_streams(uint32_t k)
{
	for (uint32_t s = 1; s <= k; s++) {
		uint32_t length;
		if (scanf("%u", &length) != 1)
			return false;
		for (uint32_t i = 0; i < length; i++) {
			long long v;
			if (scanf("%lld", &v) != 1)
				return false;
			values[i] = v;
		}
		merge_in(length, s);
	}
	return true;
}

int main(void)
{
	uint32_t k;
	long long m;
	if (scanf("%u %lld", &k, &m) != 2 || !read_streams(k))
		return 1;
	for (uint32_t i = 0; i < count && i < m; i++)
		printf("%lld:%u\n", (long long)merged[i].value, merged[i].stream);
	return 0;
}
