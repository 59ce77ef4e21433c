/* id: 12
 * family: compile
 * attack: a million open brackets: the parser runs out of stack
 * class: compile
 * expect: CE */
#define A ((((((((((((((((
#define B A A A A A A A A A A A A A A A A
#define C B B B B B B B B B B B B B B B B
#define D C C C C C C C C C C C C C C C C
#define E D D D D D D D D D D D D D D D D

int main(void)
{
	return E 0;
}
