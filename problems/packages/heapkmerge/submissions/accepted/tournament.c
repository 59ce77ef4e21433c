/* tournament.c - a tournament of the streams: each inner node of a complete binary tree holds the
 * winner of its two children. After an output only the matches of its stream, from the leaf to the
 * root, are played again: one comparison a level, where a heap needs two. Being exhausted is a
 * state of its own and no value. O(N + K + M log K) time. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 1000000, K_MAX = 200000, LEAVES_MAX = 1 << 18 };

static int64_t value[N_MAX];
static uint32_t at[K_MAX + 1], end[K_MAX + 1];
static uint32_t winner[2 * LEAVES_MAX]; /* streams, 0: nobody; the root is 1 */
static uint32_t leaves = 1;

/* The stream that comes first, of two or fewer that have a value left. Ties go to the left child,
 * whose streams have the smaller numbers. */
static uint32_t match(uint32_t left, uint32_t right)
{
	if (left == 0 || right == 0)
		return left + right;
	return value[at[right]] < value[at[left]] ? right : left;
}

static void advance(uint32_t stream)
{
	uint32_t node = leaves + stream - 1;
	if (++at[stream] == end[stream])
		winner[node] = 0;
	while (node > 1) {
		node /= 2;
		winner[node] = match(winner[2 * node], winner[2 * node + 1]);
	}
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
	while (leaves < k)
		leaves *= 2;
	for (uint32_t s = 1; s <= k; s++)
		winner[leaves + s - 1] = at[s] < end[s] ? s : 0;
	for (uint32_t node = leaves; node-- > 1;)
		winner[node] = match(winner[2 * node], winner[2 * node + 1]);
	for (; m > 0 && winner[1] != 0; m--) {
		uint32_t s = winner[1];
		printf("%lld:%u\n", (long long)value[at[s]], s);
		advance(s);
	}
	return 0;
}
