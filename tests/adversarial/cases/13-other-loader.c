/* id: 13
 * family: compile
 * attack: names another file of the host as its loader
 * class: compile
 * expect: CE|RTE|OK */
const char loader[] __attribute__((section(".interp"), used)) = "@CANARY@/secret.h";

int main(void)
{
	return 0;
}
