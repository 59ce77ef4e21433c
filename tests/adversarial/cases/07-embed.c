/* id: 7
 * family: compile
 * attack: takes a file in by #embed
 * class: compile
 * expect: CE */
static const unsigned char secret[] = {
#embed "@CANARY@/secret.h"
};

int main(void)
{
	return secret[0];
}
