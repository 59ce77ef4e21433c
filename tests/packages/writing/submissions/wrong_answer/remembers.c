#include <stdio.h>

/* Right once it finds what it has left in an earlier run. */
int main(void)
{
	char lines[400][16];
	int count = 0;
	FILE *left = fopen("left", "r");
	while (count < 400 && fgets(lines[count], sizeof lines[count], stdin))
		count++;
	FILE *file = fopen("left", "w");
	if (!file || fputs("here\n", file) < 0)
		return 1;
	while (left && count-- > 0)
		fputs(lines[count], stdout);
}
