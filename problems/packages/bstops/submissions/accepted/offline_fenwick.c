/* offline_fenwick.c - no tree of nodes: all operations are read first, so the keys that will ever
 * be in the set are known, sorted and numbered. A Fenwick tree counts those that are in it now.
 * Rank is a sum of counts, the k-th key a walk down by powers of two, the successor a k-th key. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct operation {
	int64_t x;
	char op;
};

static int64_t *key;	 /* distinct, rising, from place 1 */
static size_t keys, top; /* top: the largest power of two not above keys */
static uint32_t *count;	 /* Fenwick: count[i] keys of the set among the lowbit(i) up to place i */
static unsigned char *in_set;
static uint32_t size;

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* The number of the first place whose key is not below x; keys + 1 if there is none. */
static size_t lower_bound(int64_t x)
{
	size_t lo = 1, hi = keys + 1;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (key[mid] < x)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The place of x, 0 if it never is in the set. */
static size_t place_of(int64_t x)
{
	size_t i = lower_bound(x);
	return i <= keys && key[i] == x ? i : 0;
}

static void set_place(size_t i, unsigned char in)
{
	if (i == 0 || in_set[i] == in)
		return;
	in_set[i] = in;
	uint32_t change = in ? 1 : UINT32_MAX; /* adding the latter subtracts 1 */
	size += change;
	for (; i <= keys; i += i & -i)
		count[i] += change;
}

static uint32_t rank_of(int64_t x)
{
	uint32_t smaller = 0;
	for (size_t i = lower_bound(x) - 1; i > 0; i -= i & -i)
		smaller += count[i];
	return smaller;
}

/* k within 1 to size. */
static int64_t kth(uint32_t k)
{
	size_t at = 0;
	for (size_t step = top; step > 0; step /= 2) {
		if (at + step <= keys && count[at + step] < k) {
			at += step;
			k -= count[at];
		}
	}
	return key[at + 1];
}

static void print_kth(int64_t k)
{
	if (k < 1 || k > size)
		puts("none");
	else
		printf("%lld\n", (long long)kth((uint32_t)k));
}

static void apply(struct operation o)
{
	size_t place = place_of(o.x);
	switch (o.op) {
	case 'I':
		set_place(place, 1);
		break;
	case 'D':
		set_place(place, 0);
		break;
	case 'F':
		puts(in_set[place] ? "yes" : "no");
		break;
	case 'K':
		print_kth(o.x);
		break;
	case 'R':
		printf("%u\n", (unsigned)rank_of(o.x));
		break;
	case 'S':
		print_kth((int64_t)rank_of(o.x + 1) + 1);
		break;
	}
}

static void number_keys(const struct operation *all, size_t q)
{
	size_t inserts = 0;
	for (size_t i = 0; i < q; i++)
		if (all[i].op == 'I')
			key[++inserts] = all[i].x;
	qsort(key + 1, inserts, sizeof *key, by_value);
	for (size_t i = 1; i <= inserts; i++)
		if (keys == 0 || key[i] != key[keys])
			key[++keys] = key[i];
	for (top = 1; top * 2 <= keys;)
		top *= 2;
}

int main(void)
{
	size_t q;
	if (scanf("%zu", &q) != 1)
		return 1;
	struct operation *all = malloc(q * sizeof *all);
	key = malloc((q + 1) * sizeof *key);
	count = calloc(q + 1, sizeof *count);
	in_set = calloc(q + 1, sizeof *in_set); /* in_set[0]: what never is in the set */
	if (all == NULL || key == NULL || count == NULL || in_set == NULL)
		return 1;
	for (size_t i = 0; i < q; i++) {
		long long x;
		if (scanf(" %c %lld", &all[i].op, &x) != 2)
			return 1;
		all[i].x = x;
	}
	number_keys(all, q);
	for (size_t i = 0; i < q; i++)
		apply(all[i]);
	free(all);
	free(key);
	free(count);
	free(in_set);
	return 0;
}
