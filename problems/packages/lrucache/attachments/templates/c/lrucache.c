#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct cache {
	int capacity;
	/* Your fields. */
};

static void begin(struct cache *c, int capacity)
{
	c->capacity = capacity;
	/* Your code. */
}

/* Returns 1 and sets *value if the key is cached, else returns 0. */
static int get(struct cache *c, int key, int *value)
{
	/* Your code. */
	(void)c;
	(void)key;
	(void)value;
	return 0;
}

static void put(struct cache *c, int key, int value)
{
	/* Your code. */
	(void)c;
	(void)key;
	(void)value;
}

/* Drops the least recently used entry: returns 1 and sets *key, or returns 0 if there is none. */
static int evict(struct cache *c, int *key)
{
	/* Your code. */
	(void)c;
	(void)key;
	return 0;
}

static void run(struct cache *c, int commands)
{
	char word[6];
	int key, value, hits = 0, misses = 0;
	while (commands-- > 0 && scanf("%5s", word) == 1) {
		if (strcmp(word, "get") == 0 && scanf("%d", &key) == 1) {
			int hit = get(c, key, &value);
			hits += hit;
			misses += !hit;
			if (hit)
				printf("%d\n", value);
			else
				puts("miss");
		} else if (strcmp(word, "put") == 0 && scanf("%d %d", &key, &value) == 2) {
			put(c, key, value);
		} else if (strcmp(word, "evict") == 0) {
			if (evict(c, &key))
				printf("%d\n", key);
			else
				puts("empty");
		} else if (strcmp(word, "stat") == 0) {
			printf("%d %d\n", hits, misses);
		}
	}
}

int main(void)
{
	struct cache c;
	int capacity, commands;
	if (scanf("%d %d", &capacity, &commands) != 2)
		return 1;
	begin(&c, capacity);
	run(&c, commands);
	return 0;
}
