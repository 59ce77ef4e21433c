#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { VALUE, SYNTAX, DIV0, OVERFLOW };

struct result {
	enum kind kind;
	int64_t value; /* the column for SYNTAX */
};

/* What there is to print for the line s[0..len-1]. */
static struct result evaluate(const char *s, size_t len)
{
	/* Your code. */
	(void)s;
	(void)len;
	return (struct result){VALUE, 0};
}

static void print(struct result r)
{
	switch (r.kind) {
	case VALUE:
		printf("%lld\n", (long long)r.value);
		break;
	case SYNTAX:
		printf("SYNTAX %lld\n", (long long)r.value);
		break;
	case DIV0:
		puts("DIV0");
		break;
	case OVERFLOW:
		puts("OVERFLOW");
		break;
	}
}

/* All of standard input; NULL if there is no memory for it. */
static char *read_input(size_t *len)
{
	size_t room = 1 << 16, got;
	char *text = malloc(room);
	*len = 0;
	while (text != NULL && (got = fread(text + *len, 1, room - *len, stdin)) > 0) {
		*len += got;
		if (*len == room)
			text = realloc(text, room *= 2);
	}
	return text;
}

int main(void)
{
	size_t len;
	char *text = read_input(&len);
	if (text == NULL)
		return 1;
	char *line = memchr(text, '\n', len), *end = text + len;
	while (line != NULL && ++line < end) {
		char *next = memchr(line, '\n', (size_t)(end - line));
		print(evaluate(line, (size_t)((next != NULL ? next : end) - line)));
		line = next;
	}
	free(text);
	return 0;
}
