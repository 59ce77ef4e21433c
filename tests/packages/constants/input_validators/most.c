#include <stdio.h>

int main(void)
{
	int n;
	char newline, rest;
	if (scanf("%d%c%c", &n, &newline, &rest) != 2 || newline != '\n')
		return 43;
	return n <= {{most}} ? 42 : 43;
}
