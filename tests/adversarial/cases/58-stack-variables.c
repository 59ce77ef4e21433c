/* id: 58
 * family: memory
 * attack: 100 MiB of local variables, where the stack has 8
 * class: run
 * memory: 256
 * expect: RTE|MLE */
#include <stdio.h>

int main(void)
{
	volatile char local[100 << 20];
	for (size_t i = 0; i < sizeof local; i += 4096)
		local[i] = 1;
	puts("BREACH: a stack of 100 MiB");
	return 0;
}
