/* id: 62
 * family: memory
 * attack: spreads its memory over children
 * class: run
 * memory: 64
 * expect: SV */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	for (int i = 0; i < 64; i++) {
		if (fork() == 0) {
			char *p = malloc(32 << 20);
			if (p != NULL)
				memset(p, 1, 32 << 20);
			pause();
		}
	}
	pause();
	return 0;
}
