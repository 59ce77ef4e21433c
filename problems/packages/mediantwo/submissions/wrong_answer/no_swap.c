/* no_swap.c - partition.c that always searches in the first range, also when it is the longer one:
 * j = half - i then leaves the second range on either side. */
#include <stdint.h>
#include <stdio.h>

enum { VALUES_MAX = 200000, ROOM = 3 * VALUES_MAX };

static int64_t first[ROOM], second[ROOM]; /* with zeros on both sides */

static int64_t twice_median(const int64_t *a, int64_t m, const int64_t *b, int64_t n)
{
	int64_t half = (m + n + 1) / 2, lo = 0, hi = m;
	while (lo < hi) {
		int64_t i = (lo + hi) / 2;
		if (a[i] < b[half - i - 1])
			lo = i + 1;
		else
			hi = i;
	}
	int64_t i = lo, j = half - i;
	int64_t lower = i == 0 || (j > 0 && b[j - 1] > a[i - 1]) ? b[j - 1] : a[i - 1];
	if ((m + n) % 2 == 1)
		return 2 * lower;
	int64_t upper = i == m || (j < n && b[j] < a[i]) ? b[j] : a[i];
	return lower + upper;
}

static void read_array(int64_t *v, int n)
{
	long long value;
	for (int i = 0; i < n && scanf("%lld", &value) == 1; i++)
		v[i] = value;
}

int main(void)
{
	int m, n, q, l1, r1, l2, r2;
	int64_t *a = first + VALUES_MAX, *b = second + VALUES_MAX;
	if (scanf("%d %d %d", &m, &n, &q) != 3)
		return 1;
	read_array(a, m);
	read_array(b, n);
	while (q-- > 0 && scanf("%d %d %d %d", &l1, &r1, &l2, &r2) == 4) {
		int64_t twice = twice_median(a + l1 - 1, r1 - l1 + 1, b + l2 - 1, r2 - l2 + 1);
		printf("%lld\n", (long long)twice);
	}
	return 0;
}
