/* id: 47
 * family: time
 * attack: lets a child do the spinning
 * class: run
 * expect: SV */
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	if (fork() == 0)
		for (;;)
			;
	wait(NULL);
	return 0;
}
