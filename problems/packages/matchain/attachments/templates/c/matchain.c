#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Prints the smallest number of scalar multiplications for the product of n matrices, matrix i
 * being size[i - 1] x size[i], and on the next line an order that needs no more. */
static void solve(const int64_t *size, int n)
{
	/* Your code. */
	(void)size;
	printf("%d\n", 0);
	printf("%d\n", n);
}

int main(void)
{
	int n;
	if (scanf("%d", &n) != 1)
		return 1;
	int64_t *size = malloc(((size_t)n + 1) * sizeof *size);
	if (size == NULL)
		return 1;
	for (int i = 0; i <= n; i++) {
		long long d;
		if (scanf("%lld", &d) != 1)
			return 1;
		size[i] = d;
	}
	solve(size, n);
	free(size);
	return 0;
}
