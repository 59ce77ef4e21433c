#include <stdio.h>

int main(void)
{
	int n;
	return scanf("%d", &n) == 1 ? 0 : 1;
}
