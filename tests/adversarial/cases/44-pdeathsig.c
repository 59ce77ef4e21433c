/* id: 44
 * family: processes
 * attack: clears the signal that ends it with its parent
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/prctl.h>

int main(void)
{
	if (prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0) == 0)
		puts("BREACH: PR_SET_PDEATHSIG");
	if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)
		puts("BREACH: PR_SET_CHILD_SUBREAPER");
	if (prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0)
		puts("BREACH: PR_SET_DUMPABLE");
	puts("safe");
	return 0;
}
