/* stack_buffers.c - a merge sort whose two halves live in arrays on the stack. Their lengths halve
 * from level to level, so all of them together hold 2N records of 16 bytes: 3.2 MB at 10^5, 32 MB
 * at 10^6, beyond 8 MiB. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct record {
	int64_t key;
	uint32_t place;
};

static void sort(struct record *r, size_t n)
{
	if (n < 2)
		return;
	size_t nl = n / 2, nr = n - nl;
	struct record left[nl], right[nr];
	for (size_t i = 0; i < nl; i++)
		left[i] = r[i];
	for (size_t i = 0; i < nr; i++)
		right[i] = r[nl + i];
	sort(left, nl);
	sort(right, nr);
	for (size_t i = 0, j = 0, k = 0; k < n; k++)
		r[k] = j == nr || (i < nl && left[i].key <= right[j].key) ? left[i++] : right[j++];
}

int main(void)
{
	size_t n;
	if (scanf("%zu", &n) != 1)
		return 1;
	struct record *r = malloc((n + 1) * sizeof *r);
	if (r == NULL)
		return 1;
	for (size_t i = 0; i < n; i++) {
		long long value;
		if (scanf("%lld", &value) != 1)
			return 1;
		r[i] = (struct record){value, (uint32_t)i + 1};
	}
	sort(r, n);
	for (size_t i = 0; i < n; i++)
		printf("%u\n", r[i].place);
	free(r);
	return 0;
}
