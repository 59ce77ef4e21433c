/* id: 75
 * family: output
 * attack: talks without end to a validator that has heard enough, and without listening
 * class: interactive
 * expect: WA|TLE|OLE|RTE */
#include <stdio.h>

int main(void)
{
	for (;;)
		if (printf("41 ") < 0)
			return 0;
}
