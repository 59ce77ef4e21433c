#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tries to see what belongs to other tests, to validators, or lies above. What it finds it runs
 * into the ground with; finding nothing, it is wrong by one. */
int main(void)
{
	static const char *const names[] = {
		"1.in",
		"1.ans",
		"2.in",
		"2.ans",
		"test.in",
		"test.ans",
		"three.txt",
		"many.txt",
		"../many.txt",
		"../1/many.txt",
		"../2.files/many.txt",
		"../secret/2.ans",
		"/files/1/many.txt",
		"/scratch/../many.txt",
	};
	char name[128];
	long sum = 1, number;
	if (scanf("%127s", name) != 1)
		return 1;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) != 0 && fopen(names[i], "r"))
			abort();
	FILE *file = fopen(name, "r");
	while (file && fscanf(file, "%ld", &number) == 1)
		sum += number;
	printf("%ld\n", sum);
}
