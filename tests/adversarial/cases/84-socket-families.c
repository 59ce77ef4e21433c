/* id: 84
 * family: kernel
 * attack: sockets of every family
 * class: run
 * stdin: 1 | 2 | 10 | 16 | 17 | 38 | 40
 * expect: SV */
#include <stdio.h>
#include <sys/socket.h>

int main(void)
{
	int family;
	if (scanf("%d", &family) != 1)
		return 1;
	if (socket(family, SOCK_DGRAM, 0) >= 0 || socket(family, SOCK_RAW, 0) >= 0)
		puts("BREACH: a socket");
	return 0;
}
