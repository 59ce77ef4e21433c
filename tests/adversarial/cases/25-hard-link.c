/* id: 25
 * family: files
 * attack: a second name for its own binary or a library
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	if (link("/proc/self/exe", "copy") == 0 || link("/lib/x86_64-linux-gnu/libc.so.6", "copy") == 0)
		puts("BREACH: made a link");
	puts("safe");
	return 0;
}
