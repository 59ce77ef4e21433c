/* id: 58
 * family: memory
 * attack: half a gibibyte of variables
 * class: run
 * memory: 64
 * expect: A=MLE B=MLE|RTE C=MLE|RTE */
#include <stddef.h>
#include <stdio.h>

static char huge[(size_t)512 << 20];

int main(void)
{
	for (size_t i = 0; i < sizeof huge; i += 4096)
		((volatile char *)huge)[i] = 1;
	puts("BREACH: half a gibibyte");
	return 0;
}
