/* id: 42
 * family: processes
 * attack: children that nobody waits for
 * class: run
 * expect: SV */
#include <unistd.h>

int main(void)
{
	for (int i = 0; i < 100000; i++)
		if (fork() == 0)
			_exit(0);
	sleep(60);
	return 0;
}
