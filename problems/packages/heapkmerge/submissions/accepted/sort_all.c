/* sort_all.c - forgets that the streams are sorted, and sorts everything by value and stream. Right
 * and within all limits, O(N log N); what it gives away is a matter for the interviewer's
 * questions. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct item {
	int64_t value;
	uint32_t stream;
};

static int by_value_and_stream(const void *x, const void *y)
{
	const struct item *a = x, *b = y;
	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	return (a->stream > b->stream) - (a->stream < b->stream);
}

int main(void)
{
	uint32_t k, n = 0;
	long long m, v;
	if (scanf("%u %lld", &k, &m) != 2)
		return 1;
	struct item *item = malloc(1000000 * sizeof *item);
	if (item == NULL)
		return 1;
	for (uint32_t s = 1, length; s <= k && scanf("%u", &length) == 1; s++)
		for (; length > 0 && scanf("%lld", &v) == 1; length--)
			item[n++] = (struct item){v, s};
	qsort(item, n, sizeof *item, by_value_and_stream);
	for (uint32_t i = 0; i < n && i < m; i++)
		printf("%lld:%u\n", (long long)item[i].value, item[i].stream);
	free(item);
	return 0;
}
