/* "A B" and a newline, nothing else. */
#include <stdio.h>

int main(void)
{
	long a, b;
	char end;
	if (scanf("%ld %ld%c", &a, &b, &end) != 3 || end != '\n')
		return 43;
	return getchar() == EOF ? 42 : 43;
}
