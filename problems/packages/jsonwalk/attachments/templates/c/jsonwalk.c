#include <stdio.h>
#include <stdlib.h>

/* Prints the leaves of the document text[0..size-1], or its first wrong byte. */
static void flatten(const unsigned char *text, size_t size)
{
	/* Your code. */
	(void)text;
	(void)size;
}

int main(void)
{
	size_t size = 0, room = 1 << 16;
	unsigned char *text = malloc(room);
	for (size_t n; text != NULL && (n = fread(text + size, 1, room - size, stdin)) > 0;) {
		size += n;
		if (size == room)
			text = realloc(text, room *= 2);
	}
	if (text == NULL)
		return 1;
	flatten(text, size);
	free(text);
	return 0;
}
