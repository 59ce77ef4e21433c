/* polygon.c - an order of n matrices is a triangulation of a polygon with n + 1 corners, whose
 * weights are the sizes; a product is a triangle and costs the product of its weights. Hu and Shing
 * (1982) show of the corners by weight, V1 < V2 < V3: a best triangulation has V1V2 and V1V3, as
 * sides or diagonals. So put V1 first and call a stretch of corners an arc if its ends are its two
 * lightest corners. With m its lightest inner corner it falls into two arcs that meet in m, and
 * these arcs are a tree of at most 2n nodes. Let s be the lighter end of an arc and t the other
 * one. Then
 *
 *   within(arc)  = within(arc from s to m) + fan(s, arc from m to t)
 *   fan(s, arc)  = min(s * end * end + within(arc), fan(s, left arc) + fan(s, right arc))
 *
 * where fan(s, arc) is the best for the arc and the corner s, lighter than both ends, together. The
 * first choice cuts off the triangle of s and the ends, the second draws the diagonal from s to m.
 * O(n^2) time, O(n) memory but for the table that the order is printed from. */
#include <stdint.h>
#include <stdio.h>

enum { N_MAX = 500 };

static int n, turn;		  /* corner 0 of the turned polygon is corner `turn` of the input */
static int64_t weight[N_MAX + 2]; /* of the turned polygon; corner n + 1 is corner 0 once more */
static int16_t top[N_MAX + 1][N_MAX + 1]; /* the middle corner of the triangle on i and j, i < j */

/* An arc from corner `from` to corner `to`; its halves meet in the lightest inner corner. */
struct arc {
	int from, to, half[2]; /* half[0] == 0: the ends are neighbours */
	int64_t within;
};

static struct arc arcs[2 * N_MAX + 2];
static int arc_count;

/* Equal weights: the corner that comes first is lighter. That is as good as any rule. */
static int lighter(int a, int b)
{
	if (weight[a] != weight[b])
		return weight[a] < weight[b];
	return a % (n + 1) < b % (n + 1);
}

static int64_t triangle(int a, int b, int c)
{
	return weight[a] * weight[b] * weight[c];
}

static int64_t split_fan(int s, const struct arc *a);

static int64_t whole_fan(int s, const struct arc *a)
{
	return triangle(s, a->from, a->to) + a->within;
}

static int64_t fan(int s, const struct arc *a)
{
	int64_t whole = whole_fan(s, a);
	if (a->half[0] == 0)
		return whole;
	int64_t split = split_fan(s, a);
	return whole < split ? whole : split;
}

static int64_t split_fan(int s, const struct arc *a)
{
	return fan(s, &arcs[a->half[0]]) + fan(s, &arcs[a->half[1]]);
}

/* Which half of the arc has the lighter end. */
static int lighter_half(const struct arc *a)
{
	return lighter(a->from, a->to) ? 0 : 1;
}

static int build(int from, int to)
{
	int self = ++arc_count;
	struct arc *a = &arcs[self];
	*a = (struct arc){.from = from, .to = to};
	if (to - from < 2)
		return self;
	int m = from + 1;
	for (int i = from + 2; i < to; i++)
		if (lighter(i, m))
			m = i;
	a->half[0] = build(from, m);
	a->half[1] = build(m, to);
	int h = lighter_half(a), s = h == 0 ? from : to;
	a->within = arcs[a->half[h]].within + fan(s, &arcs[a->half[1 - h]]);
	return self;
}

/* A triangle with the corners of the input again, in order. */
static void record_triangle(int a, int b, int c)
{
	int corner[3] = {a, b, c};
	for (int i = 0; i < 3; i++)
		corner[i] = (corner[i] + turn) % (n + 1);
	int low = corner[0], high = corner[0], sum = 0;
	for (int i = 0; i < 3; i++) {
		low = corner[i] < low ? corner[i] : low;
		high = corner[i] > high ? corner[i] : high;
		sum += corner[i];
	}
	top[low][high] = (int16_t)(sum - low - high);
}

static void record(const struct arc *a);

static void record_fan(int s, const struct arc *a)
{
	if (a->half[0] == 0 || whole_fan(s, a) <= split_fan(s, a)) {
		record_triangle(s, a->from, a->to);
		record(a);
	} else {
		record_fan(s, &arcs[a->half[0]]);
		record_fan(s, &arcs[a->half[1]]);
	}
}

static void record(const struct arc *a)
{
	if (a->half[0] == 0)
		return;
	int h = lighter_half(a);
	record(&arcs[a->half[h]]);
	record_fan(h == 0 ? a->from : a->to, &arcs[a->half[1 - h]]);
}

/* The matrices between the corners i and j of the input. */
static void print(int i, int j)
{
	if (j - i == 1) {
		printf("%d", j);
		return;
	}
	putchar('(');
	print(i, top[i][j]);
	putchar(' ');
	print(top[i][j], j);
	putchar(')');
}

int main(void)
{
	long long size[N_MAX + 1];
	if (scanf("%d", &n) != 1)
		return 1;
	for (int i = 0; i <= n; i++) {
		if (scanf("%lld", &size[i]) != 1)
			return 1;
		if (size[i] < size[turn])
			turn = i;
	}
	for (int i = 0; i <= n + 1; i++)
		weight[i] = size[(i + turn) % (n + 1)];
	/* All corners, with V1 at both ends: V1V2 splits them, and nothing is left between. */
	int lightest = 1;
	for (int i = 2; i <= n; i++)
		if (lighter(i, lightest))
			lightest = i;
	int left = build(0, lightest), right = build(lightest, n + 1);
	printf("%lld\n", (long long)(arcs[left].within + arcs[right].within));
	record(&arcs[left]);
	record(&arcs[right]);
	print(0, n);
	putchar('\n');
	return 0;
}
