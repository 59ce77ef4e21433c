/*
 * Recomputes the numbers of twice-the-data by counting up with rounded additions until the counter stands
 * still; rounding is to the nearest number of so many significant bits, ties to even. Asserts by the same
 * means where float32 stops, with the machine's own float beside it. Prints "<id> <value>", one a line.
 */
#include <math.h>
#include <stdio.h>

static double rounded(double x, int bits)
{
	int exponent;

	frexp(x, &exponent); /* x = m * 2^exponent with 0.5 <= m < 1 */
	return ldexp(nearbyint(ldexp(x, bits - exponent)), exponent - bits);
}

static double stops_at(int bits)
{
	double s = 0;

	while (rounded(s + 1, bits) != s)
		s = rounded(s + 1, bits);
	return s;
}

int main(void)
{
	volatile float s = 0, before = -1;

	while (s != before) {
		before = s;
		s = s + 1;
	}
	if (s != 16777216 || rounded(16777217, 24) != 16777216)
		return 1;
	if (fabs(s / 40e6 - 0.4194) > 5e-5 || fabs(s / 80e6 - 0.2097) > 5e-5)
		return 1;
	printf("stops-in-half %.0f\n", stops_at(11));
	printf("stops-in-brain %.0f\n", stops_at(8));
	return 0;
}
