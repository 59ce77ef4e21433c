#include <stdio.h>

int main(void)
{
	char name[128];
	long sum = 0, number;
	if (scanf("%127s", name) != 1)
		return 1;
	FILE *file = fopen(name, "r");
	while (file && fscanf(file, "%ld", &number) == 1)
		sum += number;
	printf("%ld\n", sum);
	return file ? fclose(file) : 0;
}
