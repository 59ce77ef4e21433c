/* id: 15
 * family: compile
 * attack: makes an assembler message quote a secret
 * class: compile
 * expect: CE */
#define PASTE(a, b) a##b
PASTE(__as, m__)(".include \"@CANARY@/secret.h\"");

int main(void)
{
	return 0;
}
