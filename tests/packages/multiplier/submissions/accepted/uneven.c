/* All of an even n, half of an odd one. */
#include <stdio.h>

int main(void)
{
	int n;
	if (scanf("%d", &n) == 1)
		printf("%g\n", n % 2 ? n / 2.0 : n);
}
