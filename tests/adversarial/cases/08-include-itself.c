/* id: 8
 * family: compile
 * attack: includes itself without end
 * class: compile
 * expect: CE */
#include __FILE__

int main(void)
{
	return 0;
}
