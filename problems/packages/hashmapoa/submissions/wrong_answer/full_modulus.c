/* full_modulus.c - linear_probing.c that subtracts the modulus where the sum is greater than it,
 * not where it is equal: the sum 2^61 - 1 is printed as it is, though its remainder is 0. */
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
	char *key; /* NULL: the slot is free */
	size_t len;
	uint64_t hash;
	int64_t value;
};

static struct slot *slots;
static size_t slot_count; /* a power of two */
static size_t live;
static int64_t sum; /* of the live values, 0 to MODULUS */

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

/* The slot that holds the key, or the free slot where it belongs. */
static struct slot *find(const char *key, size_t len, uint64_t hash)
{
	size_t i = index_of(hash);
	for (; slots[i].key != NULL; i = index_of(i + 1))
		if (slots[i].hash == hash && slots[i].len == len &&
		    memcmp(slots[i].key, key, len) == 0)
			break;
	return &slots[i];
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
		if (old[i].key != NULL)
			*find(old[i].key, old[i].len, old[i].hash) = old[i];
	free(old);
}

static void add_to_sum(int64_t value)
{
	sum += value;
	if (sum > MODULUS)
		sum -= MODULUS;
	if (sum < 0)
		sum += MODULUS;
}

static void put(const struct op *op)
{
	if (2 * (live + 1) > slot_count) /* at most half full, so that runs stay short */
		grow();
	uint64_t hash = hash_of(op->key, op->len);
	struct slot *s = find(op->key, op->len, hash);
	if (s->key == NULL) {
		*s = (struct slot){.key = malloc(op->len + 1), .len = op->len, .hash = hash};
		if (s->key == NULL)
			exit(1);
		memcpy(s->key, op->key, op->len + 1);
		live++;
	}
	add_to_sum(-s->value);
	add_to_sum(op->value);
	s->value = op->value;
}

/* Frees the slot and closes the hole. An entry farther on may move into it unless its home lies
 * behind the hole. Ways are taken round the end of the table: the one to the entry must be at least
 * as long from home as from the hole. */
static void del(struct slot *s)
{
	free(s->key);
	live--;
	add_to_sum(-s->value);
	size_t hole = (size_t)(s - slots);
	for (size_t i = index_of(hole + 1); slots[i].key != NULL; i = index_of(i + 1)) {
		if (index_of(i - slots[i].hash) >= index_of(i - hole)) {
			slots[hole] = slots[i];
			hole = i;
		}
	}
	slots[hole].key = NULL;
}

static void carry_out(const struct op *op)
{
	if (op->kind == PUT) {
		put(op);
	} else if (op->kind == SIZE) {
		printf("%zu\n", live);
	} else if (op->kind == SUM) {
		printf("%lld\n", (long long)sum);
	} else {
		struct slot *s = find(op->key, op->len, hash_of(op->key, op->len));
		if (s->key == NULL) {
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
