/* put_existing_evicts.c - hash_list.c that makes room before it looks whether the key is cached: a
 * put that only replaces a value then throws an entry out of a full cache. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct entry {
	int key, value;
	int newer, older; /* a ring of all cached entries, closed by entry 0, which is none */
	int chain;	  /* the next entry of the same bucket, or of the unused ones; 0: none */
};

struct cache {
	int capacity, count;
	struct entry *entry; /* 1 to capacity */
	int unused;
	int *bucket; /* mask + 1 of them, each the first entry of a chain */
	uint32_t mask;
};

/* All bits of the key must reach the index: keys may well be multiples of a power of two. */
static uint32_t mix(uint32_t x)
{
	x = (x ^ (x >> 16)) * UINT32_C(0x45D9F3B5);
	x = (x ^ (x >> 15)) * UINT32_C(0x2C1B3C6D);
	return x ^ (x >> 16);
}

static int *bucket_of(const struct cache *c, int key)
{
	return &c->bucket[mix((uint32_t)key) & c->mask];
}

static int find(const struct cache *c, int key)
{
	int e = *bucket_of(c, key);
	while (e != 0 && c->entry[e].key != key)
		e = c->entry[e].chain;
	return e;
}

static void unlink_entry(struct entry *entry, int e)
{
	entry[entry[e].older].newer = entry[e].newer;
	entry[entry[e].newer].older = entry[e].older;
}

static void link_newest(struct entry *entry, int e)
{
	int newest = entry[0].older;
	entry[e].older = newest;
	entry[e].newer = 0;
	entry[newest].newer = e;
	entry[0].older = e;
}

static void use(struct cache *c, int e)
{
	unlink_entry(c->entry, e);
	link_newest(c->entry, e);
}

/* Drops the least recently used entry, of which there must be one; returns its key. */
static int evict(struct cache *c)
{
	int e = c->entry[0].newer, key = c->entry[e].key;
	int *link = bucket_of(c, key);
	while (*link != e)
		link = &c->entry[*link].chain;
	*link = c->entry[e].chain;
	unlink_entry(c->entry, e);
	c->entry[e].chain = c->unused;
	c->unused = e;
	c->count--;
	return key;
}

static void put(struct cache *c, int key, int value)
{
	if (c->count == c->capacity)
		evict(c);
	int e = find(c, key);
	if (e != 0) {
		use(c, e);
	} else {
		e = c->unused;
		c->unused = c->entry[e].chain;
		int *first = bucket_of(c, key);
		c->entry[e].key = key;
		c->entry[e].chain = *first;
		*first = e;
		link_newest(c->entry, e);
		c->count++;
	}
	c->entry[e].value = value;
}

static void begin(struct cache *c, int capacity)
{
	*c = (struct cache){.capacity = capacity, .mask = 15};
	while (c->mask < 2 * (uint32_t)capacity)
		c->mask = 2 * c->mask + 1;
	c->entry = calloc((size_t)capacity + 1, sizeof *c->entry);
	c->bucket = calloc((size_t)c->mask + 1, sizeof *c->bucket);
	if (c->entry == NULL || c->bucket == NULL)
		exit(1);
	for (int e = capacity; e > 0; e--) {
		c->entry[e].chain = c->unused;
		c->unused = e;
	}
}

int main(void)
{
	struct cache c;
	char word[6];
	int capacity, q, key, value, hits = 0, misses = 0;
	if (scanf("%d %d", &capacity, &q) != 2)
		return 1;
	begin(&c, capacity);
	while (q-- > 0 && scanf("%5s", word) == 1) {
		if (word[0] == 'g' && scanf("%d", &key) == 1) {
			int e = find(&c, key);
			if (e != 0) {
				use(&c, e);
				hits++;
				printf("%d\n", c.entry[e].value);
			} else {
				misses++;
				puts("miss");
			}
		} else if (word[0] == 'p' && scanf("%d %d", &key, &value) == 2) {
			put(&c, key, value);
		} else if (word[0] == 'e') {
			if (c.count > 0)
				printf("%d\n", evict(&c));
			else
				puts("empty");
		} else if (word[0] == 's') {
			printf("%d %d\n", hits, misses);
		}
	}
	free(c.entry);
	free(c.bucket);
	return 0;
}
