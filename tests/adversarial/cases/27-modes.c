/* id: 27
 * family: files
 * attack: takes away rights, and sets setuid bits
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/stat.h>

int main(void)
{
	if (chmod("@CANARY@/writable", 0) == 0 || chmod("/", 0) == 0 || chmod("/lib", 0) == 0 ||
	    chmod("@CANARY@/writable", 04755) == 0)
		puts("BREACH: changed a mode");
	puts("safe");
	return 0;
}
