/* validate.c - strict input validator of bstops: exit 42 when the input is exactly as the statement
 * promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_q=, max_depth= (of the plain tree; 0: any). */
#include "strict.h"

static const int64_t X_MAX = 1000000000000000000;

/* The plain tree. nodes[0] is none; the root, once there is one, is nodes[1]. */
struct node {
	int64_t key;
	int64_t left, right;
};

static struct node *nodes;
static int64_t used;

static void insert(int64_t key, int64_t max_depth)
{
	int64_t root = used > 0, *link = &root, depth = 1;
	while (*link != 0 && nodes[*link].key != key) {
		link = key < nodes[*link].key ? &nodes[*link].left : &nodes[*link].right;
		depth++;
	}
	if (*link != 0)
		return;
	if (depth > max_depth)
		reject("%lld is %lld deep in the plain tree", (long long)key, (long long)depth);
	*link = ++used;
	nodes[used].key = key;
}

int main(int argc, char **argv)
{
	int64_t max_q = 500000, max_depth = 0;
	const struct limit limits[] = {{"max_q=", &max_q}, {"max_depth=", &max_depth}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t q = read_int("Q", 1, max_q);
	expect_line_end();
	nodes = strict_alloc((size_t)q + 1, sizeof *nodes);
	for (int64_t i = 0; i < q; i++) {
		char op[2];
		read_word("operation", 'A', 'Z', 1, 1, op);
		if (strchr("IDFKRS", op[0]) == NULL)
			reject("no operation '%s'", op);
		expect_space();
		int64_t x = op[0] == 'K' ? read_int("k", 0, X_MAX) : read_int("x", -X_MAX, X_MAX);
		expect_line_end();
		if (op[0] == 'I' && max_depth > 0)
			insert(x, max_depth);
	}
	expect_end();
	free(nodes);
	return VALID;
}
