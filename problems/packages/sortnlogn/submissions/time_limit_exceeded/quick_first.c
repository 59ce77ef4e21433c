/* quick_first.c - a stable quicksort: the first record is the pivot, smaller ones go to the left,
 * the others, through a buffer, to the right. When keys are sorted, falling or equal the pivot is
 * all that each step splits off: O(N^2). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct record {
	int64_t key;
	uint32_t place;
};

static void sort(struct record *r, struct record *spare, size_t n)
{
	while (n > 1) {
		struct record pivot = r[0];
		size_t left = 0, right = 0;
		for (size_t i = 1; i < n; i++) {
			if (r[i].key < pivot.key)
				r[left++] = r[i];
			else
				spare[right++] = r[i];
		}
		r[left] = pivot;
		for (size_t i = 0; i < right; i++)
			r[left + 1 + i] = spare[i];
		/* Recursion on the smaller part only keeps the stack at O(log N). */
		if (left < right) {
			sort(r, spare, left);
			r += left + 1;
			n = right;
		} else {
			sort(r + left + 1, spare, right);
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
	struct record *spare = malloc((n + 1) * sizeof *spare);
	if (spare == NULL)
		return 1;
	sort(r, spare, n);
	free(spare);
	for (size_t i = 0; i < n; i++)
		printf("%u\n", r[i].place);
	free(r);
	return 0;
}
