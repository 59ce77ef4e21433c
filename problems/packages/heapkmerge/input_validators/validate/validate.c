/* validate.c - strict input validator of heapkmerge: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * The promise about the size of the output is kept with room to spare: as many lines as there are
 * outputs, each as long as the longest that there could be.
 *
 * Arguments narrow the limits for one group: max_k=. */
#include "strict.h"

enum { K_MAX = 200000, N_MAX = 1000000, M_MAX = 1000000000, OUTPUT_MAX = 4000000 };

static int64_t values, longest; /* of all streams; the most characters of one of them */

static int64_t characters(int64_t value)
{
	return snprintf(NULL, 0, "%lld", (long long)value);
}

/* One stream, a line. */
static void read_stream(void)
{
	int64_t length = read_int("a length", 0, N_MAX - values), before = INT64_MIN;
	for (int64_t i = 0; i < length; i++) {
		expect_space();
		int64_t value = read_int("a time stamp", INT64_MIN, INT64_MAX);
		if (value < before)
			reject("%lld comes after %lld", (long long)value, (long long)before);
		before = value;
		if (characters(value) > longest)
			longest = characters(value);
	}
	expect_line_end();
	values += length;
}

int main(int argc, char **argv)
{
	int64_t max_k = K_MAX;
	const struct limit limits[] = {{"max_k=", &max_k}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t k = read_int("K", 1, max_k);
	expect_space();
	int64_t m = read_int("M", 0, M_MAX);
	expect_line_end();
	for (int64_t s = 0; s < k; s++)
		read_stream();
	expect_end();
	int64_t outputs = m < values ? m : values;
	if (outputs * (longest + characters(k) + 2) > OUTPUT_MAX)
		reject("the output may be longer than %d bytes", OUTPUT_MAX);
	return VALID;
}
