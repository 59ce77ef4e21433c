/* id: 10
 * family: compile
 * attack: an initialised array of 16 GiB: a file that fills the disk
 * class: compile
 * expect: CE|OK|RTE|MLE */
char huge[1UL << 34] = {1};

int main(void)
{
	return huge[1];
}
