/* quick_median3_low.c - quick_median3.c as most people write it: both ends of the part are given
 * and the middle is at (first + last) / 2. The order made for the other one splits this one in
 * half. */
#include <stddef.h>
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

static struct record median(struct record a, struct record b, struct record c)
{
	if (before(a, b))
		return before(b, c) ? b : before(a, c) ? c : a;
	return before(a, c) ? a : before(b, c) ? c : b;
}

/* Sorts r[first..last]. */
static void sort(struct record *r, ptrdiff_t first, ptrdiff_t last)
{
	while (first < last) {
		struct record pivot = median(r[first], r[(first + last) / 2], r[last]);
		ptrdiff_t i = first, j = last;
		while (i <= j) {
			while (before(r[i], pivot))
				i++;
			while (before(pivot, r[j]))
				j--;
			if (i <= j) {
				struct record t = r[i];
				r[i++] = r[j];
				r[j--] = t;
			}
		}
		/* Recursion on the smaller part only keeps the stack at O(log N). */
		if (j - first < last - i) {
			sort(r, first, j);
			first = i;
		} else {
			sort(r, i, last);
			last = j;
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
	sort(r, 0, (ptrdiff_t)n - 1);
	for (size_t i = 0; i < n; i++)
		printf("%u\n", r[i].place);
	free(r);
	return 0;
}
