/* by_definition.c - the oracle: takes M times the first in order of all values that are left,
 * wherever they stand in their streams. It does not even use that the streams are sorted. O(N M),
 * so it ends itself at once when there are more than 5000 values. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { N_MAX = 5000 };

static int64_t value[N_MAX];
static int stream[N_MAX];
static bool taken[N_MAX];

int main(void)
{
	int k, n = 0;
	long long m;
	if (scanf("%d %lld", &k, &m) != 2)
		return 1;
	for (int s = 1; s <= k; s++) {
		int length;
		if (scanf("%d", &length) != 1)
			return 1;
		if (n + length > N_MAX)
			abort(); /* too slow beyond that */
		for (; length > 0; length--) {
			long long v;
			if (scanf("%lld", &v) != 1)
				return 1;
			value[n] = v;
			stream[n++] = s;
		}
	}
	for (; m > 0; m--) {
		int first = -1;
		for (int i = 0; i < n; i++)
			if (!taken[i] && (first < 0 || value[i] < value[first]))
				first = i; /* of equal values the one in the earlier stream stays */
		if (first < 0)
			break;
		taken[first] = true;
		printf("%lld:%d\n", (long long)value[first], stream[first]);
	}
	return 0;
}
