#include <iostream>

int main()
{
	long a, b;
	if (std::cin >> a >> b)
		std::cout << a + b << std::endl;
}
