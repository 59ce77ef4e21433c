/* sorted_ids.c - no hashing at all. The whole input is read first and its operations are sorted by
 * key; equal keys then share a number, and the store is an array. O(Q log Q) comparisons of keys,
 * whatever they are: nothing to attack, but nothing for a server either, which cannot wait for the
 * last operation before it answers the first. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MODULUS ((INT64_C(1) << 61) - 1)

struct op {
	enum { PUT, GET, DEL, SIZE, SUM } kind;
	size_t id;	 /* equal keys, equal numbers */
	const char *key; /* NULL if it has none */
	int64_t value;
};

struct place {
	uint64_t start; /* the first eight characters of the key, for fast comparisons */
	struct op *op;
};

static char *read_input(void)
{
	size_t size = 1 << 16, len = 0, got;
	char *text = malloc(size);
	while (text != NULL && (got = fread(text + len, 1, size - len - 1, stdin)) > 0)
		if ((len += got) == size - 1)
			text = realloc(text, size *= 2);
	if (text == NULL)
		exit(1);
	text[len] = '\0';
	return text;
}

/* As a big-endian number, so that numbers are ordered as the characters are. */
static uint64_t start_of(const char *key)
{
	uint64_t start = 0;
	for (int i = 0; i < 8; i++)
		start = start << 8 | (unsigned char)(*key != '\0' ? *key++ : '\0');
	return start;
}

/* The operation in one line of the input, of which it cuts the key out. */
static struct op parse(char *line)
{
	struct op op = {.kind = line[1] == 'i' ? SIZE : SUM};
	if (line[0] == 's')
		return op;
	op.kind = line[0] == 'p' ? PUT : line[0] == 'g' ? GET : DEL;
	char *key = strchr(line, '"') + 1, *end = strchr(key, '"');
	*end = '\0';
	op.key = key;
	op.value = op.kind == PUT ? strtoll(end + 1, NULL, 10) : 0;
	return op;
}

static int by_key(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return strcmp(x->op->key, y->op->key);
}

static void number_keys(struct op *ops, size_t count)
{
	struct place *order = malloc((count + 1) * sizeof *order);
	if (order == NULL)
		exit(1);
	size_t keyed = 0, id = 0;
	for (size_t i = 0; i < count; i++)
		if (ops[i].key != NULL)
			order[keyed++] = (struct place){start_of(ops[i].key), &ops[i]};
	qsort(order, keyed, sizeof *order, by_key);
	for (size_t i = 0; i < keyed; i++) {
		if (i > 0 && by_key(&order[i - 1], &order[i]) != 0)
			id++;
		order[i].op->id = id;
	}
	free(order);
}

static void answer(const struct op *ops, size_t count)
{
	struct cell {
		int present;
		int64_t value; /* 0 while absent */
	} *cells = calloc(count + 1, sizeof *cells);
	if (cells == NULL)
		exit(1);
	size_t live = 0;
	int64_t sum = 0;
	for (size_t i = 0; i < count; i++) {
		struct cell *c = &cells[ops[i].id];
		if (ops[i].kind == SIZE) {
			printf("%zu\n", live);
		} else if (ops[i].kind == SUM) {
			printf("%lld\n", (long long)(sum < 0 ? sum + MODULUS : sum));
		} else if (ops[i].kind == PUT) {
			live += !c->present;
			sum = (sum - c->value + ops[i].value) % MODULUS;
			*c = (struct cell){.present = 1, .value = ops[i].value};
		} else if (!c->present) {
			puts("none");
		} else {
			printf("%lld\n", (long long)c->value);
			if (ops[i].kind == DEL) {
				live--;
				sum = (sum - c->value) % MODULUS;
				*c = (struct cell){.present = 0};
			}
		}
	}
	free(cells);
}

int main(void)
{
	char *text = read_input(), *line = text;
	size_t count = (size_t)strtoll(line, &line, 10);
	struct op *ops = malloc((count + 1) * sizeof *ops);
	if (ops == NULL)
		return 1;
	for (size_t i = 0; i < count; i++) {
		line = strchr(line, '\n') + 1;
		char *next = line + strcspn(line, "\n");
		ops[i] = parse(line);
		line = next;
	}
	number_keys(ops, count);
	answer(ops, count);
	free(ops);
	free(text);
	return 0;
}
