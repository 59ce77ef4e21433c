/* short_line.c - content_sort.c that reads the line before a content into 64 bytes: room for the
 * path and a small size. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_LEN_MAX = 60, LINE = 64 };

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
	return memcmp(f->content, g->content, f->size);
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
	char line[LINE];
	if (fgets(line, sizeof line, stdin) == NULL ||
	    sscanf(line, "%60s %zu", path, &f->size) != 2)
		exit(1);
	size_t room = strlen(path) + 1;
	f->path = malloc(room + f->size);
	if (f->path == NULL)
		exit(1);
	strcpy(f->path, path);
	f->content = (unsigned char *)f->path + room;
	if (fread(f->content, 1, f->size, stdin) != f->size)
		exit(1);
	getchar();
}

int main(void)
{
	size_t count;
	if (scanf("%zu", &count) != 1)
		return 1;
	getchar();
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
