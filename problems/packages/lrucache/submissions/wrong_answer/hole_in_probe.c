/* hole_in_probe.c - open addressing whose slots are linked in the order of use, so that none may
 * move; a key is removed by marking its slot free. A search for a key that was pushed past this
 * slot now ends there: the key is lost, and a put makes a second entry of it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct slot {
	int key, value, taken;
	uint32_t newer, older; /* a ring, closed by the slot at the end of the table */
};

struct cache {
	int capacity, count;
	struct slot *slot; /* mask + 2 of them */
	uint32_t mask;
};

/* The slot that holds the key, or the free one where it belongs. */
static uint32_t find(const struct cache *c, int key)
{
	uint64_t mixed = (uint64_t)(uint32_t)key * UINT64_C(0x9E3779B97F4A7C15);
	uint32_t i = (uint32_t)(mixed >> 32) & c->mask;
	while (c->slot[i].taken && c->slot[i].key != key)
		i = (i + 1) & c->mask;
	return i;
}

static void unlink_slot(struct cache *c, uint32_t i)
{
	c->slot[c->slot[i].older].newer = c->slot[i].newer;
	c->slot[c->slot[i].newer].older = c->slot[i].older;
}

static void link_newest(struct cache *c, uint32_t i)
{
	uint32_t end = c->mask + 1, newest = c->slot[end].older;
	c->slot[i].older = newest;
	c->slot[i].newer = end;
	c->slot[newest].newer = i;
	c->slot[end].older = i;
}

static int evict(struct cache *c)
{
	uint32_t i = c->slot[c->mask + 1].newer;
	unlink_slot(c, i);
	c->slot[i].taken = 0;
	c->count--;
	return c->slot[i].key;
}

static void put(struct cache *c, int key, int value)
{
	uint32_t i = find(c, key);
	if (c->slot[i].taken) {
		unlink_slot(c, i);
	} else {
		if (c->count == c->capacity)
			evict(c);
		i = find(c, key);
		c->count++;
	}
	c->slot[i].key = key;
	c->slot[i].value = value;
	c->slot[i].taken = 1;
	link_newest(c, i);
}

static void begin(struct cache *c, int capacity)
{
	*c = (struct cache){.capacity = capacity, .mask = 15};
	while (c->mask < 2 * (uint32_t)capacity)
		c->mask = 2 * c->mask + 1;
	uint32_t end = c->mask + 1;
	c->slot = calloc((size_t)end + 1, sizeof *c->slot);
	if (c->slot == NULL)
		exit(1);
	c->slot[end].older = c->slot[end].newer = end;
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
			uint32_t i = find(&c, key);
			if (c.slot[i].taken) {
				unlink_slot(&c, i);
				link_newest(&c, i);
				hits++;
				printf("%d\n", c.slot[i].value);
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
	return 0;
}
