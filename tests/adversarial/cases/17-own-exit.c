/* id: 17
 * family: compile
 * attack: brings its own exit and its own puts
 * class: compile
 * stdout: mine
 * expect: OK */
#include <stdio.h>
#include <unistd.h>

int puts(const char *s)
{
	return write(1, s, 0) == 0 ? 0 : -1;
}

void exit(int status)
{
	(void)status;
	static const char text[] = "mine\n";
	_exit(write(1, text, sizeof text - 1) > 0 ? 0 : 1);
}

int main(void)
{
	puts("hidden");
	exit(1);
}
