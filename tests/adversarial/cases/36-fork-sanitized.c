/* id: 36
 * family: processes
 * attack: forks under the sanitizers
 * class: run
 * sanitize: yes
 * expect: SV */
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
	if (fork() >= 0)
		puts("BREACH");
	return 0;
}
