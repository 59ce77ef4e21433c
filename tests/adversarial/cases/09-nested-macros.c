/* id: 9
 * family: compile
 * attack: code that grows without much memory: the optimiser is to run for minutes
 * class: compile
 * time: 1
 * expect: CE|OK */
#define A(x) x x x x
#define B(x) A(A(x)) A(A(x))
volatile int v;

int main(void)
{
	void *labels[] = {&&a, &&b, &&c};
	int i = v;
	goto *labels[i % 3];
a:
	B(B(i += v; if (i % 3 == 1) goto *labels[v % 3];))
b:
	B(B(i ^= v; if (i % 5 == 1) goto *labels[v % 3];))
c:
	return i;
}
