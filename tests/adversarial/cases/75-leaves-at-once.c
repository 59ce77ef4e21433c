/* id: 75
 * family: output
 * attack: closes its streams and stays, or leaves in the middle of a word
 * class: interactive
 * expect: WA|TLE|RTE */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	if (write(1, "4", 1) != 1)
		return 1;
	close(1);
	close(0);
	for (;;)
		pause();
}
