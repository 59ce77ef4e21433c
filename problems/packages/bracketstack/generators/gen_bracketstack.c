/* gen_bracketstack.c - one test of bracketstack on standard output.
 *
 *   text=PIECE,PIECE,...   what the text is made of, in this order; nothing for an empty text.
 *                          A piece is one of
 *     CHARS                these characters
 *     CHARS*N              the same, N times
 *     open:N               N opening brackets
 *     nest:N               N opening brackets and then the N that close them
 *     flat:N               N pairs one after the other, nothing inside
 *     balanced:N           a random balanced text of N brackets, N even
 *     any:N                N random brackets, no plan behind them
 *     words:N              N random letters
 *   kinds=ABC              opening brackets that random pieces choose from (default all)
 *   letters=P              but for CHARS, a letter before P of 1000 brackets on average
 *   at=P put=C             overwrite the character at position P afterwards
 *   seed=S                 for everything random (default 1) */
#include "gen.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH_MAX = 2000000 };

struct test {
	struct args args;
	struct rng rng;
	const char *kinds;
	int64_t letters;
	size_t length;
	char text[LENGTH_MAX];
	char open[LENGTH_MAX]; /* what a piece still has to close */
};

static void put(struct test *t, char c)
{
	if (t->length == LENGTH_MAX)
		gen_die("more than %d characters", LENGTH_MAX);
	t->text[t->length++] = c;
}

static void put_letter(struct test *t)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	put(t, letters[rng_range(&t->rng, 0, (int64_t)sizeof letters - 2)]);
}

static void put_bracket(struct test *t, char c)
{
	if (t->letters > 0 && rng_range(&t->rng, 1, 1000) <= t->letters)
		put_letter(t);
	put(t, c);
}

static char random_kind(struct test *t)
{
	return t->kinds[rng_range(&t->rng, 0, (int64_t)strlen(t->kinds) - 1)];
}

static char partner(char open)
{
	return open == '(' ? ')' : open == '[' ? ']' : '}';
}

/* ---- pieces ---- */

static void open_only(struct test *t, int64_t n)
{
	for (int64_t i = 0; i < n; i++)
		put_bracket(t, random_kind(t));
}

static void nest(struct test *t, int64_t n)
{
	for (int64_t i = 0; i < n; i++)
		put_bracket(t, t->open[i] = random_kind(t));
	for (int64_t i = n; i-- > 0;)
		put_bracket(t, partner(t->open[i]));
}

static void flat(struct test *t, int64_t n)
{
	for (int64_t i = 0; i < n; i++) {
		char open = random_kind(t);
		put_bracket(t, open);
		put_bracket(t, partner(open));
	}
}

/* A fair coin decides between opening and closing wherever both are possible: deep and ragged. */
static void balanced(struct test *t, int64_t n)
{
	int64_t depth = 0;
	if (n % 2 != 0)
		gen_die("%lld brackets cannot be balanced", (long long)n);
	for (int64_t rest = n; rest > 0; rest--) {
		if (depth == 0 || (depth < rest && rng_range(&t->rng, 0, 1) == 1))
			put_bracket(t, t->open[depth++] = random_kind(t));
		else
			put_bracket(t, partner(t->open[--depth]));
	}
}

static void any(struct test *t, int64_t n)
{
	for (int64_t i = 0; i < n; i++) {
		char open = random_kind(t);
		put_bracket(t, rng_range(&t->rng, 0, 1) == 1 ? open : partner(open));
	}
}

static void words(struct test *t, int64_t n)
{
	for (int64_t i = 0; i < n; i++)
		put_letter(t);
}

static const struct shape {
	const char *name; /* with its ':' */
	void (*fill)(struct test *t, int64_t n);
} shapes[] = {
	{"open:", open_only},	 {"nest:", nest}, {"flat:", flat},
	{"balanced:", balanced}, {"any:", any},	  {"words:", words},
};

/* ---- the text ---- */

/* The number at the start of text, which must end at a comma or at its end. */
static int64_t count_of(const char *text)
{
	char *end;
	errno = 0;
	long long n = strtoll(text, &end, 10);
	if (end == text || errno != 0 || (*end != '\0' && *end != ',') || n < 0 || n > LENGTH_MAX)
		gen_die("'%s' is not a number of characters", text);
	return n;
}

static void add_chars(struct test *t, const char *chars, size_t length)
{
	const char *star = memchr(chars, '*', length);
	size_t unit = star != NULL ? (size_t)(star - chars) : length;
	for (int64_t times = star != NULL ? count_of(star + 1) : 1; times > 0; times--)
		for (size_t i = 0; i < unit; i++)
			put(t, chars[i]);
}

static void add_piece(struct test *t, const char *piece, size_t length)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		size_t name = strlen(shapes[i].name);
		if (length > name && memcmp(piece, shapes[i].name, name) == 0) {
			shapes[i].fill(t, count_of(piece + name));
			return;
		}
	}
	if (memchr(piece, ':', length) != NULL)
		gen_die("no such piece: '%s'", piece);
	add_chars(t, piece, length);
}

static void overwrite(struct test *t)
{
	int64_t at = arg_int(&t->args, "at", 0);
	const char *c = arg_text(&t->args, "put", "");
	if ((at == 0) != (*c == '\0') || strlen(c) > 1 || at < 0 || at > (int64_t)t->length)
		gen_die("at= and put= name a position and a character");
	if (at > 0)
		t->text[at - 1] = *c;
}

int main(int argc, char **argv)
{
	struct test *t = gen_alloc(1, sizeof *t);
	arg_begin(&t->args, argc, argv);
	rng_seed(&t->rng, (uint64_t)arg_int(&t->args, "seed", 1));
	t->kinds = arg_text(&t->args, "kinds", "([{");
	t->letters = arg_int(&t->args, "letters", 0);
	if (*t->kinds == '\0' || strspn(t->kinds, "([{") != strlen(t->kinds))
		gen_die("kinds= is a subset of ([{");
	for (const char *piece = arg_text(&t->args, "text", ""); *piece != '\0';) {
		size_t length = strcspn(piece, ",");
		add_piece(t, piece, length);
		piece += length + (piece[length] == ',');
	}
	overwrite(t);
	arg_end(&t->args);
	for (size_t i = 0; i < t->length; i++)
		out_char(t->text[i]);
	out_char('\n');
	out_end();
	free(t);
	return 0;
}
