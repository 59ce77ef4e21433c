/* id: 104
 * family: must-work
 * attack: abort ends as a runtime error, with its signal
 * class: run
 * expect: RTE */
#include <stdlib.h>

int main(void)
{
	abort();
}
