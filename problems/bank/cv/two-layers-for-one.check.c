/*
 * Recomputes the numbers of two-layers-for-one by walking over every output value and every tap and counting;
 * weights are counted as distinct cells touched. Prints "<id> <value>", one a line.
 */
#include <stdio.h>
#include <string.h>

enum { SIDE = 40, IN = 96, OUT = 160, K = 3 };

struct count {
	long operations, weights, moved;
};

static unsigned char used[OUT][IN][K][K];

/* A convolution whose output o reads the inputs [from, to) given by `depthwise`: its own, or all. */
static struct count walk(int outputs, int k, int depthwise)
{
	struct count c = {0, 0, 0};

	memset(used, 0, sizeof used);
	for (int o = 0; o < outputs; o++)
		for (int place = 0; place < SIDE * SIDE; place++)
			for (int i = depthwise ? o : 0; i < (depthwise ? o + 1 : IN); i++)
				for (int u = 0; u < k; u++)
					for (int v = 0; v < k; v++) {
						c.operations++;
						used[o][i][u][v] = 1;
					}
	for (size_t i = 0; i < sizeof used; i++)
		c.weights += (&used[0][0][0][0])[i];
	c.moved = c.weights + (long)SIDE * SIDE * (IN + outputs);
	return c;
}

int main(void)
{
	struct count full = walk(OUT, K, 0), depthwise = walk(IN, K, 1), mix = walk(OUT, 1, 0);

	printf("full-weights %ld\n", full.weights);
	printf("full-operations %.6f\n", (double)full.operations / 1e6);
	printf("pair-weights %ld\n", depthwise.weights + mix.weights);
	printf("pair-operations %.6f\n", (double)(depthwise.operations + mix.operations) / 1e6);
	printf("depthwise-intensity %.6f\n", (double)depthwise.operations / (double)depthwise.moved);
	printf("full-intensity %.6f\n", (double)full.operations / (double)full.moved);
	return 0;
}
