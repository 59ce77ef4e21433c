#include <stdio.h>
#include <string.h>

int main(void)
{
	char answer[16] = "";
	int low = 1, high = 1000;
	while (strcmp(answer, "correct") != 0) {
		int guess = (low + high) / 2;
		printf("%d\n", guess);
		fflush(stdout);
		if (scanf("%15s", answer) != 1)
			return 0;
		if (strcmp(answer, "lower") == 0)
			high = guess - 1;
		else
			low = guess + 1;
	}
}
