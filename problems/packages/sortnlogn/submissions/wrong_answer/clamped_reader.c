/* clamped_reader.c - heap_index.c with a reader that makes the size of a key first and its sign
 * then: 2^63 is no int64_t, so -2^63 becomes -2^63 + 1. */
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

/* The next number. One that is too large becomes the largest there is, so that nothing overflows.
 */
static int64_t read_key(void)
{
	int c = getchar(), negative = 0;
	while (c != '-' && (c < '0' || c > '9'))
		c = getchar();
	if (c == '-') {
		negative = 1;
		c = getchar();
	}
	int64_t value = 0;
	for (; c >= '0' && c <= '9'; c = getchar())
		value = value > (INT64_MAX - (c - '0')) / 10 ? INT64_MAX : value * 10 + (c - '0');
	return negative ? -value : value;
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
		r[i] = (struct record){read_key(), (uint32_t)i + 1};
	}
	sort(r, n);
	for (size_t i = 0; i < n; i++)
		printf("%u\n", r[i].place);
	free(r);
	return 0;
}
