/* Whatever is not empty. */
#include <stdio.h>

int main(void)
{
	return getchar() == EOF ? 43 : 42;
}
