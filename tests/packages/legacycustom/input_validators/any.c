/* Any digits, spaces and newlines. */
#include <stdio.h>

int main(void)
{
	for (int c; (c = getchar()) != EOF;)
		if ((c < '0' || c > '9') && c != ' ' && c != '\n' && c != '-')
			return 43;
	return 42;
}
