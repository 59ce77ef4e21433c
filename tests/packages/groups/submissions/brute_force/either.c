#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	long a, b;
	if (scanf("%ld %ld", &a, &b) != 2)
		return 1;
	if (a < 0)
		abort();
	for (volatile long i = 0; a > 1000000 && i < a; i++)
		;
	printf("%ld\n", a + b);
}
