/* id: 93
 * family: kernel
 * attack: types into the terminal of whoever started it
 * class: run
 * stdout: safe
 * expect: OK */
#include <stdio.h>
#include <sys/ioctl.h>

int main(void)
{
	char c = 'x';
	for (int fd = 0; fd < 3; fd++)
		if (ioctl(fd, TIOCSTI, &c) == 0 || ioctl(fd, TIOCLINUX, &c) == 0 || ioctl(fd, TIOCSCTTY, 1) == 0)
			puts("BREACH: a terminal");
	puts("safe");
	return 0;
}
