/* A validator as careless as they come: what it is given may be longer than it has room for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char word[16];
	if (scanf("%s", word) != 1)
		return 43;
	return strcmp(word, "42") == 0 ? 42 : 43;
}
