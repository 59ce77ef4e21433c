#include <stdio.h>

int main(void)
{
	int n;
	FILE *f = fopen("number.txt", "r");
	return f && fscanf(f, "%d", &n) == 1 ? 42 : 43;
}
