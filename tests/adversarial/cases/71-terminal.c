/* id: 71
 * family: output
 * attack: escape sequences for the terminal of whoever looks
 * class: run
 * expect: OK */
#include <stdio.h>

int main(void)
{
	fputs("\033]0;title\007\033[2J\033[8m\033]52;c;ZXZpbA==\007\n", stdout);
	fputs("\033[2J\033]50;SetProfile=x\007\n", stderr);
	return 0;
}
