/* id: 59
 * family: memory
 * attack: calls itself without end
 * class: run
 * memory: 64
 * expect: RTE|MLE */
#include <stdio.h>

static int down(volatile int *above)
{
	volatile int here[64] = {*above};
	return down(here) + here[0];
}

int main(void)
{
	volatile int top = 1;
	printf("%d\n", down(&top));
	return 0;
}
