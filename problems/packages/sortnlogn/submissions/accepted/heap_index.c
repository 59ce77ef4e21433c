/* heap_index.c - heap sort in place. Heap sort is not stable by itself; comparing the place in the
 * input when keys are equal makes all records different, so that stability is no longer a question.
 * O(N log N) always, and no memory beyond the records. */
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

/* Moves r[at] down until no child of it comes after it; the heap is r[0..n-1], the last on top. */
static void sift_down(struct record *r, size_t at, size_t n)
{
	struct record moving = r[at];
	for (size_t child; (child = 2 * at + 1) < n; at = child) {
		if (child + 1 < n && before(r[child], r[child + 1]))
			child++;
		if (!before(moving, r[child]))
			break;
		r[at] = r[child];
	}
	r[at] = moving;
}

static void sort(struct record *r, size_t n)
{
	for (size_t i = n / 2; i-- > 0;)
		sift_down(r, i, n);
	for (size_t left = n; left > 1; left--) {
		struct record last = r[0];
		r[0] = r[left - 1];
		r[left - 1] = last;
		sift_down(r, 0, left - 1);
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
