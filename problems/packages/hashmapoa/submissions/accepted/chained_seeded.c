/* chained_seeded.c - separate chaining, with a hash that nobody can prepare for. A key is read as
 * the coefficients of a polynomial over the numbers modulo the prime 2^61 - 1, and its hash is the
 * value at a secret point. Two different keys of at most 40 bytes agree at 40 points at the most,
 * so for any two keys that were chosen beforehand the chance of equal hashes is below 10^-16. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PRIME ((UINT64_C(1) << 61) - 1)

enum { FIRST_CHAINS = 16 };

struct op {
	enum { PUT, GET, DEL, SIZE, SUM } kind;
	const char *key;
	size_t len;
	int64_t value;
};

struct node {
	struct node *next;
	uint64_t hash;
	int64_t value;
	size_t len;
	char key[];
};

static struct node **chains;
static size_t chain_count; /* a power of two */
static size_t live;
static uint64_t sum; /* below PRIME, which is also the modulus of the statement */
static uint64_t point;

/* Congruent to a * b, if not always below PRIME; it is the same for equal keys, which is enough. */
static uint64_t multiply(uint64_t a, uint64_t b)
{
	unsigned __int128 product = (unsigned __int128)a * b;
	uint64_t folded = (uint64_t)(product & PRIME) + (uint64_t)(product >> 61);
	return folded >= PRIME ? folded - PRIME : folded;
}

/* The length is the leading coefficient, so that "" and a key of NUL bytes would differ too. */
static uint64_t hash_of(const char *key, size_t len)
{
	uint64_t h = len;
	for (size_t i = 0; i < len; i++)
		h = multiply(h, point) + (unsigned char)key[i];
	return h;
}

static struct node **chain_of(uint64_t hash)
{
	return &chains[hash & (chain_count - 1)];
}

/* The link that leads to the key, or the one at the end of its chain. */
static struct node **find(const struct op *op, uint64_t hash)
{
	struct node **link = chain_of(hash);
	while (*link != NULL && ((*link)->hash != hash || (*link)->len != op->len ||
				 memcmp((*link)->key, op->key, op->len) != 0))
		link = &(*link)->next;
	return link;
}

static void resize(size_t count)
{
	struct node **old = chains;
	size_t old_count = chain_count;
	chains = calloc(count, sizeof(struct node *));
	if (chains == NULL)
		exit(1);
	chain_count = count;
	for (size_t i = 0; i < old_count; i++) {
		for (struct node *n = old[i], *next; n != NULL; n = next) {
			next = n->next;
			n->next = *chain_of(n->hash);
			*chain_of(n->hash) = n;
		}
	}
	free(old);
}

static uint64_t residue(int64_t value)
{
	return value >= 0 ? (uint64_t)value : PRIME - (uint64_t)-value;
}

static void put(const struct op *op)
{
	uint64_t hash = hash_of(op->key, op->len);
	struct node **link = find(op, hash), *n = *link;
	if (n == NULL) {
		n = malloc(sizeof *n + op->len);
		if (n == NULL)
			exit(1);
		*n = (struct node){.hash = hash, .len = op->len};
		memcpy(n->key, op->key, op->len);
		*link = n;
		live++;
	}
	sum = (sum + PRIME - residue(n->value) + residue(op->value)) % PRIME;
	n->value = op->value;
	if (live > chain_count)
		resize(2 * chain_count);
}

static void del(struct node **link)
{
	struct node *gone = *link;
	*link = gone->next;
	sum = (sum + PRIME - residue(gone->value)) % PRIME;
	live--;
	free(gone);
}

static void carry_out(const struct op *op)
{
	if (op->kind == PUT) {
		put(op);
	} else if (op->kind == SIZE) {
		printf("%zu\n", live);
	} else if (op->kind == SUM) {
		printf("%llu\n", (unsigned long long)sum);
	} else {
		struct node **link = find(op, hash_of(op->key, op->len));
		if (*link == NULL) {
			puts("none");
			return;
		}
		printf("%lld\n", (long long)(*link)->value);
		if (op->kind == DEL)
			del(link);
	}
}

/* Time and the address space are enough here; a server would ask the system for random bytes. */
static uint64_t secret_point(void)
{
	struct timespec now;
	timespec_get(&now, TIME_UTC);
	uint64_t seed = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
	seed ^= (uint64_t)(uintptr_t)&now << 16;
	seed *= UINT64_C(0x9E3779B97F4A7C15);
	return (seed ^ (seed >> 29)) % (PRIME - 256) + 256;
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
	point = secret_point();
	resize(FIRST_CHAINS);
	struct op op;
	for (long count = strtol(line, NULL, 10); count > 0 && read_op(&op); count--)
		carry_out(&op);
	return 0;
}
