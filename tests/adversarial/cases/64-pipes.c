/* id: 64
 * family: memory
 * attack: hides data in pipes
 * class: run
 * expect: OK|SV */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	int ends[2];
	puts(pipe(ends) != 0 ? "safe" : "BREACH: a pipe");
	return 0;
}
