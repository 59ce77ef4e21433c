/* id: 70
 * family: output
 * attack: lines of 128 KiB that are no UTF-8
 * class: run
 * expect: OK */
#include <stdio.h>

int main(void)
{
	for (int i = 0; i < 1 << 17; i++)
		putchar(0x80 + i % 128);
	putchar('\n');
	for (int i = 0; i < 1 << 17; i++)
		fputc(i % 3 == 0 ? 0xed : i % 3 == 1 ? 0xa0 : 0x80, stderr);
	return 0;
}
