#include <stdio.h>
#include <string.h>

int main(void)
{
	static const char *const says[][2] = {
		{"float", "0.333333 1e3\n"},  {"relative", "1000000 no\n"},
		{"case", "hello world\n"},    {"space", "a b\n"},
		{"plain", "any case 1.50\n"},
	};
	char word[20] = "";
	if (scanf("%19s", word) != 1)
		return 1;
	for (int i = 0; i < 5; i++)
		if (strcmp(word, says[i][0]) == 0)
			fputs(says[i][1], stdout);
}
