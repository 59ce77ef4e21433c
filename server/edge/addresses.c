#include "edge/addresses.h"

#include <stdio.h>
#include <stdlib.h>

enum { BUCKETS = 1024 };

struct address {
	char text[ADDRESS_SIZE];
	unsigned taken;
	size_t bucket;
	struct address *next;
};

struct addresses {
	struct address *buckets[BUCKETS];
};

/* FNV-1a: an attacker who owns many addresses gets no more than one chain each by choosing them. */
static size_t bucket_of(const char *text)
{
	uint32_t hash = 2166136261u;
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619u;
	return hash % BUCKETS;
}

struct addresses *addresses_new(void)
{
	return calloc(1, sizeof(struct addresses));
}

void addresses_free(struct addresses *a)
{
	for (size_t i = 0; a && i < BUCKETS; i++) {
		while (a->buckets[i]) {
			struct address *next = a->buckets[i]->next;
			free(a->buckets[i]);
			a->buckets[i] = next;
		}
	}
	free(a);
}

enum err addresses_take(struct addresses *a, const char *text, struct address **out)
{
	size_t bucket = bucket_of(text);
	struct address *address = a->buckets[bucket];
	while (address && strcmp(address->text, text) != 0)
		address = address->next;
	if (address && address->taken >= ADDRESS_CONNECTIONS_MAX)
		return ERR_BUSY;
	if (!address) {
		address = calloc(1, sizeof *address);
		if (!address)
			return ERR_NOMEM;
		snprintf(address->text, sizeof address->text, "%s", text);
		address->bucket = bucket;
		address->next = a->buckets[bucket];
		a->buckets[bucket] = address;
	}
	address->taken++;
	*out = address;
	return ERR_OK;
}

void addresses_give(struct addresses *a, struct address *address)
{
	if (!address || --address->taken > 0)
		return;
	struct address **link = &a->buckets[address->bucket];
	while (*link != address)
		link = &(*link)->next;
	*link = address->next;
	free(address);
}
