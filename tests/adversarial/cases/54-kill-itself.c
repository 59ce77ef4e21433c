/* id: 54
 * family: time
 * attack: ends itself by the signal that a limit would send
 * class: run
 * expect: RTE */
#define _GNU_SOURCE
#include <signal.h>

int main(void)
{
	raise(SIGKILL);
	return 0;
}
