/* id: 1
 * family: compile
 * attack: includes a secret of the host
 * class: compile
 * expect: CE */
#include "@CANARY@/secret.h"

int main(void)
{
	return 0;
}
