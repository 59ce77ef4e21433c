/* id: 84
 * family: kernel
 * attack: opens a socket under the sanitizers
 * class: run
 * sanitize: yes
 * expect: SV */
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
	if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
		puts("BREACH");
	return 0;
}
