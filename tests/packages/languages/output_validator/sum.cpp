// Right if the numbers add up; what was printed goes to the judge.
#include <fstream>
#include <iostream>
#include <string>

int main(int argc, char **argv)
{
	if (argc < 4)
		return 1;
	std::ifstream in(argv[1]);
	long a, b, sum;
	if (!(in >> a >> b))
		return 1;
	bool right = static_cast<bool>(std::cin >> sum) && sum == a + b;
	std::ofstream(std::string(argv[3]) + "judgemessage.txt") << "the sum is " << a + b << "\n";
	return right ? 42 : 43;
}
