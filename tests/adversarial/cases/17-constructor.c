/* id: 17
 * family: compile
 * attack: runs code before main, from a constructor and an ifunc
 * class: compile
 * stdout: early main 1
 * expect: OK */
#include <stdio.h>

static int one(void)
{
	return 1;
}

static int (*resolve(void))(void)
{
	return one;
}

int chosen(void) __attribute__((ifunc("resolve")));

__attribute__((constructor)) static void early(void)
{
	puts("early");
}

int main(void)
{
	printf("main %d\n", chosen());
	return 0;
}
