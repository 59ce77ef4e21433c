/* All that the arguments leave open. */
#include <stdio.h>
#include <string.h>

int main(void)
{
	static const char *const says[][2] = {
		{"float", " +0.33333350\n1000.0000"}, {"relative", "1000999\nNO"},
		{"case", "Hello\n\nWorld"},	      {"space", "a b\n"},
		{"plain", "ANY   case 1.50   \n\n"},
	};
	char word[20] = "";
	if (scanf("%19s", word) != 1)
		return 1;
	for (int i = 0; i < 5; i++)
		if (strcmp(word, says[i][0]) == 0)
			fputs(says[i][1], stdout);
}
