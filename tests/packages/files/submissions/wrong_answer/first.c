#include <stdio.h>

/* The first number alone. */
int main(void)
{
	char name[128];
	long number = 0;
	if (scanf("%127s", name) != 1)
		return 1;
	FILE *file = fopen(name, "r");
	if (file && fscanf(file, "%ld", &number) != 1)
		return 1;
	printf("%ld\n", number);
}
