/* pool_without_reuse.c - separate chaining with nodes from an array, enough for all keys that are
 * there at one time. But a deleted node never returns to it, so as keys come and go it runs out. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODULUS ((INT64_C(1) << 61) - 1)
#define ODD	UINT64_C(0xD6E8FEB86659FD93)

enum { CHAINS = 1 << 18, NODES = 150000, KEY_MAX = 40 };

struct op {
	enum { PUT, GET, DEL, SIZE, SUM } kind;
	const char *key;
	size_t len;
	int64_t value;
};

struct node {
	struct node *next;
	int64_t value;
	char key[KEY_MAX + 1];
};

static struct node *chains[CHAINS];
static struct node pool[NODES];
static size_t taken;
static size_t live;
static int64_t sum;

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

/* The link that leads to the key, or the one at the end of its chain. */
static struct node **find(const char *key, size_t len)
{
	struct node **link = &chains[hash_of(key, len) % CHAINS];
	while (*link != NULL && strcmp((*link)->key, key) != 0)
		link = &(*link)->next;
	return link;
}

static void put(const struct op *op)
{
	struct node **link = find(op->key, op->len);
	if (*link == NULL) {
		if (taken == NODES)
			abort(); /* or a write past the end, without this line */
		struct node *n = &pool[taken++];
		memcpy(n->key, op->key, op->len + 1);
		*link = n;
		live++;
	}
	sum = (sum - (*link)->value + op->value) % MODULUS;
	(*link)->value = op->value;
}

static void del(struct node **link)
{
	struct node *gone = *link;
	*link = gone->next;
	live--;
	sum = (sum - gone->value) % MODULUS;
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
		struct node **link = find(op->key, op->len);
		if (*link == NULL) {
			puts("none");
			return;
		}
		printf("%lld\n", (long long)(*link)->value);
		if (op->kind == DEL)
			del(link);
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
	struct op op;
	for (long count = strtol(line, NULL, 10); count > 0 && read_op(&op); count--)
		carry_out(&op);
	return 0;
}
