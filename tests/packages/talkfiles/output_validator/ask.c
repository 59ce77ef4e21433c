/* Asks for one line in each pass; the feedback folder tells them apart. The book itself is nothing
 * that a validator sees: what is right stands in the answer file. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
	char path[512], right[2][16], said[16];
	int line[2], pass;
	if (argc < 4 || fopen("book.txt", "r"))
		return 1;
	FILE *in = fopen(argv[1], "r"), *ans = fopen(argv[2], "r");
	if (!in || fscanf(in, "%d %d", &line[0], &line[1]) != 2 || !ans ||
	    fscanf(ans, "%15s %15s", right[0], right[1]) != 2)
		return 1;
	snprintf(path, sizeof path, "%spass1", argv[3]);
	pass = fopen(path, "r") != NULL;
	printf("%d\n", line[pass]);
	fflush(stdout);
	if (scanf("%15s", said) != 1 || strcmp(said, right[pass]) != 0)
		return 43;
	if (pass == 0 && !fopen(path, "w"))
		return 1;
	snprintf(path, sizeof path, "%snextpass.in", argv[3]);
	FILE *next = pass == 0 ? fopen(path, "w") : NULL;
	if (next)
		fprintf(next, "%d %d\n", line[0], line[1]);
	return next && fclose(next) != 0 ? 1 : 42;
}
