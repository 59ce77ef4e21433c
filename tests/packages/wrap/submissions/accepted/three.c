#include <stdio.h>
#include <stdlib.h>

int allocations(void);

int main(void)
{
	int n;
	if (scanf("%d", &n) != 1)
		return 1;
	int before = allocations();
	char *volatile p;
	for (int i = 0; i < n; i++) {
		p = malloc(16);
		free(p);
	}
	printf("%d\n", allocations() - before);
}
