#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char what[10];
	long n;
	if (scanf("%9s %ld", what, &n) != 2)
		return 1;
	int hide = strcmp(what, "hide") == 0;
	if (!hide)
		abort();
	printf("%ld\n", hide ? n * 2 : n / 2);
}
