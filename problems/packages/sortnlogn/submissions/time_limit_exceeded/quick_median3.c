/* quick_median3.c - quicksort with the median of the first, middle and last record as pivot and
 * Hoare's partition; the place in the input breaks ties. Good on every simple order; O(N^2) on one
 * made for it. */
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

static struct record median(struct record a, struct record b, struct record c)
{
	if (before(b, a))
		swap(&a, &b);
	if (before(c, b))
		b = before(c, a) ? a : c;
	return b;
}

/* Splits r[0..n-1], n >= 2, into two parts that are not empty, and returns the length of the left
 * one. */
static size_t split(struct record *r, size_t n, struct record pivot)
{
	size_t i = 0, j = n - 1;
	for (;; i++, j--) {
		while (before(r[i], pivot))
			i++;
		while (before(pivot, r[j]))
			j--;
		if (i >= j)
			return i;
		swap(&r[i], &r[j]);
	}
}

static void sort(struct record *r, size_t n)
{
	while (n > 1) {
		size_t left = split(r, n, median(r[0], r[n / 2], r[n - 1])), right = n - left;
		/* Recursion on the smaller part only keeps the stack at O(log N). */
		if (left < right) {
			sort(r, left);
			r += left;
			n = right;
		} else {
			sort(r + left, right);
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
