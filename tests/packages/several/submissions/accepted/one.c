#include <stdio.h>

#include "given.h"

int main(void)
{
	long a, b;
	if (scanf("%ld %ld", &a, &b) != 2)
		return 1;
	a = given(a);
	b = given(b);
	printf("%ld\n", a + b);
}
