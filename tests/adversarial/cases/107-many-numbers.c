/* id: 107
 * family: must-work
 * attack: a million numbers by printf, read by scanf from a string
 * class: run
 * expect: OK */
#include <stdio.h>

int main(void)
{
	long long sum = 0;
	for (int i = 0; i < 1000000; i++) {
		char text[16];
		int n = 0;
		snprintf(text, sizeof text, "%d", i);
		sscanf(text, "%d", &n);
		sum += n;
		if (i % 2 == 0)
			printf("%d\n", i);
	}
	fprintf(stderr, "%lld\n", sum);
	return sum == 499999500000 ? 0 : 1;
}
