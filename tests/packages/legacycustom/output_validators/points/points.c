/* What is printed counts, twice where the flag says so; nothing printed leaves the default. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	double points;
	char path[512];
	if (argc < 4)
		return 1;
	if (scanf("%lf", &points) != 1)
		return 42;
	if (points < 0)
		return 43;
	snprintf(path, sizeof path, "%sscore.txt", argv[3]);
	FILE *f = fopen(path, "w");
	if (!f)
		return 1;
	fprintf(f, "%g\n", argc > 4 && strcmp(argv[4], "--twice") == 0 ? 2 * points : points);
	return fclose(f) == 0 ? 42 : 1;
}
