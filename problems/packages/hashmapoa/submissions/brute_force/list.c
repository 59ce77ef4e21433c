/* list.c - the oracle: a plain list of entries, and everything is found by looking at all of them.
 * The sum is added up afresh in 128 bits each time it is asked for. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPS_MAX = 2000 };

struct op {
	enum { PUT, GET, DEL, SIZE, SUM } kind;
	const char *key;
	size_t len;
	int64_t value;
};

struct entry {
	char key[41];
	int64_t value;
};

static struct entry entries[OPS_MAX];
static int live;

static struct entry *find(const struct op *op)
{
	for (int i = 0; i < live; i++)
		if (strcmp(entries[i].key, op->key) == 0)
			return &entries[i];
	return NULL;
}

static long long sum_of_all(void)
{
	const __int128 modulus = ((__int128)1 << 61) - 1;
	__int128 sum = 0;
	for (int i = 0; i < live; i++)
		sum += entries[i].value;
	return (long long)((sum % modulus + modulus) % modulus);
}

static void put(const struct op *op)
{
	struct entry *e = find(op);
	if (e == NULL) {
		e = &entries[live++];
		memcpy(e->key, op->key, op->len + 1);
	}
	e->value = op->value;
}

static void carry_out(const struct op *op)
{
	if (op->kind == PUT) {
		put(op);
	} else if (op->kind == SIZE) {
		printf("%d\n", live);
	} else if (op->kind == SUM) {
		printf("%lld\n", sum_of_all());
	} else {
		struct entry *e = find(op);
		if (e == NULL) {
			puts("none");
			return;
		}
		printf("%lld\n", (long long)e->value);
		if (op->kind == DEL)
			*e = entries[--live];
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
	long count = strtol(line, NULL, 10);
	if (count > OPS_MAX) /* an oracle for small inputs: ends at once where it would be slow */
		abort();
	struct op op;
	for (; count > 0 && read_op(&op); count--)
		carry_out(&op);
	return 0;
}
