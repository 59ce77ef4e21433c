/* quick_lomuto.c - quicksort with a random pivot and Lomuto's partition into smaller and not
 * smaller, then each run of equal keys put back into the order of the input. No order of different
 * keys is bad for it; many equal keys are: they all go to one side, and only the pivot is split
 * off. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct record {
	int64_t key;
	uint32_t place;
};

static void swap(struct record *a, struct record *b)
{
	struct record t = *a;
	*a = *b;
	*b = t;
}

static uint64_t random_below(uint64_t n)
{
	static uint64_t state = 88172645463325252;
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state % n;
}

static void sort(struct record *r, size_t n, int by_place)
{
	while (n > 1) {
		swap(&r[random_below(n)], &r[n - 1]);
		struct record pivot = r[n - 1];
		size_t left = 0;
		for (size_t i = 0; i + 1 < n; i++)
			if (by_place ? r[i].place < pivot.place : r[i].key < pivot.key)
				swap(&r[i], &r[left++]);
		swap(&r[left], &r[n - 1]);
		/* Recursion on the smaller part only keeps the stack at O(log N). */
		if (left < n - left - 1) {
			sort(r, left, by_place);
			r += left + 1;
			n -= left + 1;
		} else {
			sort(r + left + 1, n - left - 1, by_place);
			n = left;
		}
	}
}

static void sort_stably(struct record *r, size_t n)
{
	sort(r, n, 0);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && r[to].key == r[from].key;)
			to++;
		sort(r + from, to - from, 1);
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
	sort_stably(r, n);
	for (size_t i = 0; i < n; i++)
		printf("%u\n", r[i].place);
	free(r);
	return 0;
}
