/* tombstones.c - stamp_heap.c with 2^19 slots and deletion by tombstone, of which no put makes use
 * again. Free slots run out after 2^19 insertions, however few keys are cached, and the next search
 * for an absent key never ends. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { SLOTS = 1 << 19 };

struct slot {
	int key, value;
	int used; /* time of the last use, 0: the slot is free, -1: a tombstone */
};

struct item {
	int key, used;
};

struct cache {
	int capacity, count;
	struct slot *slot; /* SLOTS of them */
	struct item *heap; /* one item for each entry, the least used at 0 */
	int now;
};

static uint32_t home(int key)
{
	return (uint32_t)(((uint64_t)(uint32_t)key * UINT64_C(0x9E3779B97F4A7C15)) >> 32) &
	       (SLOTS - 1);
}

/* The slot that holds the key, or the free one where it belongs. */
static uint32_t find(const struct cache *c, int key)
{
	uint32_t i = home(key);
	while (c->slot[i].used != 0 && (c->slot[i].used < 0 || c->slot[i].key != key))
		i = (i + 1) & (SLOTS - 1);
	return i;
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
			c->slot[i].used = -1;
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
	*c = (struct cache){.capacity = capacity};
	c->slot = calloc(SLOTS, sizeof *c->slot);
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
