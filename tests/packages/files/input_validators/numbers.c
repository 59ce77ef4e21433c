#include <stdio.h>

/* Whatever file the input names holds numbers alone, if it is there. */
int main(void)
{
	char name[128];
	int number, got;
	if (scanf("%127s", name) != 1)
		return 43;
	FILE *file = fopen(name, "r");
	if (!file)
		return 42;
	while ((got = fscanf(file, "%d", &number)) == 1)
		;
	return got == EOF ? 42 : 43;
}
