#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The key lies in a buffer that the next operation overwrites, so copy what you keep. */
struct op {
	enum { PUT, GET, DEL, SIZE, SUM } kind;
	const char *key; /* without its quotes, and with a NUL behind it */
	size_t len;
	int64_t value; /* PUT alone */
};

/* Carries out one operation and prints its answer, if it has one. */
static void carry_out(const struct op *op)
{
	/* Your code. */
	(void)op;
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
