/* id: 32
 * family: files
 * attack: writes where it finds room until the disk is full
 * class: run
 * stdout: safe
 * expect: OK */
#define _GNU_SOURCE
#include <stdio.h>

int main(void)
{
	static const char *const places[] = {"@CANARY@/writable", "fill", "/tmp/fill", "/dev/shm/fill"};
	for (int i = 0; i < 4; i++) {
		FILE *f = fopen(places[i], "w");
		if (f != NULL && fwrite(places, 1, sizeof places, f) > 0 && fflush(f) == 0)
			printf("BREACH: wrote %s\n", places[i]);
	}
	puts("safe");
	return 0;
}
