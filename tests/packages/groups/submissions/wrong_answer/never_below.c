/* The least of group 2 is nothing. */
#include <stdio.h>

int main(void)
{
	long a, b;
	if (scanf("%ld %ld", &a, &b) != 2)
		return 1;
	a = a < 0 ? 0 : a;
	printf("%ld\n", a + b);
}
