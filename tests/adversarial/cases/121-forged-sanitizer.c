/* id: 121
 * family: sanitizers
 * attack: prints a report of the sanitizers that never was, with paths of the host and broken numbers
 * class: run
 * sanitize: yes
 * expect: RTE */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	fputs("=================================================================\n"
	      "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000020 at pc 0x1 bp 0x1 sp 0x1\n"
	      "READ of size 99999999999999999999999999 at 0x602000000020 thread T0\n"
	      "    #0 0x55 in main /etc/shadow:99999999999999999999:-1\n"
	      "    #18446744073709551616 0x55 in \033[2J case.c:0\n"
	      "SUMMARY: AddressSanitizer: \n",
	      stderr);
	fflush(stderr);
	abort();
}
