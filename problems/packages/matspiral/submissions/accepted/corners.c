/* corners.c - every operation is carried out literally, but on a matrix of two rows and two columns
 * that holds the names of the four corners. Where they are in the end says where everything is. For
 * a spiral the matrix is copied into place once, and a walker turns right where it cannot go on. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PRIME INT64_C(2305843009213693951)
enum { BASE = 1000003, WORD_MAX = 100000 };

struct matrix {
	long rows, cols;
	int32_t *value;
};

/* Corners 0 1 / 2 3 of the original: bit 0 says right, bit 1 says bottom. */
static int corner[2][2] = {{0, 1}, {2, 3}};

static void move_corners(char operation)
{
	int old[2][2];
	memcpy(old, corner, sizeof old);
	for (int i = 0; i < 2; i++) {
		for (int j = 0; j < 2; j++) {
			switch (operation) {
			case 'R':
				corner[i][j] = old[1 - j][i];
				break;
			case 'L':
				corner[i][j] = old[j][1 - i];
				break;
			case 'T':
				corner[i][j] = old[j][i];
				break;
			case 'H':
				corner[i][j] = old[i][1 - j];
				break;
			case 'V':
				corner[i][j] = old[1 - i][j];
				break;
			}
		}
	}
}

/* The matrix as the corners say it is now. */
static struct matrix arranged(const struct matrix *a)
{
	int lies = (corner[0][0] ^ corner[0][1]) == 2; /* rows of the original are columns now */
	struct matrix now = {lies ? a->cols : a->rows, lies ? a->rows : a->cols, NULL};
	now.value = malloc((size_t)(now.rows * now.cols) * sizeof *now.value);
	if (now.value == NULL)
		exit(1);
	for (long i = 0; i < now.rows; i++) {
		for (long j = 0; j < now.cols; j++) {
			long row = lies ? j : i, col = lies ? i : j;
			row = corner[0][0] & 2 ? a->rows - 1 - row : row;
			col = corner[0][0] & 1 ? a->cols - 1 - col : col;
			now.value[i * now.cols + j] = a->value[row * a->cols + col];
		}
	}
	return now;
}

static int64_t spiral(const struct matrix *a)
{
	static const int down[4] = {0, 1, 0, -1}, right[4] = {1, 0, -1, 0};
	char *visited = calloc((size_t)(a->rows * a->cols), 1);
	if (visited == NULL)
		exit(1);
	__int128 hash = 0;
	long i = 0, j = 0;
	int direction = 0;
	for (long n = a->rows * a->cols; n > 0; n--) {
		hash = (hash * BASE + a->value[i * a->cols + j]) % PRIME;
		hash += hash < 0 ? PRIME : 0;
		visited[i * a->cols + j] = 1;
		long next_i = i + down[direction], next_j = j + right[direction];
		if (next_i < 0 || next_i >= a->rows || next_j < 0 || next_j >= a->cols ||
		    visited[next_i * a->cols + next_j])
			direction = (direction + 1) % 4;
		i += down[direction];
		j += right[direction];
	}
	free(visited);
	return (int64_t)hash;
}

static void print(const struct matrix *a)
{
	printf("%ld %ld\n", a->rows, a->cols);
	for (long i = 0; i < a->rows; i++)
		for (long j = 0; j < a->cols; j++)
			printf("%" PRId32 "%c", a->value[i * a->cols + j],
			       j + 1 < a->cols ? ' ' : '\n');
}

int main(void)
{
	static char word[WORD_MAX + 1];
	struct matrix a;
	if (scanf("%ld %ld %*d", &a.rows, &a.cols) != 2)
		return 1;
	a.value = malloc((size_t)(a.rows * a.cols) * sizeof *a.value);
	if (a.value == NULL)
		return 1;
	for (long i = 0; i < a.rows * a.cols; i++)
		if (scanf("%" SCNd32, &a.value[i]) != 1)
			return 1;
	if (scanf("%100000s", word) != 1)
		return 1;
	for (const char *operation = word; *operation != '\0'; operation++) {
		move_corners(*operation);
		if (*operation == 'S') {
			struct matrix now = arranged(&a);
			printf("%" PRId64 "\n", spiral(&now));
			free(now.value);
		}
	}
	struct matrix now = arranged(&a);
	print(&now);
	free(now.value);
	free(a.value);
	return 0;
}
