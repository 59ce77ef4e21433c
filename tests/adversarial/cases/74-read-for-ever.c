/* id: 74
 * family: output
 * attack: reads on after the end of its input
 * class: run
 * time: 0.2
 * expect: TLE */
#include <unistd.h>

int main(void)
{
	char text[16];
	while (read(0, text, sizeof text) >= 0)
		;
	return 0;
}
