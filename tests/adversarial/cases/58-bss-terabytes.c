/* id: 58
 * family: memory
 * attack: variables of 64 TiB: the exec itself must fail
 * class: run
 * memory: 64
 * expect: CE|RTE|MLE */
#include <stdio.h>

char huge[1UL << 46];

int main(int argc, char **argv)
{
	(void)argv;
	printf("%d\n", huge[(size_t)argc << 40]);
	return 0;
}
