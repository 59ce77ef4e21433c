/* Answers guesses until one is right, or there were ten. */
#include <stdio.h>

static int judge(FILE *message, int secret)
{
	int guess, tries = 0;
	while (scanf("%d", &guess) == 1) {
		if (guess == secret) {
			puts("correct");
			fflush(stdout);
			return 42;
		}
		if (++tries == 10) {
			fprintf(message, "not guessed in ten questions\n");
			return 43;
		}
		puts(secret < guess ? "lower" : "higher");
		fflush(stdout);
	}
	fprintf(message, "no guess\n");
	return 43;
}

int main(int argc, char **argv)
{
	char path[512];
	int secret;
	if (argc < 4)
		return 1;
	FILE *in = fopen(argv[1], "r");
	snprintf(path, sizeof path, "%sjudgemessage.txt", argv[3]);
	FILE *message = fopen(path, "w");
	if (!in || !message || fscanf(in, "%d", &secret) != 1)
		return 1;
	int verdict = judge(message, secret);
	return fclose(message) == 0 ? verdict : 1;
}
