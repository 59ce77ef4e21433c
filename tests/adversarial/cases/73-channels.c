/* id: 73
 * family: output
 * attack: tells hidden input by its exit code, its time and its memory (what a candidate is shown of them: tests/integration/secrets)
 * class: run
 * stdin: 7
 * expect: RTE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	int secret = 0;
	if (scanf("%d", &secret) != 1)
		return 1;
	size_t bytes = (size_t)secret << 20;
	char *p = malloc(bytes);
	if (p)
		memset(p, 1, bytes);
	for (volatile long i = 0; i < secret * 1000000L; i++)
		;
	free(p);
	return secret;
}
