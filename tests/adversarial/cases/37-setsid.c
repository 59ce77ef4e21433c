/* id: 37
 * family: processes
 * attack: a child in a session of its own
 * class: run
 * expect: SV */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	if (setsid() >= 0)
		puts("BREACH: a new session");
	if (fork() == 0) {
		setsid();
		sleep(60);
	}
	return 0;
}
