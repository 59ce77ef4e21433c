/* id: 3
 * family: compile
 * attack: includes an expected answer and returns it as a string
 * class: compile
 * expect: CE */
static const char *answer =
#include "@CANARY@/1.ans"
	;

int main(void)
{
	return answer[0];
}
