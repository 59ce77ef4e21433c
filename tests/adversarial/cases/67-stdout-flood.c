/* id: 67
 * family: output
 * attack: writes without end to standard output
 * class: run
 * expect: OLE */
#include <stdio.h>
#include <string.h>

int main(void)
{
	static char line[1 << 16];
	memset(line, 'x', sizeof line);
	for (;;)
		fwrite(line, 1, sizeof line, stdout);
}
