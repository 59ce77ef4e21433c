#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* The set. There are at most q insertions, so there is room for everything in advance. */
struct set {
	size_t room;
	/* Your fields. */
};

/* Carries out one operation; prints its result if it has one. */
static void apply(struct set *set, char op, int64_t x)
{
	(void)set;
	(void)x;
	switch (op) {
	case 'I': /* insert x */
		break;
	case 'D': /* delete x */
		break;
	case 'F': /* is x in the set: yes or no */
		puts("no");
		break;
	case 'K': /* the x-th smallest, or none */
		puts("none");
		break;
	case 'R': /* how many are smaller than x */
		puts("0");
		break;
	case 'S': /* the smallest that is larger than x, or none */
		puts("none");
		break;
	}
}

int main(void)
{
	size_t q;
	if (scanf("%zu", &q) != 1)
		return 1;
	struct set set = {.room = q};
	for (size_t i = 0; i < q; i++) {
		char op;
		long long x;
		if (scanf(" %c %lld", &op, &x) != 2)
			return 1;
		apply(&set, op, x);
	}
	return 0;
}
