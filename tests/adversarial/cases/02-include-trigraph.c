/* id: 2
 * family: compile
 * attack: the same by trigraph, over a spliced line
 * class: compile
 * expect: CE */
??=incl??/
ude "@CANARY@/secret.h"

int main(void)
{
	return 0;
}
