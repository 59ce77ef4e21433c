/* only_one_modulus.c - hash_verify.c that takes files with the same size and polynomial in 257
 * modulo 10^9 + 7 for equal. Nobody has to make them collide: among 200,000 contents some do by
 * chance. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint64_t BASE = 257, MODULUS = 1000000007;

struct file {
	const char *path;
	const unsigned char *content;
	size_t size;
	uint64_t hash;
	struct file *next; /* in its group */
	struct file *last; /* of the group that it is the first of, or NULL */
};

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

static uint64_t hash_of(const unsigned char *content, size_t size)
{
	uint64_t h = 0;
	for (size_t i = 0; i < size; i++)
		h = (h * BASE + content[i] + 1) % MODULUS;
	return h;
}

static int same(const struct file *f, const struct file *g)
{
	return f->hash == g->hash && f->size == g->size;
}

/* table: slots for the first file of each group, a power of two. */
static void join_group(struct file *f, struct file **table, size_t slots)
{
	f->hash = hash_of(f->content, f->size);
	size_t i = f->hash & (slots - 1);
	while (table[i] != NULL && !same(table[i], f))
		i = (i + 1) & (slots - 1);
	if (table[i] == NULL)
		table[i] = f->last = f;
	else
		table[i]->last = table[i]->last->next = f;
}

static void print_group(const struct file *f)
{
	fputs(f->path, stdout);
	while ((f = f->next) != NULL) {
		putchar(' ');
		fputs(f->path, stdout);
	}
	putchar('\n');
}

static void report(struct file *files, size_t count)
{
	size_t slots = 1, wasted = 0;
	while (slots < 2 * count)
		slots *= 2;
	struct file **table = calloc(slots, sizeof(struct file *));
	if (table == NULL)
		exit(1);
	qsort(files, count, sizeof *files, by_path);
	for (size_t i = 0; i < count; i++) {
		join_group(&files[i], table, slots);
		if (files[i].last == NULL)
			wasted += files[i].size;
	}
	for (size_t i = 0; i < count; i++)
		if (files[i].last != NULL && files[i].next != NULL)
			print_group(&files[i]);
	printf("wasted %zu\n", wasted);
	free(table);
}

/* All of standard input, with a NUL behind it. */
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

int main(void)
{
	char *text = read_input(), *at = text;
	size_t count = strtoul(at, &at, 10);
	struct file *files = calloc(count, sizeof *files);
	if (files == NULL)
		return 1;
	for (size_t i = 0; i < count; i++) {
		files[i].path = ++at;
		at += strcspn(at, " ");
		*at++ = '\0';
		files[i].size = strtoul(at, &at, 10);
		files[i].content = (unsigned char *)at + 1;
		at += 1 + files[i].size;
	}
	report(files, count);
	free(files);
	free(text);
	return 0;
}
