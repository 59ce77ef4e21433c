/* id: 31
 * family: files
 * attack: as many files as there are inodes
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

int main(void)
{
	char name[32];
	for (int i = 0; i < 100000; i++) {
		snprintf(name, sizeof name, i % 2 ? "f%d" : "/tmp/f%d", i);
		if (creat(name, 0600) >= 0 || mkdir(name, 0700) == 0) {
			puts("BREACH: made a file");
			break;
		}
	}
	puts("safe");
	return 0;
}
