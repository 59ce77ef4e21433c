/* id: 76
 * family: output
 * attack: attacks a careless validator by its input: a word longer than its buffer, ending in 42
 * class: validated
 * expect: JE|WA */
#include <stdio.h>

int main(void)
{
	for (int i = 0; i < 100000; i++)
		fputs("\x2a\x2a\x2a\x2a", stdout);
	puts("42");
	return 0;
}
