/* id: 2
 * family: compile
 * attack: the same by digraph, through a macro
 * class: compile
 * expect: CE */
%:define SECRET "@CANARY@/secret.h"
%:include SECRET

int main(void)
{
	return 0;
}
