#include "catalog/forms.h"

enum { NAME_MAX_CHARS = 40, PATH_MAX_CHARS = 120 };

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Parts of lower-case letters and digits with one hyphen between them. */
static bool is_slug(struct span s)
{
	char before = '-';
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];
		if (!is_lower(c) && !is_digit(c) && (c != '-' || before == '-'))
			return false;
		before = c;
	}
	return before != '-';
}

bool form_name(struct span s)
{
	return s.len > 0 && s.len <= NAME_MAX_CHARS && is_lower(s.p[0]) && is_slug(s);
}

bool form_path(struct span s)
{
	struct span rest = s, section;
	if (s.len > PATH_MAX_CHARS || !span_split(&rest, '/', &section) || !rest.p)
		return false;
	return form_name(section) && is_slug(rest);
}

bool form_reference(struct span s)
{
	size_t n = s.len;
	if (n > 0 && s.p[n - 1] >= 'b' && s.p[n - 1] <= 'z')
		n--;
	if (n < 6 || s.p[n - 5] != '-')
		return false;
	for (size_t i = n - 4; i < n; i++)
		if (!is_digit(s.p[i]))
			return false;
	for (size_t i = 0; i < n - 5; i++)
		if (is_digit(s.p[i]))
			return false;
	return is_slug((struct span){s.p, n - 5});
}

bool form_when(struct span s)
{
	size_t skip = sizeof "missed:" - 1;
	return span_is(s, "all") ||
	       (span_starts(s, "missed:") && form_name((struct span){s.p + skip, s.len - skip}));
}

bool form_package(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_lower(s.p[i]) && !is_digit(s.p[i]))
			return false;
	return s.len > 0 && s.len <= NAME_MAX_CHARS;
}

bool form_item(struct span s)
{
	return form_path(s) || form_package(s);
}
