/* validate.c - output validator of lisfast: exit 42 when the output is a longest subsequence, 43
 * with the reason in judgemessage.txt when not.
 *
 * The sequence is checked before its length is compared: one that is valid and longer than the
 * answer would mean that the answer is wrong, which is the judge's fault. */
#include "verdict.h"

enum { N_MAX = 1000000, VALUE_MAX = 1000000000 };

static int n, weak;
static int *a; /* a[1..n] */

static void read_mode(void)
{
	char word[8] = "";
	skip_white(&input);
	if (fscanf(input.f, "%7s", word) != 1 ||
	    (strcmp(word, "strict") != 0 && strcmp(word, "weak") != 0))
		fault("is neither strict nor weak", "mode");
	weak = strcmp(word, "weak") == 0;
}

static void read_input(void)
{
	n = (int)next_int(&input, "N", 1, N_MAX);
	read_mode();
	a = verdict_alloc((size_t)n + 1, sizeof *a);
	for (int i = 1; i <= n; i++)
		a[i] = (int)next_int(&input, "a_i", -VALUE_MAX, VALUE_MAX);
}

/* Any valid subsequence of the claimed length, and nothing behind it. */
static int read_sequence(void)
{
	int length = (int)next_int(&output, "length", 1, n);
	for (int k = 1, before = 0; k <= length; k++) {
		int i = (int)next_int(&output, "index", 1, n);
		if (i <= before)
			wrong("index %d, number %d of %d, is not larger than the one before, %d", i,
			      k, length, before);
		if (before > 0 && (weak ? a[i] < a[before] : a[i] <= a[before]))
			wrong("%d at index %d cannot follow %d at index %d in mode %s", a[i], i,
			      a[before], before, weak ? "weak" : "strict");
		before = i;
	}
	expect_output_end();
	return length;
}

int main(int argc, char **argv)
{
	verdict_begin(argc, argv);
	read_input();
	int best = (int)next_int(&answer, "answer", 1, n), length = read_sequence();
	if (length > best)
		fault("is shorter than what the output holds", "answer");
	if (length < best)
		wrong("the length is %d, and %d is possible", length, best);
	free(a);
	accept();
}
