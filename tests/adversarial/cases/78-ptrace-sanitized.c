/* id: 78
 * family: kernel
 * attack: traces under the sanitizers
 * class: run
 * sanitize: yes
 * expect: SV */
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
	if (ptrace(PTRACE_TRACEME, 0, 0, 0) >= 0)
		puts("BREACH");
	return 0;
}
