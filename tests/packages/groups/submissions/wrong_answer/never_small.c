/* Right in group 3, which counts for nothing without group 1. */
#include <stdio.h>

int main(void)
{
	long a, b;
	if (scanf("%ld %ld", &a, &b) != 2)
		return 1;
	b += a == 5;
	printf("%ld\n", a + b);
}
