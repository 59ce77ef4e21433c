/* Pass 1 hands what was printed to pass 2, which must print the word again. A file in the feedback
 * folder, which lasts from pass to pass, tells them apart. */
#include <stdio.h>
#include <string.h>

static int first(const char *folder, const char *mark, const char *word)
{
	char path[512], said[100];
	if (scanf("%99s", said) != 1 || strcmp(said, word) == 0)
		return 43;
	snprintf(path, sizeof path, "%snextpass.in", folder);
	FILE *next = fopen(path, "w"), *f = fopen(mark, "w");
	if (!next || !f)
		return 1;
	fprintf(next, "decode %s\n", said);
	return fclose(next) == 0 && fclose(f) == 0 ? 42 : 1;
}

int main(int argc, char **argv)
{
	char mark[512], word[100], said[100];
	if (argc < 4)
		return 1;
	FILE *ans = fopen(argv[2], "r");
	if (!ans || fscanf(ans, "%99s", word) != 1)
		return 1;
	snprintf(mark, sizeof mark, "%spass1", argv[3]);
	FILE *f = fopen(mark, "r");
	if (!f)
		return first(argv[3], mark, word);
	return scanf("%99s", said) == 1 && strcmp(said, word) == 0 ? 42 : 43;
}
