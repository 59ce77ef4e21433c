/* id: 24
 * family: files
 * attack: a pipe with a name, on which whoever opens it waits for ever
 * class: run
 * expect: SV */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/stat.h>

int main(void)
{
	if (mkfifo("output", 0600) == 0)
		puts("BREACH: made a pipe");
	puts("safe");
	return 0;
}
