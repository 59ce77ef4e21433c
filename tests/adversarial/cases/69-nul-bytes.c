/* id: 69
 * family: output
 * attack: NUL bytes
 * class: run
 * expect: OK */
#include <stdio.h>

int main(void)
{
	for (int i = 0; i < 100000; i++)
		putchar(0);
	puts("safe");
	return 0;
}
