/* quick_middle.c - quicksort with the middle record as pivot, moved to the end before Lomuto's
 * partition; the place in the input breaks ties. Sorted and falling keys are its best case; an
 * order that puts the largest key of each part into its middle makes it O(N^2). */
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

static void swap(struct record *a, struct record *b)
{
	struct record t = *a;
	*a = *b;
	*b = t;
}

static size_t split(struct record *r, size_t n)
{
	swap(&r[(n - 1) / 2], &r[n - 1]);
	size_t left = 0;
	for (size_t i = 0; i + 1 < n; i++)
		if (before(r[i], r[n - 1]))
			swap(&r[i], &r[left++]);
	swap(&r[left], &r[n - 1]);
	return left;
}

static void sort(struct record *r, size_t n)
{
	while (n > 1) {
		size_t left = split(r, n), right = n - left - 1;
		/* Recursion on the smaller part only keeps the stack at O(log N). */
		if (left < right) {
			sort(r, left);
			r += left + 1;
			n = right;
		} else {
			sort(r + left + 1, right);
			n = left;
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
