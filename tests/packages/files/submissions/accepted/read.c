#include <stdio.h>

int main(void)
{
	int n;
	FILE *f = fopen("number.txt", "r");
	if (!f || fscanf(f, "%d", &n) != 1)
		return 1;
	printf("%d\n", n);
}
