/* The input of pass 1 is the number; of pass 2, what was said for it. */
#include <stdio.h>
#include <string.h>

static int first(const char *folder, long number)
{
	long said;
	char path[512];
	printf("hide %ld\n", number);
	fflush(stdout);
	if (scanf("%ld", &said) != 1 || said == number)
		return 43;
	snprintf(path, sizeof path, "%snextpass.in", folder);
	FILE *next = fopen(path, "w");
	if (!next)
		return 1;
	fprintf(next, "said %ld\n", said);
	return fclose(next) == 0 ? 42 : 1;
}

int main(int argc, char **argv)
{
	char what[10];
	long number, wanted, said;
	FILE *in = argc > 3 ? fopen(argv[1], "r") : NULL, *ans = in ? fopen(argv[2], "r") : NULL;
	if (!ans || fscanf(in, "%9s %ld", what, &number) != 2 || fscanf(ans, "%ld", &wanted) != 1)
		return 1;
	if (strcmp(what, "number") == 0)
		return first(argv[3], number);
	printf("find %ld\n", number);
	fflush(stdout);
	return scanf("%ld", &said) == 1 && said == wanted ? 42 : 43;
}
