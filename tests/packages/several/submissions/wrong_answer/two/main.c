#include <stdio.h>

#include "part.h"

int main(void)
{
	long a, b;
	if (scanf("%ld %ld", &a, &b) != 2)
		return 1;
	printf("%ld\n", part(a, b));
}
