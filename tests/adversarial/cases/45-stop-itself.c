/* id: 45
 * family: processes
 * attack: stops itself and waits to be forgotten
 * class: run
 * time: 0.1
 * expect: TLE */
#include <signal.h>

int main(void)
{
	raise(SIGSTOP);
	return 0;
}
