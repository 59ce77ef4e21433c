/* head_and_tail.c - content_sort.c that compares the size, the first 1024 bytes and the last 1024,
 * as tools do that are in a hurry. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_LEN_MAX = 60 };

enum { PART = 1024 };

struct file {
	size_t size;
	char *path; /* the content lies behind it in the same block */
	unsigned char *content;
};

struct group {
	const struct file *first;
	size_t count;
};

static int by_content(const void *a, const void *b)
{
	const struct file *f = a, *g = b;
	if (f->size != g->size)
		return f->size < g->size ? -1 : 1;
	size_t part = f->size < PART ? f->size : PART;
	int order = memcmp(f->content, g->content, part);
	return order != 0 ? order
			  : memcmp(f->content + f->size - part, g->content + g->size - part, part);
}

static int by_content_and_path(const void *a, const void *b)
{
	int order = by_content(a, b);
	return order != 0 ? order
			  : strcmp(((const struct file *)a)->path, ((const struct file *)b)->path);
}

static int by_first_path(const void *a, const void *b)
{
	return strcmp(((const struct group *)a)->first->path,
		      ((const struct group *)b)->first->path);
}

static size_t find_groups(const struct file *files, size_t count, struct group *groups)
{
	size_t found = 0;
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && by_content(&files[i], &files[end]) == 0;)
			end++;
		if (end - i > 1)
			groups[found++] = (struct group){&files[i], end - i};
	}
	return found;
}

static void report(struct file *files, size_t count)
{
	struct group *groups = malloc((count / 2 + 1) * sizeof *groups);
	if (groups == NULL)
		exit(1);
	qsort(files, count, sizeof *files, by_content_and_path);
	size_t found = find_groups(files, count, groups), wasted = 0;
	qsort(groups, found, sizeof *groups, by_first_path);
	for (size_t i = 0; i < found; i++) {
		for (size_t k = 0; k < groups[i].count; k++)
			printf(k == 0 ? "%s" : " %s", groups[i].first[k].path);
		putchar('\n');
		wasted += groups[i].first->size * (groups[i].count - 1);
	}
	printf("wasted %zu\n", wasted);
	free(groups);
}

static void read_file(struct file *f)
{
	char path[PATH_LEN_MAX + 1];
	if (scanf("%60s %zu", path, &f->size) != 2)
		exit(1);
	getchar(); /* the end of the line; a white space in the format would eat content as well */
	size_t room = strlen(path) + 1;
	f->path = malloc(room + f->size);
	if (f->path == NULL)
		exit(1);
	strcpy(f->path, path);
	f->content = (unsigned char *)f->path + room;
	if (fread(f->content, 1, f->size, stdin) != f->size)
		exit(1);
}

int main(void)
{
	size_t count;
	if (scanf("%zu", &count) != 1)
		return 1;
	struct file *files = malloc(count * sizeof *files);
	if (files == NULL)
		return 1;
	for (size_t i = 0; i < count; i++)
		read_file(&files[i]);
	report(files, count);
	for (size_t i = 0; i < count; i++)
		free(files[i].path);
	free(files);
	return 0;
}
