/* scan_heads.c - looks through the heads of all streams for each output: O(M K). */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 1000000, K_MAX = 200000 };

static int64_t value[N_MAX];	/* all streams, one after the other */
static uint32_t at[K_MAX + 1];	/* the next value of each stream */
static uint32_t end[K_MAX + 1]; /* and where the stream ends; numbers from 1 */

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
	for (; m > 0; m--) {
		uint32_t first = 0;
		for (uint32_t s = 1; s <= k; s++)
			if (at[s] < end[s] && (first == 0 || value[at[s]] < value[at[first]]))
				first = s;
		if (first == 0)
			break;
		printf("%lld:%u\n", (long long)value[at[first]++], first);
	}
	return 0;
}
