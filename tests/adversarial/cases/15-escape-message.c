/* id: 15
 * family: compile
 * attack: error texts with escape sequences, with letters that change direction and without width
 * class: compile
 * expect: CE */
#error "[2J]0;owned‮ sdrawkcab ​"
int main(void)
{
	return unknown("[31m");
}
