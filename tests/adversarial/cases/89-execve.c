/* id: 89
 * family: kernel
 * attack: runs another program
 * class: run
 * expect: SV */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	execl("/bin/sh", "sh", "-c", "echo BREACH", (char *)NULL);
	execl("/lib64/ld-linux-x86-64.so.2", "ld.so", "/bin/sh", (char *)NULL);
	return 0;
}
