/* id: 22
 * family: files
 * attack: a link to a file of the host, to be followed when the output is taken
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	if (symlink("@CANARY@/secret.h", "output") == 0 || symlink("@CANARY@/secret.h", "/tmp/output") == 0)
		puts("BREACH: made a link");
	puts("safe");
	return 0;
}
