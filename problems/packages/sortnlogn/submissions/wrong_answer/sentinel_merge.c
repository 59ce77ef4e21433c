/* sentinel_merge.c - the textbook merge with an "infinite" sentinel behind each run. The largest
 * key is as large as the sentinel, and on a tie the left run goes first, sentinel or not. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct record {
	int64_t key;
	uint32_t place;
};

/* Sorts r[0..n-1]; spare has room for n + 2 records. */
static void sort(struct record *r, struct record *spare, size_t n)
{
	if (n < 2)
		return;
	size_t nl = n / 2, nr = n - nl;
	sort(r, spare, nl);
	sort(r + nl, spare, nr);
	struct record *left = spare, *right = spare + nl + 1;
	for (size_t i = 0; i < nl; i++)
		left[i] = r[i];
	for (size_t i = 0; i < nr; i++)
		right[i] = r[nl + i];
	left[nl].key = right[nr].key = INT64_MAX;
	left[nl].place = right[nr].place = 0;
	for (size_t i = 0, j = 0, k = 0; k < n; k++)
		r[k] = left[i].key <= right[j].key ? left[i++] : right[j++];
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
	struct record *spare = malloc((n + 2) * sizeof *spare);
	if (spare == NULL)
		return 1;
	sort(r, spare, n);
	free(spare);
	for (size_t i = 0; i < n; i++)
		printf("%u\n", r[i].place);
	free(r);
	return 0;
}
