/* id: 76
 * family: output
 * attack: a word of sixteen megabytes with NUL bytes for the validator
 * class: validated
 * expect: JE|WA|OLE|TLE */
#include <stdio.h>

int main(void)
{
	static char block[4096];
	for (int i = 0; i < 4095; i++)
		if (fwrite(block, 1, sizeof block, stdout) != sizeof block)
			return 1;
	return 0;
}
