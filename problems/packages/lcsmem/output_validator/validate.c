/* validate.c - output validator of lcsmem: the length as in the answer, then one common subsequence
 * of that length, any. With the argument `dash_for_string` (group 3) a lone '-' is as good.
 *
 * The string is matched while it is read, against both rollouts at once: the first fitting place is
 * always right for a subsequence, and nothing of the candidate's is stored, however long it is. */
#include "verdict.h"

enum { MAX_LENGTH = 16000 };

struct rollout {
	char text[MAX_LENGTH];
	size_t length, next; /* next: the first place not used by the letters read so far */
};

static struct rollout a, b;

static void read_rollout(struct rollout *r, const char *name)
{
	int c;
	while ((c = getc(input.f)) != '\n') {
		if (c < 'a' || c > 'z' || r->length == MAX_LENGTH)
			fault("is not a line of at most 16000 letters", name);
		r->text[r->length++] = (char)c;
	}
}

/* Takes the first place of the letter that is left; returns 0 if there is none. */
static int match(struct rollout *r, int letter)
{
	while (r->next < r->length && r->text[r->next] != letter)
		r->next++;
	if (r->next == r->length)
		return 0;
	r->next++;
	return 1;
}

static void check_letter(int c, int64_t at)
{
	if (c < 'a' || c > 'z')
		wrong("string: byte %lld is no letter", (long long)at);
	if (!match(&a, c))
		wrong("string: with letter %lld it is no subsequence of A", (long long)at);
	if (!match(&b, c))
		wrong("string: with letter %lld it is no subsequence of B", (long long)at);
}

static void check_string(int64_t length)
{
	int64_t letters = 0;
	for (int c; (c = getc(output.f)) != EOF && !is_white(c);) {
		if (letters == length)
			wrong("string: it is longer than %lld letters", (long long)length);
		check_letter(c, ++letters);
	}
	if (letters < length)
		wrong("string: it has %lld letters, not %lld", (long long)letters,
		      (long long)length);
}

/* A '-' can only be meant as one: it is no letter. */
static int take_dash(void)
{
	int c = skip_white(&output);
	if (c != '-')
		return 0;
	getc(output.f);
	return 1;
}

static int dash_allowed(int argc, char **argv, int first)
{
	if (argc == first)
		return 0;
	if (argc > first + 1 || strcmp(argv[first], "dash_for_string") != 0)
		fault("is unknown", argv[first]);
	return 1;
}

int main(int argc, char **argv)
{
	int dash = dash_allowed(argc, argv, verdict_begin(argc, argv));
	read_rollout(&a, "A");
	read_rollout(&b, "B");
	int64_t longest = next_int(&answer, "answer", 0, MAX_LENGTH);
	int64_t length = next_int(&output, "length", 0, MAX_LENGTH);
	if (length != longest)
		wrong("length: %lld, expected %lld", (long long)length, (long long)longest);
	if (!(dash && take_dash())) {
		if (skip_white(&output) == EOF && length > 0)
			wrong("the string is missing");
		check_string(length);
	}
	expect_output_end();
	accept();
}
