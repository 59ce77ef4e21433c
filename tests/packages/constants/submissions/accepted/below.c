#include <stdio.h>

#include "most.h"

int main(void)
{
	int n;
	if (scanf("%d", &n) == 1 && n <= MOST && n <= {{most}})
		printf("%d.4\n", n);
}
