/* stamp_heap.c - no list: every entry carries the time of its last use, and a binary heap by an
 * older copy of that time finds the victim. A use only changes the entry; the heap hears of it when
 * the entry comes up for eviction with an outdated time, and sinks back with the right one.
 * O(log C) amortised a command. The table is open addressing without tombstones. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct slot {
	int key, value;
	int used; /* time of the last use, 0: the slot is free */
};

struct item {
	int key, used;
};

struct cache {
	int capacity, count;
	struct slot *slot; /* mask + 1 of them, at most half of them taken */
	uint32_t mask;
	struct item *heap; /* one item for each entry, the least used at 0 */
	int now;
};

static uint32_t home(const struct cache *c, int key)
{
	return (uint32_t)(((uint64_t)(uint32_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & c->mask;
}

/* The slot that holds the key, or the free one where it belongs. */
static uint32_t find(const struct cache *c, int key)
{
	uint32_t i = home(c, key);
	while (c->slot[i].used != 0 && c->slot[i].key != key)
		i = (i + 1) & c->mask;
	return i;
}

/* Moves later ones of the cluster back into the hole where their search would end there. */
static void erase(struct cache *c, uint32_t hole)
{
	for (uint32_t i = (hole + 1) & c->mask; c->slot[i].used != 0; i = (i + 1) & c->mask) {
		uint32_t from_home = (i - home(c, c->slot[i].key)) & c->mask;
		if (from_home >= ((i - hole) & c->mask)) {
			c->slot[hole] = c->slot[i];
			hole = i;
		}
	}
	c->slot[hole].used = 0;
}

static void sift_up(struct cache *c, int i, struct item item)
{
	for (; i > 0 && c->heap[(i - 1) / 2].used > item.used; i = (i - 1) / 2)
		c->heap[i] = c->heap[(i - 1) / 2];
	c->heap[i] = item;
}

static void sift_down(struct cache *c, int i, struct item item)
{
	for (int child; (child = 2 * i + 1) < c->count; i = child) {
		if (child + 1 < c->count && c->heap[child + 1].used < c->heap[child].used)
			child++;
		if (item.used <= c->heap[child].used)
			break;
		c->heap[i] = c->heap[child];
	}
	c->heap[i] = item;
}

static int evict(struct cache *c)
{
	for (;;) {
		struct item top = c->heap[0];
		uint32_t i = find(c, top.key);
		if (c->slot[i].used == top.used) {
			erase(c, i);
			c->count--;
			sift_down(c, 0, c->heap[c->count]);
			return top.key;
		}
		top.used = c->slot[i].used;
		sift_down(c, 0, top);
	}
}

static void put(struct cache *c, int key, int value)
{
	uint32_t i = find(c, key);
	if (c->slot[i].used == 0) {
		if (c->count == c->capacity) {
			evict(c);
			i = find(c, key);
		}
		c->count++;
		sift_up(c, c->count - 1, (struct item){key, c->now});
	}
	c->slot[i] = (struct slot){key, value, c->now};
}

static void begin(struct cache *c, int capacity)
{
	*c = (struct cache){.capacity = capacity, .mask = 15};
	while (c->mask < 2 * (uint32_t)capacity)
		c->mask = 2 * c->mask + 1;
	c->slot = calloc((size_t)c->mask + 1, sizeof *c->slot);
	c->heap = calloc((size_t)capacity + 1, sizeof *c->heap);
	if (c->slot == NULL || c->heap == NULL)
		exit(1);
}

int main(void)
{
	struct cache c;
	char word[6];
	int capacity, q, key, value, hits = 0, misses = 0;
	if (scanf("%d %d", &capacity, &q) != 2)
		return 1;
	begin(&c, capacity);
	for (c.now = 1; c.now <= q && scanf("%5s", word) == 1; c.now++) {
		if (word[0] == 'g' && scanf("%d", &key) == 1) {
			struct slot *s = &c.slot[find(&c, key)];
			if (s->used != 0) {
				s->used = c.now;
				hits++;
				printf("%d\n", s->value);
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
	free(c.slot);
	free(c.heap);
	return 0;
}
