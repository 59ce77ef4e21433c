/* Says 42, and waits for the same in return. */
#include <stdio.h>

int main(void)
{
	int answer = 0;
	puts("42");
	fflush(stdout);
	return scanf("%d", &answer) == 1 && answer == 42 ? 42 : 43;
}
