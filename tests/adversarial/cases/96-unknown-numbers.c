/* id: 96
 * family: kernel
 * attack: numbers that no list has: they do not exist
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	int other = 0;
	for (long nr = 600; nr < 1000; nr++)
		if (syscall(nr, 0, 0, 0, 0, 0, 0) != -1 || errno != ENOSYS)
			other++;
	puts(other == 0 ? "safe" : "BREACH: a number that does something");
	return 0;
}
