/* id: 38
 * family: processes
 * attack: the parent ends, the child goes on
 * class: run
 * expect: SV */
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
	if (fork() != 0)
		_exit(0);
	sleep(60);
	return 0;
}
