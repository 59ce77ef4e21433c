/* strided_view.c - the matrix stays where it is; what changes is how we look at it: where the view
 * begins, and how far apart in memory the next row and the next column are. Every operation is a
 * swap or a change of sign: O(1). O(RC) for each spiral and for the matrix at the end. */
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define PRIME ((UINT64_C(1) << 61) - 1)
enum { BASE = 1000003, WORD_MAX = 100000 };

struct view {
	const int32_t *first; /* the value in the top left corner */
	ptrdiff_t rows, cols;
	ptrdiff_t down, right; /* from a value to its neighbours */
};

static void transpose(struct view *v)
{
	*v = (struct view){v->first, v->cols, v->rows, v->right, v->down};
}

static void mirror_left_right(struct view *v)
{
	v->first += (v->cols - 1) * v->right;
	v->right = -v->right;
}

static void mirror_top_bottom(struct view *v)
{
	v->first += (v->rows - 1) * v->down;
	v->down = -v->down;
}

static uint64_t hash_more(uint64_t hash, int32_t value)
{
	uint64_t digit = value >= 0 ? (uint64_t)value : PRIME - (uint64_t)(-(int64_t)value);
	return (uint64_t)(((unsigned __int128)hash * BASE + digit) % PRIME);
}

/* Hashes n values from *at on, in steps of step; *at ends on the last of them. */
static uint64_t hash_line(uint64_t hash, const int32_t **at, ptrdiff_t step, ptrdiff_t n)
{
	for (ptrdiff_t i = 0; i < n; i++) {
		*at += i > 0 ? step : 0;
		hash = hash_more(hash, **at);
	}
	return hash;
}

/* Each side of the spiral is one step shorter than the one before the last; the first that would be
 * empty ends it. */
static uint64_t spiral(const struct view *v)
{
	const int32_t *at = v->first;
	ptrdiff_t step[4] = {v->right, v->down, -v->right, -v->down};
	ptrdiff_t length[2] = {v->cols, v->rows - 1}; /* of the next horizontal and vertical side */
	uint64_t hash = 0;
	for (int side = 0; length[side % 2] > 0; side++) {
		if (side > 0)
			at += step[side % 4];
		hash = hash_line(hash, &at, step[side % 4], length[side % 2]);
		length[side % 2]--;
	}
	return hash;
}

static void carry_out(struct view *v, char operation)
{
	if (operation == 'S')
		printf("%" PRIu64 "\n", spiral(v));
	if (operation == 'T' || operation == 'R' || operation == 'L')
		transpose(v);
	if (operation == 'H' || operation == 'R')
		mirror_left_right(v);
	if (operation == 'V' || operation == 'L')
		mirror_top_bottom(v);
}

static void print(const struct view *v)
{
	printf("%td %td\n", v->rows, v->cols);
	for (ptrdiff_t i = 0; i < v->rows; i++)
		for (ptrdiff_t j = 0; j < v->cols; j++)
			printf("%" PRId32 "%c", v->first[i * v->down + j * v->right],
			       j + 1 < v->cols ? ' ' : '\n');
}

int main(void)
{
	static char word[WORD_MAX + 1];
	ptrdiff_t rows, cols, length;
	if (scanf("%td %td %td", &rows, &cols, &length) != 3)
		return 1;
	int32_t *a = malloc((size_t)(rows * cols) * sizeof *a);
	if (a == NULL)
		return 1;
	for (ptrdiff_t i = 0; i < rows * cols; i++)
		if (scanf("%" SCNd32, &a[i]) != 1)
			return 1;
	if (scanf("%100000s", word) != 1)
		return 1;
	struct view v = {a, rows, cols, cols, 1};
	for (const char *operation = word; *operation != '\0'; operation++)
		carry_out(&v, *operation);
	print(&v);
	free(a);
	return 0;
}
