#include <stdio.h>
#include <string.h>

int main(void)
{
	char what[10], word[100];
	if (scanf("%9s %99s", what, word) != 2)
		return 1;
	int by = strcmp(what, "encode") == 0 ? 1 : 0;
	for (char *c = word; *c; c++)
		*c = (char)(*c + by);
	puts(word);
}
