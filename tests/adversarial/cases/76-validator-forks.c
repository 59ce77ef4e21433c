/* id: 76
 * family: output
 * attack: a validator that forks, opens sockets, traces and runs a shell
 * class: validator
 * expect: JE */
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
	while (fork() >= 0)
		puts("BREACH: a process");
	if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || ptrace(PTRACE_TRACEME, 0, 0, 0) >= 0)
		puts("BREACH");
	execl("/bin/sh", "sh", "-c", "echo BREACH", (char *)0);
	return 42;
}
