/* id: 77
 * family: output
 * attack: a handler at the very end, and output from it
 * class: run
 * expect: OK|RTE */
#include <stdio.h>
#include <stdlib.h>

static void again(void)
{
	puts("late");
	atexit(again);
	static int times;
	if (++times == 3)
		_Exit(0);
}

int main(void)
{
	atexit(again);
	puts("early");
	return 0;
}
