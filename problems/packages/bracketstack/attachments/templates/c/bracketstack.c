#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 2000000 };

static char text[MAX_LENGTH + 2]; /* with its newline and a NUL */

/* Prints the diagnosis of text[0..length-1] and the length of its longest healthy piece. */
static void examine(size_t length)
{
	/* Your code. */
	(void)length;
}

int main(void)
{
	if (fgets(text, sizeof text, stdin) == NULL)
		return 1;
	size_t length = strcspn(text, "\n");
	text[length] = '\0';
	examine(length);
	return 0;
}
