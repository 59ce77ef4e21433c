/* by_definition.c - the oracle: every operation moves every value, as the statement says. The
 * spiral reads the top row, takes it off and turns what is left to the left, until nothing is left.
 * Values are hashed by repeated addition, without a product that could overflow. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS_MAX = 400, WORD_MAX = 2000, BASE = 1000003 };
static const int64_t prime = 2305843009213693951;

struct matrix {
	int rows, cols;
	int64_t at[CELLS_MAX];
};

static void set(struct matrix *m, int i, int j, int64_t value)
{
	m->at[i * m->cols + j] = value;
}

static struct matrix moved(const struct matrix *m, char operation)
{
	int swaps = operation == 'R' || operation == 'L' || operation == 'T';
	struct matrix n = {.rows = swaps ? m->cols : m->rows, .cols = swaps ? m->rows : m->cols};
	for (int i = 0; i < m->rows; i++) {
		for (int j = 0; j < m->cols; j++) {
			int64_t value = m->at[i * m->cols + j];
			if (operation == 'R')
				set(&n, j, m->rows - 1 - i, value);
			if (operation == 'L')
				set(&n, m->cols - 1 - j, i, value);
			if (operation == 'T')
				set(&n, j, i, value);
			if (operation == 'H')
				set(&n, i, m->cols - 1 - j, value);
			if (operation == 'V')
				set(&n, m->rows - 1 - i, j, value);
		}
	}
	return n;
}

static int64_t sum_mod(int64_t a, int64_t b)
{
	return (a + b) % prime;
}

static int64_t times_mod(int64_t a, int times)
{
	if (times == 0)
		return 0;
	int64_t half = times_mod(a, times / 2), twice = sum_mod(half, half);
	return times % 2 == 1 ? sum_mod(twice, a) : twice;
}

static int64_t spiral(struct matrix m)
{
	int64_t hash = 0;
	while (m.rows > 0) {
		for (int j = 0; j < m.cols; j++)
			hash = sum_mod(times_mod(hash, BASE),
				       m.at[j] < 0 ? prime + m.at[j] : m.at[j]);
		m.rows--;
		memmove(m.at, m.at + m.cols, (size_t)(m.rows * m.cols) * sizeof m.at[0]);
		m = moved(&m, 'L');
		if (m.cols == 0)
			break;
	}
	return hash;
}

int main(void)
{
	struct matrix m;
	int operations;
	static char word[WORD_MAX + 1];
	if (scanf("%d %d %d", &m.rows, &m.cols, &operations) != 3)
		return 1;
	if (m.rows * m.cols > CELLS_MAX || operations > WORD_MAX)
		abort(); /* an oracle for small tests; see submissions.yaml */
	for (int i = 0; i < m.rows * m.cols; i++) {
		long long value;
		if (scanf("%lld", &value) != 1)
			return 1;
		m.at[i] = value;
	}
	if (scanf("%2000s", word) != 1)
		return 1;
	for (int k = 0; k < operations; k++) {
		if (word[k] == 'S')
			printf("%lld\n", (long long)spiral(m));
		else
			m = moved(&m, word[k]);
	}
	printf("%d %d\n", m.rows, m.cols);
	for (int i = 0; i < m.rows; i++)
		for (int j = 0; j < m.cols; j++)
			printf("%lld%c", (long long)m.at[i * m.cols + j],
			       j + 1 < m.cols ? ' ' : '\n');
	return 0;
}
