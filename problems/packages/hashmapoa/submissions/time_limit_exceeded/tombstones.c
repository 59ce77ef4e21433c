/* tombstones.c - linear_probing.c with tombstones: a deleted entry is marked dead, and look-ups go
 * on past it. The table grows with the number of keys, and nothing ever makes a dead slot free
 * again. As keys come and go, no slot stays free, and every look-up of an absent key goes round the
 * table. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODULUS ((INT64_C(1) << 61) - 1)
#define ODD	UINT64_C(0xD6E8FEB86659FD93)

enum { FIRST_SLOTS = 16 };

struct op {
	enum { PUT, GET, DEL, SIZE, SUM } kind;
	const char *key;
	size_t len;
	int64_t value;
};

struct slot {
	enum { FREE, USED, DEAD } state;
	char *key;
	size_t len;
	uint64_t hash;
	int64_t value;
};

static struct slot *slots;
static size_t slot_count; /* a power of two */
static size_t live;
static int64_t sum; /* of the live values; it may be negative, down to 1 - MODULUS */

/* Eight bytes at a time. A multiplication carries low bits up and a shift brings high bits down, so
 * that every byte of the key reaches the low bits, which make the index. */
static uint64_t hash_of(const char *key, size_t len)
{
	uint64_t h = len * ODD;
	while (len > 0) {
		uint64_t word = 0;
		size_t part = len < sizeof word ? len : sizeof word;
		memcpy(&word, key, part);
		h = (h ^ word) * ODD;
		h ^= h >> 32;
		key += part;
		len -= part;
	}
	h *= ODD;
	return h ^ (h >> 32);
}

static size_t index_of(uint64_t hash)
{
	return hash & (slot_count - 1);
}

/* The slot that holds the key, or else the slot where it may be put: the first dead one on the way,
 * or the free one at its end. At most one round, since there may be no free slot. */
static struct slot *find(const char *key, size_t len, uint64_t hash)
{
	struct slot *dead = NULL;
	size_t i = index_of(hash);
	for (size_t left = slot_count; left > 0 && slots[i].state != FREE; left--) {
		if (slots[i].state == DEAD && dead == NULL)
			dead = &slots[i];
		if (slots[i].state == USED && slots[i].hash == hash && slots[i].len == len &&
		    memcmp(slots[i].key, key, len) == 0)
			return &slots[i];
		i = index_of(i + 1);
	}
	return dead != NULL ? dead : &slots[i];
}

static void grow(void)
{
	struct slot *old = slots;
	size_t old_count = slot_count;
	slot_count = old_count > 0 ? 2 * old_count : FIRST_SLOTS;
	slots = calloc(slot_count, sizeof *slots);
	if (slots == NULL)
		exit(1);
	for (size_t i = 0; i < old_count; i++)
		if (old[i].state == USED)
			*find(old[i].key, old[i].len, old[i].hash) = old[i];
	free(old);
}

static void put(const struct op *op)
{
	if (2 * (live + 1) > slot_count) /* at most half full, so that runs stay short */
		grow();
	uint64_t hash = hash_of(op->key, op->len);
	struct slot *s = find(op->key, op->len, hash);
	if (s->state != USED) {
		*s = (struct slot){USED, malloc(op->len + 1), op->len, hash, 0};
		if (s->key == NULL)
			exit(1);
		memcpy(s->key, op->key, op->len + 1);
		live++;
	}
	sum = (sum - s->value + op->value) % MODULUS;
	s->value = op->value;
}

static void del(struct slot *s)
{
	free(s->key);
	s->state = DEAD;
	live--;
	sum = (sum - s->value) % MODULUS;
}

static void carry_out(const struct op *op)
{
	if (op->kind == PUT) {
		put(op);
	} else if (op->kind == SIZE) {
		printf("%zu\n", live);
	} else if (op->kind == SUM) {
		printf("%lld\n", (long long)(sum < 0 ? sum + MODULUS : sum));
	} else {
		struct slot *s = find(op->key, op->len, hash_of(op->key, op->len));
		if (s->state != USED) {
			puts("none");
			return;
		}
		printf("%lld\n", (long long)s->value);
		if (op->kind == DEL)
			del(s);
	}
}

static int read_op(struct op *op)
{
	static char line[96];
	if (fgets(line, sizeof line, stdin) == NULL)
		return 0;
	*op = (struct op){.kind = line[1] == 'i' ? SIZE : SUM, .key = ""};
	if (line[0] == 's')
		return 1;
	op->kind = line[0] == 'p' ? PUT : line[0] == 'g' ? GET : DEL;
	char *key = strchr(line, '"') + 1, *end = strchr(key, '"');
	*end = '\0';
	op->key = key;
	op->len = (size_t)(end - key);
	op->value = op->kind == PUT ? strtoll(end + 1, NULL, 10) : 0;
	return 1;
}

int main(void)
{
	char line[96];
	if (fgets(line, sizeof line, stdin) == NULL)
		return 1;
	grow();
	struct op op;
	for (long count = strtol(line, NULL, 10); count > 0 && read_op(&op); count--)
		carry_out(&op);
	return 0;
}
