/* validate.c - output validator of matchain: exit 42 when the output is the least cost and an order
 * that has it, 43 with the reason in judgemessage.txt when not.
 *
 * The order is read byte by byte, without recursion. The matrices must come as 1, 2, ..., n, and n
 * of them are joined by n - 1 products: an n-th opening parenthesis or matrix n + 1 ends the
 * reading, so what is kept is bounded by n, whatever the output holds. */
#include "verdict.h"

enum { N_MAX = 500, D_MAX = 100000 };

static int n;
static int64_t size[N_MAX + 1]; /* matrix i is size[i - 1] x size[i] */

/* A stretch of the chain, matrices from to to. */
struct part {
	int from, to;
};

/* A product whose ')' has not come yet. */
struct product {
	int parts; /* how many of the two are there */
	struct part part[2];
};

static struct product open[N_MAX];
static int opened, opened_in_all, matrices;
static int64_t cost;

static void read_input(void)
{
	n = (int)next_int(&input, "n", 1, N_MAX);
	for (int i = 0; i <= n; i++)
		size[i] = next_int(&input, "d_i", 1, D_MAX);
}

/* A matrix is named by its number, which must be the next one. */
static struct part read_matrix(void)
{
	int number = 0, c = getc(output.f);
	if (c == '0')
		wrong("a number begins with 0 behind matrix %d", matrices);
	for (; c >= '0' && c <= '9'; c = getc(output.f)) {
		number = 10 * number + (c - '0');
		if (number > n)
			wrong("behind matrix %d comes a number above %d", matrices, n);
	}
	ungetc(c, output.f);
	if (number != matrices + 1)
		wrong("behind matrix %d comes matrix %d", matrices, number);
	matrices++;
	return (struct part){number, number};
}

static void open_product(void)
{
	if (++opened_in_all >= n)
		wrong("more than %d opening parentheses", n - 1);
	open[opened++] = (struct product){.parts = 0};
}

static struct part close_product(void)
{
	if (opened == 0)
		wrong("a closing parenthesis behind matrix %d has no partner", matrices);
	const struct product *p = &open[--opened];
	if (p->parts < 2)
		wrong("a product that is closed behind matrix %d has %d parts", matrices, p->parts);
	struct part left = p->part[0], right = p->part[1];
	cost += size[left.from - 1] * size[left.to] * size[right.to];
	return (struct part){left.from, right.to};
}

/* The next part that is complete: a matrix or a product. */
static struct part read_part(void)
{
	for (;;) {
		int c = skip_white(&output);
		if (c >= '0' && c <= '9')
			return read_matrix();
		if (c == EOF)
			wrong("the output ends behind matrix %d, within the order", matrices);
		getc(output.f);
		if (c == ')')
			return close_product();
		if (c != '(')
			wrong("byte %d behind matrix %d is none of an order", c, matrices);
		open_product();
	}
}

/* Reads the order; what it costs is in cost afterwards. */
static void read_order(void)
{
	struct part done = read_part();
	while (opened > 0) {
		struct product *p = &open[opened - 1];
		if (p->parts == 2)
			wrong("a product has a third part, which ends with matrix %d", done.to);
		p->part[p->parts++] = done;
		done = read_part();
	}
	if (done.to < n)
		wrong("the order is complete behind matrix %d of %d", done.to, n);
	expect_output_end();
}

int main(int argc, char **argv)
{
	verdict_begin(argc, argv);
	read_input();
	int64_t best = next_int(&answer, "answer", 0, INT64_MAX);
	int64_t claimed = next_int(&output, "cost", 0, INT64_MAX);
	read_order();
	if (cost < best)
		fault("costs more than the order in the output", "answer");
	if (claimed != best)
		wrong("the cost printed is %lld, the least is %lld", (long long)claimed,
		      (long long)best);
	if (cost != best)
		wrong("the order costs %lld, the least is %lld", (long long)cost, (long long)best);
	accept();
}
