/* Fails in pass 1. */
#include <stdio.h>

int main(void)
{
	char what[10];
	long n;
	if (scanf("%9s %ld", what, &n) != 2)
		return 1;
	printf("%ld\n", n);
}
