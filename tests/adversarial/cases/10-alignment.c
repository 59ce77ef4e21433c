/* id: 10
 * family: compile
 * attack: an alignment of 256 MiB, and a section that begins there
 * class: compile
 * stdout: safe
 * expect: CE|RTE|MLE|OK */
#include <stdio.h>

static _Alignas(1 << 28) char page[4096];
__attribute__((section(".data.far"), aligned(1 << 28))) static int far = 1;

int main(void)
{
	page[far] = 's';
	puts(page[1] == 's' ? "safe" : "?");
	return 0;
}
