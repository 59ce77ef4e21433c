/* djb2.c - separate chaining with Bernstein's hash, h * 33 + c, and no seed. Good enough for random
 * keys and for a million chains; but "bA" and "ab" are the same to it, wherever they stand. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODULUS ((INT64_C(1) << 61) - 1)

enum { CHAINS = 1 << 20 };

struct op {
	enum { PUT, GET, DEL, SIZE, SUM } kind;
	const char *key;
	size_t len;
	int64_t value;
};

struct node {
	struct node *next;
	int64_t value;
	char key[];
};

static struct node *chains[CHAINS];
static size_t live;
static int64_t sum;

static uint32_t hash_of(const char *key)
{
	uint32_t h = 5381;
	while (*key != '\0')
		h = h * 33 + (unsigned char)*key++;
	return h;
}

/* The link that leads to the key, or the one at the end of its chain. */
static struct node **find(const char *key)
{
	struct node **link = &chains[hash_of(key) % CHAINS];
	while (*link != NULL && strcmp((*link)->key, key) != 0)
		link = &(*link)->next;
	return link;
}

static void put(const struct op *op)
{
	struct node **link = find(op->key);
	if (*link == NULL) {
		struct node *n = malloc(sizeof *n + op->len + 1);
		if (n == NULL)
			exit(1);
		*n = (struct node){.next = NULL};
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
	free(gone);
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
		struct node **link = find(op->key);
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
