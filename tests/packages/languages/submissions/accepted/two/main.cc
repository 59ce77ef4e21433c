#include <iostream>

#include "add.hpp"

int main()
{
	long a, b;
	if (std::cin >> a >> b)
		std::cout << add(a, b) << std::endl;
}
