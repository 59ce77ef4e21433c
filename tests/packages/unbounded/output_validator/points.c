/* What the submission prints is its score. */
#include <stdio.h>

int main(int argc, char **argv)
{
	double points;
	char path[512];
	if (argc < 4 || scanf("%lf", &points) != 1 || points < 0)
		return 43;
	snprintf(path, sizeof path, "%sscore.txt", argv[3]);
	FILE *f = fopen(path, "w");
	if (!f)
		return 1;
	fprintf(f, "%g\n", points);
	return fclose(f) == 0 ? 42 : 1;
}
