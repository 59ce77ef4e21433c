/* input_validator_args, then the test's own arguments. */
#include <string.h>

int main(int argc, char **argv)
{
	return argc == 3 && strcmp(argv[1], "--is") == 0 && argv[2][0] ? 42 : 43;
}
