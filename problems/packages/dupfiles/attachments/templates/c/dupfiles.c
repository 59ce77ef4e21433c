#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct file {
	const char *path;
	const unsigned char *content; /* any bytes, and no NUL behind them */
	size_t size;
};

/* Prints the groups of files with equal contents, and the bytes wasted. */
static void report(struct file *files, size_t count)
{
	/* Your code. */
	(void)files;
	(void)count;
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
	struct file *files = malloc(count * sizeof *files);
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
