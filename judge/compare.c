#include "judge/compare.h"

#include <stdio.h>

/* ---- arguments ---- */

struct tolerance_word {
	const char *word;
	bool absolute, relative;
};

static const struct tolerance_word tolerance_words[] = {
	{"float_tolerance", true, true},
	{"float_absolute_tolerance", true, false},
	{"float_relative_tolerance", false, true},
};

static const struct tolerance_word *find_tolerance(const char *arg)
{
	for (size_t i = 0; i < sizeof tolerance_words / sizeof tolerance_words[0]; i++)
		if (strcmp(tolerance_words[i].word, arg) == 0)
			return &tolerance_words[i];
	return NULL;
}

static enum err take_tolerance(const struct tolerance_word *w, const char *value,
			       struct compare_options *o, char why[COMPARE_WHY_MAX])
{
	struct number n;
	struct tolerance epsilon;
	if (!value || !number_parse(span_of(value), &n) || !number_tolerance(&n, &epsilon)) {
		snprintf(why, COMPARE_WHY_MAX, "%s wants a number of 0 or more", w->word);
		return ERR_INVAL;
	}
	if ((w->absolute && o->absolute) || (w->relative && o->relative)) {
		snprintf(why, COMPARE_WHY_MAX, "%s repeats a tolerance that is given already",
			 w->word);
		return ERR_INVAL;
	}
	if (w->absolute) {
		o->absolute = true;
		o->absolute_tolerance = epsilon;
	}
	if (w->relative) {
		o->relative = true;
		o->relative_tolerance = epsilon;
	}
	return ERR_OK;
}

enum err compare_parse(const char *const *args, size_t count, struct compare_options *out,
		       char why[COMPARE_WHY_MAX])
{
	struct compare_options o = {0};
	for (size_t i = 0; i < count; i++) {
		const struct tolerance_word *w = find_tolerance(args[i]);
		if (strcmp(args[i], "case_sensitive") == 0)
			o.case_sensitive = true;
		else if (strcmp(args[i], "space_change_sensitive") == 0)
			o.space_change_sensitive = true;
		else if (!w) {
			snprintf(why, COMPARE_WHY_MAX, "the default validator has no '%.60s'",
				 args[i]);
			return ERR_INVAL;
		} else {
			const char *value = i + 1 < count ? args[++i] : NULL;
			enum err e = take_tolerance(w, value, &o, why);
			if (e)
				return e;
		}
	}
	*out = o;
	return ERR_OK;
}

/* ---- comparison ---- */

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The run of bytes at the front that are (or are not) whitespace, taken off *rest. */
static struct span take_run(struct span *rest, bool space)
{
	size_t n = 0;
	while (n < rest->len && is_space(rest->p[n]) == space)
		n++;
	struct span run = {rest->p, n};
	*rest = (struct span){rest->p + n, rest->len - n};
	return run;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool same_text(struct span a, struct span b, bool case_sensitive)
{
	if (a.len != b.len)
		return false;
	if (case_sensitive)
		return span_eq(a, b);
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

static bool same_token(const struct compare_options *o, struct span answer, struct span output)
{
	struct number a, s;
	if ((!o->absolute && !o->relative) || !number_parse(answer, &a))
		return same_text(answer, output, o->case_sensitive);
	if (span_eq(answer, output))
		return true;
	return number_parse(output, &s) &&
	       ((o->absolute && number_within(&a, &s, &o->absolute_tolerance, false)) ||
		(o->relative && number_within(&a, &s, &o->relative_tolerance, true)));
}

enum { QUOTED_MAX = 40 };

/* The beginning of a token as printable text: it ends up on terminals and in JSON. */
static const char *quote(struct span token, char out[QUOTED_MAX + 1])
{
	size_t n = 0;
	for (; n < token.len && n < QUOTED_MAX; n++)
		out[n] = token.p[n] > 0x20 && token.p[n] < 0x7F ? token.p[n] : '?';
	out[n] = 0;
	return out;
}

static bool differ(char why[COMPARE_WHY_MAX], size_t token, struct span answer, struct span output)
{
	char a[QUOTED_MAX + 1], s[QUOTED_MAX + 1];
	if (output.len == 0)
		snprintf(why, COMPARE_WHY_MAX, "token %zu is missing", token);
	else if (answer.len == 0)
		snprintf(why, COMPARE_WHY_MAX, "token %zu is one too many", token);
	else
		snprintf(why, COMPARE_WHY_MAX, "token %zu is '%s', not '%s'", token,
			 quote(output, s), quote(answer, a));
	return false;
}

bool compare(const struct compare_options *o, struct span answer, struct span output,
	     char why[COMPARE_WHY_MAX])
{
	why[0] = 0;
	if (span_eq(answer, output))
		return true;
	for (size_t token = 1;; token++) {
		struct span blank_a = take_run(&answer, true), blank_s = take_run(&output, true);
		if (o->space_change_sensitive && !span_eq(blank_a, blank_s)) {
			snprintf(why, COMPARE_WHY_MAX, "the whitespace before token %zu differs",
				 token);
			return false;
		}
		struct span a = take_run(&answer, false), s = take_run(&output, false);
		if (a.len == 0 && s.len == 0)
			return true;
		if (a.len == 0 || s.len == 0 || !same_token(o, a, s))
			return differ(why, token, a, s);
	}
}
