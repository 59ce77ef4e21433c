/* Half of the sum of group 3. */
#include <stdio.h>

int main(void)
{
	long a, b;
	if (scanf("%ld %ld", &a, &b) != 2)
		return 1;
	a &= 0xFFFF;
	a = a == 0xFF9C ? -100 : a;
	printf("%ld\n", a + b);
}
