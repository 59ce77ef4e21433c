/* id: 15
 * family: compile
 * attack: makes an error message quote a line of a secret, by #line
 * class: compile
 * expect: CE */
int main(void)
{
	int unused;
#line 1 "@CANARY@/secret.h"
	return undeclared;
}
