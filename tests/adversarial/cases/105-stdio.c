/* id: 105
 * family: must-work
 * attack: streams of all kinds: characters, lines, blocks, pushed back, unbuffered
 * class: run
 * stdin: hello 42
 * stdout: hello 42 h
 * expect: OK */
#include <stdio.h>
#include <string.h>

int main(void)
{
	char line[64], word[64];
	int n;
	int c = getchar();
	ungetc(c, stdin);
	if (fgets(line, sizeof line, stdin) == NULL || sscanf(line, "%63s %d", word, &n) != 2)
		return 1;
	size_t got = fread(line, 1, sizeof line, stdin);
	setvbuf(stderr, NULL, _IOFBF, 4096);
	fprintf(stderr, "seen %zu\n", got);
	if (fseek(stdin, 0, SEEK_SET) == 0 && scanf("%63s", word) != 1)
		return 2;
	printf("%s %d %c\n", word, n, c);
	return feof(stdin) || !ferror(stdin) ? 0 : 3;
}
