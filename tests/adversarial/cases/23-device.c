/* id: 23
 * family: files
 * attack: makes a device to read the disk by
 * class: run
 * expect: SV */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

int main(void)
{
	if (mknod("disk", S_IFBLK | 0600, makedev(254, 0)) == 0)
		puts("BREACH: made a device");
	puts("safe");
	return 0;
}
