/* id: 54
 * family: time
 * attack: claims on standard error that its time was up
 * class: run
 * expect: RTE */
#include <signal.h>
#include <stdio.h>

int main(void)
{
	fputs("time limit exceeded\nverdict: TLE\n", stderr);
	raise(SIGXCPU);
	return 0;
}
