#include "app/makers.h"

#include <arpa/inet.h>

static uint64_t hash(const unsigned char *bytes, size_t n)
{
	uint64_t h = 0xCBF29CE484222325u;
	for (size_t i = 0; i < n; i++)
		h = (h ^ bytes[i]) * 0x100000001B3u;
	return h ? h : 1;
}

static bool is_here(const char *address)
{
	return strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

static uint64_t network_of(const char *address)
{
	unsigned char bytes[16] = {0};
	if (inet_pton(AF_INET, address, bytes) == 1)
		return hash(bytes, 4);
	if (inet_pton(AF_INET6, address, bytes) == 1)
		return hash(bytes, 8);
	return 1;
}

static struct maker *place_of(struct makers *m, uint64_t network)
{
	struct maker *way = m->place[network % MAKERS_PLACES], *oldest = way;
	for (size_t i = 0; i < MAKERS_WAYS; i++) {
		if (way[i].network == network)
			return &way[i];
		if (way[i].heard_ms < oldest->heard_ms)
			oldest = &way[i];
	}
	*oldest = (struct maker){.network = network};
	return oldest;
}

bool makers_take(struct makers *m, const char *address, enum maker_class class, int64_t now_ms)
{
	static const struct bucket_rule rules[MAKE_COUNT] = {
		[MAKE_GUEST] = {20, 60000, 100},
		[MAKE_ROOM] = {10, 60000, 50},
	};
	int64_t wait_ms;
	if (is_here(address))
		return true;
	struct maker *who = place_of(m, network_of(address));
	who->heard_ms = now_ms;
	return bucket_take(&who->bucket[class], &rules[class], now_ms, &wait_ms);
}
