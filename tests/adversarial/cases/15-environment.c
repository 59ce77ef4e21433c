/* id: 15
 * family: compile
 * attack: includes its environment, its mappings and its other descriptors
 * class: compile
 * expect: CE */
static const char seen[] =
#include "/proc/self/environ"
#include "/proc/self/maps"
#include "/proc/self/fd/3"
#include "/proc/self/fd/4"
#include "/proc/self/fd/5"
	;

int main(void)
{
	return seen[0];
}
