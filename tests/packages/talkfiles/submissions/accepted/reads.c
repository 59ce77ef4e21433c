#include <stdio.h>

int main(void)
{
	char word[16] = "";
	int line;
	FILE *book = fopen("book.txt", "r");
	if (!book || scanf("%d", &line) != 1)
		return 1;
	while (line-- > 0 && fscanf(book, "%15s", word) == 1)
		;
	puts(word);
}
