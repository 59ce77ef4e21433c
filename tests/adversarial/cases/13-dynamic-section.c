/* id: 13
 * family: compile
 * attack: brings a dynamic section of its own, for the linker to merge and the loader to follow
 * class: compile
 * expect: CE|RTE|OK */
#include <stdio.h>

/* DT_NEEDED and DT_RPATH with offsets of its own making */
__attribute__((section(".dynamic"), used)) static const unsigned long entries[] = {1, 1, 15, 1, 0, 0};

int main(void)
{
	puts("safe");
	return 0;
}
