/* id: 36
 * family: processes
 * attack: a fork bomb
 * class: run
 * expect: SV */
#include <unistd.h>

int main(void)
{
	for (;;)
		fork();
}
