/* offline_log.c - no hash table and no linked list. All commands are read first, and keys become
 * ranks by sorting. The log of uses is itself the order of recency: its front names the victim,
 * unless that key was used again later (its last use is elsewhere), in which case it is skipped.
 * The front only moves forward, so after sorting the commands take O(Q). */
#include <stdio.h>
#include <stdlib.h>

struct command {
	char name;
	int key, value; /* the key by rank once all are read */
};

struct state {
	int capacity, count;
	int *log, front, end; /* rank of the key of each use, in order of time */
	int *last, *value;    /* by rank: index of the last use in the log, -1: not cached */
	int hits, misses;
};

static int by_value(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

static int unique(int *v, int n)
{
	int kept = 0;
	for (int i = 0; i < n; i++)
		if (i == 0 || v[i] != v[i - 1])
			v[kept++] = v[i];
	return kept;
}

/* The index of key, which is there. */
static int rank_of(const int *sorted, int n, int key)
{
	int from = 0;
	while (n > 1) {
		int half = n / 2;
		from = sorted[from + half] <= key ? from + half : from;
		n -= half;
	}
	return from;
}

static void use(struct state *s, int rank)
{
	s->last[rank] = s->end;
	s->log[s->end++] = rank;
}

/* The rank of the victim. */
static int evict(struct state *s)
{
	while (s->last[s->log[s->front]] != s->front)
		s->front++;
	int rank = s->log[s->front++];
	s->last[rank] = -1;
	s->count--;
	return rank;
}

static void get(struct state *s, int rank)
{
	if (s->last[rank] < 0) {
		s->misses++;
		puts("miss");
		return;
	}
	s->hits++;
	printf("%d\n", s->value[rank]);
	use(s, rank);
}

static void put(struct state *s, int rank, int value)
{
	if (s->last[rank] < 0) {
		if (s->count == s->capacity)
			evict(s);
		s->count++;
	}
	s->value[rank] = value;
	use(s, rank);
}

/* The first letter of the next word, of which the rest is skipped. */
static char read_word(void)
{
	int c = getchar(), first;
	while (c == ' ' || c == '\n')
		c = getchar();
	for (first = c; c >= 'a' && c <= 'z';)
		c = getchar();
	return (char)first;
}

static int read_int(void)
{
	int c = getchar(), value = 0, negative;
	while (c == ' ' || c == '\n')
		c = getchar();
	negative = c == '-';
	if (negative)
		c = getchar();
	for (; c >= '0' && c <= '9'; c = getchar())
		value = 10 * value + (c - '0');
	return negative ? -value : value;
}

static int read_commands(struct command *v, int q, int *keys)
{
	int n = 0;
	for (int i = 0; i < q; i++) {
		v[i].name = read_word();
		if (v[i].name == 'g' || v[i].name == 'p')
			keys[n++] = v[i].key = read_int();
		if (v[i].name == 'p')
			v[i].value = read_int();
	}
	qsort(keys, (size_t)n, sizeof *keys, by_value);
	return unique(keys, n);
}

static void *ints(int n)
{
	void *v = calloc((size_t)n + 1, sizeof(int));
	if (v == NULL)
		exit(1);
	return v;
}

int main(void)
{
	struct state s = {.front = 0};
	s.capacity = read_int();
	int q = read_int();
	struct command *v = calloc((size_t)q, sizeof *v);
	if (v == NULL)
		return 1;
	int *keys = ints(q), n = read_commands(v, q, keys);
	s.log = ints(q);
	s.last = ints(n);
	s.value = ints(n);
	for (int i = 0; i < n; i++)
		s.last[i] = -1;
	for (int i = 0; i < q; i++) {
		if (v[i].name == 'g')
			get(&s, rank_of(keys, n, v[i].key));
		else if (v[i].name == 'p')
			put(&s, rank_of(keys, n, v[i].key), v[i].value);
		else if (v[i].name == 's')
			printf("%d %d\n", s.hits, s.misses);
		else if (s.count > 0)
			printf("%d\n", keys[evict(&s)]);
		else
			puts("empty");
	}
	free(v);
	free(keys);
	free(s.log);
	free(s.last);
	free(s.value);
	return 0;
}
