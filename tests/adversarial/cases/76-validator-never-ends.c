/* id: 76
 * family: output
 * attack: a validator that spins, with memory and messages without end
 * class: validator
 * time: 1
 * expect: JE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	for (;;) {
		char *p = malloc(1 << 20);
		if (p)
			memset(p, 1, 1 << 20);
		for (int i = 0; i < 1000; i++)
			fputs("\033[2J not a number\n", stderr);
	}
}
