/* id: 126
 * family: output
 * attack: exactly as much output as is allowed, then stands still with the pipe full on the other stream
 * class: run
 * time: 0.3
 * expect: OLE|TLE|OK */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	static char block[1 << 16];
	memset(block, 'x', sizeof block);
	for (int i = 0; i < 256; i++)
		if (fwrite(block, 1, sizeof block, stdout) != sizeof block)
			return 1;
	fflush(stdout);
	for (;;)
		if (write(2, block, sizeof block) < 0)
			return 2;
}
