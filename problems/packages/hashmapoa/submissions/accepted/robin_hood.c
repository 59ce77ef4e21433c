/* robin_hood.c - linear probing in which entries take from the rich: an entry that is farther from
 * its home than the one in its way takes the slot, and the other one moves on. So the ways along a
 * run never differ much, the table may be seven eighths full, and a look-up may stop at the first
 * entry that is nearer to its home than the key sought would be. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODULUS ((INT64_C(1) << 61) - 1)
#define ODD	UINT64_C(0x9E3779B97F4A7C15)

enum { FIRST_SLOTS = 16 };

struct op {
	enum { PUT, GET, DEL, SIZE, SUM } kind;
	const char *key;
	size_t len;
	int64_t value;
};

struct entry {
	uint32_t key; /* where it begins in text */
	uint32_t len;
	uint32_t way; /* from home, plus one; 0: the slot is free */
	uint64_t hash;
	int64_t value;
};

static struct entry *table;
static size_t mask, live;
static char *text;
static size_t text_used, text_size;
static int64_t sum; /* 0 to MODULUS - 1 */

/* Both halves of a 128-bit product: one step mixes eight bytes thoroughly. */
static uint64_t fold(uint64_t a, uint64_t b)
{
	unsigned __int128 product = (unsigned __int128)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_of(const char *key, size_t len)
{
	uint64_t h = ODD + len;
	for (size_t at = 0; at < len; at += 8) {
		uint64_t word = 0;
		memcpy(&word, key + at, len - at < 8 ? len - at : 8);
		h = fold(h ^ word, ODD) + word;
	}
	return fold(h, ODD);
}

/* Keys lie one behind the other and stay when they are deleted: all keys of the input together are
 * not large. Returns where the key begins, since the text may move when it grows. */
static uint32_t keep(const char *key, size_t len)
{
	if (text_used + len >= text_size) {
		text_size = 2 * text_size + len + 1;
		text = realloc(text, text_size);
		if (text == NULL)
			exit(1);
	}
	memcpy(text + text_used, key, len);
	text_used += len;
	return (uint32_t)(text_used - len);
}

static struct entry *find(const char *key, size_t len)
{
	uint64_t hash = hash_of(key, len);
	uint32_t way = 1;
	for (size_t i = hash & mask; table[i].way >= way; i = (i + 1) & mask, way++)
		if (table[i].hash == hash && table[i].len == len &&
		    memcmp(text + table[i].key, key, len) == 0)
			return &table[i];
	return NULL;
}

/* The entry is not in the table. */
static void insert(struct entry e)
{
	e.way = 1;
	size_t i = e.hash & mask;
	for (; table[i].way != 0; i = (i + 1) & mask, e.way++) {
		if (table[i].way < e.way) {
			struct entry richer = table[i];
			table[i] = e;
			e = richer;
		}
	}
	table[i] = e;
}

static void resize(size_t slots)
{
	struct entry *old = table;
	size_t old_slots = old != NULL ? mask + 1 : 0;
	table = calloc(slots, sizeof *table);
	if (table == NULL)
		exit(1);
	mask = slots - 1;
	for (size_t i = 0; i < old_slots; i++)
		if (old[i].way != 0)
			insert(old[i]);
	free(old);
}

static void add_to_sum(int64_t value)
{
	sum = (sum + value) % MODULUS;
	if (sum < 0)
		sum += MODULUS;
}

static void put(const struct op *op)
{
	struct entry *e = find(op->key, op->len);
	if (e != NULL) {
		add_to_sum(-e->value);
		e->value = op->value;
	} else {
		if (8 * (live + 1) > 7 * (mask + 1))
			resize(2 * (mask + 1));
		insert((struct entry){.key = keep(op->key, op->len),
				      .len = (uint32_t)op->len,
				      .hash = hash_of(op->key, op->len),
				      .value = op->value});
		live++;
	}
	add_to_sum(op->value);
}

/* Everything behind moves one slot nearer to its home, up to one that is at home or a free slot. */
static void del(struct entry *e)
{
	add_to_sum(-e->value);
	live--;
	size_t i = (size_t)(e - table);
	for (size_t next; table[next = (i + 1) & mask].way > 1; i = next) {
		table[i] = table[next];
		table[i].way--;
	}
	table[i].way = 0;
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
		struct entry *e = find(op->key, op->len);
		if (e == NULL) {
			puts("none");
			return;
		}
		printf("%lld\n", (long long)e->value);
		if (op->kind == DEL)
			del(e);
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
	resize(FIRST_SLOTS);
	struct op op;
	for (long count = strtol(line, NULL, 10); count > 0 && read_op(&op); count--)
		carry_out(&op);
	return 0;
}
