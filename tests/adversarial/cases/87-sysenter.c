/* id: 87
 * family: kernel
 * attack: the other doors to the kernel: sysenter, an old vsyscall page, call gates
 * class: run
 * stdin: sysenter | vsyscall | gate
 * expect: SV|RTE|OK */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

static const unsigned char sysenter[] = {0xb8, 0x02, 0, 0, 0, 0x0f, 0x34, 0xc3};
static const unsigned char gate[] = {0xff, 0x1d, 0, 0, 0, 0, 0xc3};

int main(void)
{
	char what[16] = "";
	unsigned char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED || scanf("%15s", what) != 1)
		return 1;
	long (*call)(void *);
	unsigned long old = 0xffffffffff600000UL;
	if (strcmp(what, "vsyscall") == 0) {
		memcpy(&call, &old, sizeof call);
	} else {
		memcpy(p, strcmp(what, "gate") == 0 ? gate : sysenter, 8);
		memcpy(&call, &p, sizeof call);
	}
	long got = call(NULL);
	if (strcmp(what, "vsyscall") != 0)
		printf("BREACH: came back with %ld\n", got);
	return 0;
}
