/* by_definition.c - the oracle: the smallest path that is not yet printed comes next, and with it
 * all files that are equal to its file, smallest path first. Bytes are compared one by one, and
 * nothing is sorted, hashed or looked up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILES_MAX = 2000 };

struct file {
	char path[64];
	size_t size;
	char *content;
	int printed;
};

static int equal(const struct file *f, const struct file *g)
{
	if (f->size != g->size)
		return 0;
	for (size_t i = 0; i < f->size; i++)
		if (f->content[i] != g->content[i])
			return 0;
	return 1;
}

/* The smallest path that is not printed, of the files equal to f, or of all if f is NULL. */
static struct file *smallest(struct file *files, size_t count, const struct file *f)
{
	struct file *found = NULL;
	for (size_t i = 0; i < count; i++)
		if (!files[i].printed && (f == NULL || equal(&files[i], f)) &&
		    (found == NULL || strcmp(files[i].path, found->path) < 0))
			found = &files[i];
	return found;
}

int main(void)
{
	size_t count, wasted = 0;
	if (scanf("%zu", &count) != 1)
		return 1;
	if (count > FILES_MAX) /* an oracle for small inputs: ends at once where it would be slow */
		abort();
	struct file *files = calloc(count, sizeof *files);
	for (size_t i = 0; files != NULL && i < count; i++) {
		if (scanf("%63s %zu", files[i].path, &files[i].size) != 2)
			return 1;
		files[i].content = malloc(files[i].size + 1);
		if (files[i].content == NULL)
			return 1;
		getchar();
		for (size_t k = 0; k < files[i].size; k++)
			files[i].content[k] = (char)getchar();
	}
	for (struct file *f; (f = smallest(files, count, NULL)) != NULL;) {
		f->printed = 1;
		struct file *other = smallest(files, count, f);
		if (other == NULL)
			continue;
		printf("%s", f->path);
		for (; other != NULL; other = smallest(files, count, f)) {
			printf(" %s", other->path);
			other->printed = 1;
			wasted += f->size;
		}
		printf("\n");
	}
	printf("wasted %zu\n", wasted);
	return 0;
}
