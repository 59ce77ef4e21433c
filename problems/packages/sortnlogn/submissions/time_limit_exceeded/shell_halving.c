/* shell_halving.c - Shell's sort with gaps N/2, N/4, ..., 1; the place in the input breaks ties.
 * Fast on random orders, but even and odd places meet only in the last pass: O(N^2). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct record {
	int64_t key;
	uint32_t place;
};

static int before(struct record a, struct record b)
{
	return a.key < b.key || (a.key == b.key && a.place < b.place);
}

static void sort(struct record *r, size_t n)
{
	for (size_t gap = n / 2; gap > 0; gap /= 2) {
		for (size_t i = gap; i < n; i++) {
			struct record moving = r[i];
			size_t at = i;
			for (; at >= gap && before(moving, r[at - gap]); at -= gap)
				r[at] = r[at - gap];
			r[at] = moving;
		}
	}
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
