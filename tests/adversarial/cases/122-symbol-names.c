/* id: 122
 * family: sanitizers
 * attack: names of functions that are as long as a page, for whoever prints the stack
 * class: run
 * sanitize: yes
 * expect: RTE */
#include <stdlib.h>
#define A(x) x##x
#define N10(x) N9(x##x)
#define N9(x) N8(x##x)
#define N8(x) N7(x##x)
#define N7(x) N6(x##x)
#define N6(x) N5(x##x)
#define N5(x) N4(x##x)
#define N4(x) N3(x##x)
#define N3(x) N2(x##x)
#define N2(x) N1(x##x)
#define N1(x) x
#define NAME N10(aaaaaaaaaaaaaaaa)

__attribute__((noinline)) static int NAME(volatile int *p)
{
	return p[4];
}

int main(void)
{
	int *p = calloc(4, sizeof *p);
	return p ? NAME(p) : 0;
}
