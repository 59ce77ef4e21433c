/* lone_entry.c - a list with a head, a tail and no sentinel, whose eviction takes for granted that
 * somebody is left: with one entry there is nobody whose link could be cut. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct entry {
	int key, value;
	struct entry *newer, *older, *chain;
};

enum { BUCKETS = 1 << 18 };

static struct entry *bucket[BUCKETS], *newest, *oldest;
static int capacity, count;

static struct entry **find(int key)
{
	uint64_t mixed = (uint64_t)(uint32_t)key * UINT64_C(0x9E3779B97F4A7C15);
	struct entry **link = &bucket[(mixed >> 32) & (BUCKETS - 1)];
	while (*link != NULL && (*link)->key != key)
		link = &(*link)->chain;
	return link;
}

static void link_newest(struct entry *e)
{
	e->newer = NULL;
	e->older = newest;
	if (newest != NULL)
		newest->newer = e;
	else
		oldest = e;
	newest = e;
}

static void use(struct entry *e)
{
	if (e == newest)
		return;
	e->newer->older = e->older;
	if (e->older != NULL)
		e->older->newer = e->newer;
	else
		oldest = e->newer;
	link_newest(e);
}

static int evict(void)
{
	struct entry *victim = oldest;
	int key = victim->key;
	oldest = victim->newer;
	oldest->older = NULL;
	struct entry **link = find(key);
	*link = victim->chain;
	free(victim);
	count--;
	return key;
}

static void put(int key, int value)
{
	struct entry *e = *find(key);
	if (e != NULL) {
		use(e);
	} else {
		if (count == capacity)
			evict();
		struct entry **link = find(key);
		e = calloc(1, sizeof *e);
		if (e == NULL)
			exit(1);
		e->key = key;
		*link = e;
		link_newest(e);
		count++;
	}
	e->value = value;
}

int main(void)
{
	char word[6];
	int q, key, value, hits = 0, misses = 0;
	if (scanf("%d %d", &capacity, &q) != 2)
		return 1;
	while (q-- > 0 && scanf("%5s", word) == 1) {
		if (word[0] == 'g' && scanf("%d", &key) == 1) {
			struct entry *e = *find(key);
			if (e != NULL) {
				use(e);
				hits++;
				printf("%d\n", e->value);
			} else {
				misses++;
				puts("miss");
			}
		} else if (word[0] == 'p' && scanf("%d %d", &key, &value) == 2) {
			put(key, value);
		} else if (word[0] == 'e') {
			if (count > 0)
				printf("%d\n", evict());
			else
				puts("empty");
		} else if (word[0] == 's') {
			printf("%d %d\n", hits, misses);
		}
	}
	return 0;
}
