/* id: 74
 * family: output
 * attack: closes its streams and goes on
 * class: run
 * stdout: safe
 * expect: OK */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	puts("safe");
	fflush(stdout);
	close(0);
	close(1);
	close(2);
	if (write(1, "BREACH", 6) > 0)
		return 2;
	return 0;
}
