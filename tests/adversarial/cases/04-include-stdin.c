/* id: 4
 * family: compile
 * attack: includes standard input, which would wait for ever
 * class: compile
 * expect: OK|CE */
#include "/dev/stdin"
#include "/proc/self/fd/0"

int main(void)
{
	return 0;
}
