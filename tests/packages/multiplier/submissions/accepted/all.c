#include <stdio.h>

int main(void)
{
	double n;
	if (scanf("%lf", &n) == 1)
		printf("%g\n", n);
}
