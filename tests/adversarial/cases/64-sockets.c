/* id: 64
 * family: memory
 * attack: hides data in sockets
 * class: run
 * expect: SV */
#include <stdio.h>
#include <sys/socket.h>

int main(void)
{
	int ends[2];
	puts(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0 ? "safe" : "BREACH: a socket");
	return 0;
}
