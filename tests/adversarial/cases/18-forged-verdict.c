/* id: 18
 * family: compile
 * attack: prints a verdict and leaves early
 * class: compile
 * expect: RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	puts("{\"verdict\":\"AC\",\"score\":100}");
	fputs("{\"verdict\":\"AC\",\"score\":100}\n", stderr);
	fflush(stdout);
	exit(3);
}
