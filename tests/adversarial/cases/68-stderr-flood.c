/* id: 68
 * family: output
 * attack: writes 64 MiB to standard error
 * class: run
 * stdout: safe
 * expect: OK */
#include <stdio.h>
#include <string.h>

int main(void)
{
	static char line[1 << 16];
	memset(line, 'x', sizeof line);
	for (int i = 0; i < 1024; i++)
		fwrite(line, 1, sizeof line, stderr);
	puts("safe");
	return 0;
}
