/* by_definition.c - the oracle: which entries are cached is kept in a plain array, and who was used
 * least recently is found by reading the commands backwards, exactly as the statement says. It
 * shares no idea with the accepted solutions: no hashing, no list, no times. O(Q^2 C). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUERIES_MAX = 3000 };

static struct {
	char name;
	int key, hit;
} past[QUERIES_MAX];
static int now;

static int key[QUERIES_MAX], value[QUERIES_MAX], count;

static int place_of(int k)
{
	for (int i = 0; i < count; i++)
		if (key[i] == k)
			return i;
	return -1;
}

static int last_use(int k)
{
	int i = now - 1;
	while (past[i].key != k || (past[i].name != 'p' && !past[i].hit))
		i--;
	return i;
}

static int evict(void)
{
	int oldest = 0;
	for (int i = 1; i < count; i++)
		if (last_use(key[i]) < last_use(key[oldest]))
			oldest = i;
	int k = key[oldest];
	memmove(key + oldest, key + oldest + 1, (size_t)(count - oldest - 1) * sizeof *key);
	memmove(value + oldest, value + oldest + 1, (size_t)(count - oldest - 1) * sizeof *value);
	count--;
	return k;
}

static void get(int k)
{
	int i = place_of(k);
	past[now].hit = i >= 0;
	if (i < 0)
		puts("miss");
	else
		printf("%d\n", value[i]);
}

static void put(int k, int v, int capacity)
{
	int i = place_of(k);
	if (i < 0) {
		if (count == capacity)
			evict();
		i = count++;
	}
	key[i] = k;
	value[i] = v;
}

static void stat(void)
{
	int hits = 0, gets = 0;
	for (int i = 0; i < now; i++) {
		gets += past[i].name == 'g';
		hits += past[i].hit;
	}
	printf("%d %d\n", hits, gets - hits);
}

int main(void)
{
	int capacity, q, k = -1, v;
	char word[6];
	if (scanf("%d %d", &capacity, &q) != 2)
		return 1;
	if (q > QUERIES_MAX)
		abort(); /* an oracle for small inputs: beyond them it says so at once */
	for (; now < q && scanf("%5s", word) == 1; now++) {
		past[now].name = word[0];
		past[now].key = -1;
		if ((word[0] == 'g' || word[0] == 'p') && scanf("%d", &k) == 1)
			past[now].key = k;
		if (word[0] == 'g')
			get(k);
		else if (word[0] == 'p' && scanf("%d", &v) == 1)
			put(k, v, capacity);
		else if (word[0] == 's')
			stat();
		else if (count > 0)
			printf("%d\n", evict());
		else
			puts("empty");
	}
	return 0;
}
