/* x of n is that part of the points: score_multiplier.txt, or score.txt with --points. */
#include <stdio.h>
#include <string.h>

static int write_number(const char *folder, const char *name, double value)
{
	char path[512];
	snprintf(path, sizeof path, "%s%s", folder, name);
	FILE *f = fopen(path, "w");
	if (!f)
		return 1;
	fprintf(f, "%g\n", value);
	return fclose(f) == 0 ? 42 : 1;
}

static int refuse(const char *folder, double x)
{
	char path[512];
	snprintf(path, sizeof path, "%sjudgemessage.txt", folder);
	FILE *f = fopen(path, "w");
	if (!f)
		return 1;
	fprintf(f, "%g is out of range\n", x);
	return fclose(f) == 0 ? 43 : 1;
}

int main(int argc, char **argv)
{
	double n, x;
	FILE *in = argc > 3 ? fopen(argv[1], "r") : NULL;
	if (!in || fscanf(in, "%lf", &n) != 1 || scanf("%lf", &x) != 1)
		return 43;
	if (x < 0 || x > n)
		return refuse(argv[3], x);
	if (argc > 4 && strcmp(argv[4], "--points") == 0)
		return write_number(argv[3], "score.txt", x);
	return write_number(argv[3], "score_multiplier.txt", x / n);
}
