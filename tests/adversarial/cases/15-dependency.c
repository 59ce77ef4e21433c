/* id: 15
 * family: compile
 * attack: asks for the age of a file of the host
 * class: compile
 * expect: A=CE B=CE C=CE|OK */
#pragma GCC dependency "@CANARY@/secret.h" BREACH

int main(void)
{
	return 0;
}
