/* pairwise.c - compares each file with one of each content so far, sizes first. O(F^2). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct file {
	const char *path;
	const unsigned char *content;
	size_t size;
	struct file *next; /* in its group */
	struct file *last; /* of the group that it is the first of, or NULL */
};

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

static int same(const struct file *f, const struct file *g)
{
	return f->size == g->size && memcmp(f->content, g->content, f->size) == 0;
}

/* firsts: one file of each content, of which there are contents. */
static size_t join_group(struct file *f, struct file **firsts, size_t contents)
{
	size_t i = 0;
	while (i < contents && !same(firsts[i], f))
		i++;
	if (i == contents)
		firsts[contents++] = f->last = f;
	else
		firsts[i]->last = firsts[i]->last->next = f;
	return contents;
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
	size_t contents = 0, wasted = 0;
	struct file **firsts = malloc(count * sizeof(struct file *));
	if (firsts == NULL)
		exit(1);
	qsort(files, count, sizeof *files, by_path);
	for (size_t i = 0; i < count; i++) {
		contents = join_group(&files[i], firsts, contents);
		if (files[i].last == NULL)
			wasted += files[i].size;
	}
	for (size_t i = 0; i < count; i++)
		if (files[i].last != NULL && files[i].next != NULL)
			print_group(&files[i]);
	printf("wasted %zu\n", wasted);
	free(firsts);
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
