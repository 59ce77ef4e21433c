/* id: 5
 * family: compile
 * attack: includes endless devices
 * class: compile
 * expect: CE */
#include "/dev/zero"
#include "/dev/random"

int main(void)
{
	return 0;
}
