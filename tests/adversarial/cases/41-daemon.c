/* id: 41
 * family: processes
 * attack: a daemon that keeps the output pipe open
 * class: run
 * expect: SV */
#define _DEFAULT_SOURCE
#include <unistd.h>

int main(void)
{
	if (daemon(1, 1) == 0)
		sleep(60);
	return 0;
}
