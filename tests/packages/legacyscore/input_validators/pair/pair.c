/* Two numbers, at most the argument. */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	long a, b, most = argc > 1 ? strtol(argv[1], NULL, 10) : 10;
	if (scanf("%ld %ld", &a, &b) != 2)
		return 43;
	return a <= most && b <= most ? 42 : 43;
}
