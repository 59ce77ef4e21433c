/* id: 63
 * family: memory
 * attack: children that end with their memory still counted
 * class: run
 * memory: 64
 * expect: SV */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
	for (;;) {
		if (fork() == 0) {
			char *p = malloc(16 << 20);
			if (p != NULL)
				memset(p, 1, 16 << 20);
			_exit(0);
		}
	}
}
