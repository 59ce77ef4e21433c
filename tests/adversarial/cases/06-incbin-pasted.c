/* id: 6
 * family: compile
 * attack: the same with the word pasted together, so that no look at the tokens finds it
 * class: compile
 * expect: CE */
#define PASTE(a, b) a##b
PASTE(__as, m__)(".incbin \"@CANARY@/secret.h\"");

int main(void)
{
	return 0;
}
