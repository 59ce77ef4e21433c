/* unclamped.c - kth_halving.c that looks k/2 deep into both ranges without cutting that at the end
 * of a short one. It meets elements beyond the range, or zeros beyond the array. */
#include <stdint.h>
#include <stdio.h>

enum { VALUES_MAX = 200000, ROOM = 3 * VALUES_MAX };

static int64_t first[ROOM], second[ROOM];

/* The k-th smallest, k from 1 to m + n. */
static int64_t kth(const int64_t *a, int64_t m, const int64_t *b, int64_t n, int64_t k)
{
	while (m > 0 && n > 0 && k > 1) {
		int64_t half = k / 2;
		if (a[half - 1] < b[half - 1]) {
			a += half;
			m -= half;
		} else {
			b += half;
			n -= half;
		}
		k -= half;
	}
	if (m <= 0)
		return b[k - 1];
	if (n <= 0)
		return a[k - 1];
	return a[0] < b[0] ? a[0] : b[0];
}

static int64_t twice_median(const int64_t *a, int64_t m, const int64_t *b, int64_t n)
{
	int64_t total = m + n;
	if (total % 2 == 1)
		return 2 * kth(a, m, b, n, total / 2 + 1);
	return kth(a, m, b, n, total / 2) + kth(a, m, b, n, total / 2 + 1);
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
	if (scanf("%d %d %d", &m, &n, &q) != 3)
		return 1;
	read_array(first, m);
	read_array(second, n);
	while (q-- > 0 && scanf("%d %d %d %d", &l1, &r1, &l2, &r2) == 4) {
		int64_t twice =
			twice_median(first + l1 - 1, r1 - l1 + 1, second + l2 - 1, r2 - l2 + 1);
		printf("%lld\n", (long long)twice);
	}
	return 0;
}
