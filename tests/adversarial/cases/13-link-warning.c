/* id: 13
 * family: compile
 * attack: puts text of its own making into the linker's messages and tables
 * class: compile
 * expect: CE|OK */
__attribute__((section(".gnu.warning.puts"), used)) static const char warning[] = "\033[2J forged warning %s%n";
__attribute__((section(".note.GNU-stack"), used)) static const char stack[] = "x";
__attribute__((section(".gnu.version_r"), used)) static const char versions[] = "x";
int puts(const char *);

int main(void)
{
	return puts("safe") < 0;
}
