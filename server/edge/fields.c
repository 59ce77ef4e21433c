#include "edge/fields.h"

#include <strings.h>

static bool same_word(struct span s, const char *word)
{
	return s.len == strlen(word) && strncasecmp(s.p, word, s.len) == 0;
}

struct span field_cookie(struct span cookies, const char *name)
{
	struct span pair;
	while (span_split(&cookies, ';', &pair)) {
		struct span key;
		pair = span_trim(pair);
		/* A cookie without '=' has no value, and the split leaves none. */
		if (span_split(&pair, '=', &key) && pair.p && span_is(key, name))
			return pair;
	}
	return (struct span){0};
}

/* q=0, q=0.0, q=0.000: "not acceptable". */
static bool refused(struct span parameters)
{
	struct span parameter;
	while (span_split(&parameters, ';', &parameter)) {
		parameter = span_trim(parameter);
		if (parameter.len < 3 ||
		    !(span_starts(parameter, "q=") || span_starts(parameter, "Q=")))
			continue;
		size_t i = 2;
		while (i < parameter.len && (parameter.p[i] == '0' || parameter.p[i] == '.'))
			i++;
		return i == parameter.len;
	}
	return false;
}

bool field_accepts(struct span accept_encoding, const char *coding)
{
	struct span part;
	while (span_split(&accept_encoding, ',', &part)) {
		struct span name;
		if (!span_split(&part, ';', &name))
			continue;
		if (same_word(span_trim(name), coding))
			return !refused(part);
	}
	return false;
}

bool field_has_tag(struct span if_none_match, struct span tag)
{
	struct span part;
	while (span_split(&if_none_match, ',', &part)) {
		part = span_trim(part);
		if (span_is(part, "*"))
			return true;
		if (span_starts(part, "W/"))
			part = (struct span){part.p + 2, part.len - 2};
		if (span_eq(part, tag))
			return true;
	}
	return false;
}

struct span field_forwarded(struct span forwarded_for)
{
	struct span part, last = {0};
	while (span_split(&forwarded_for, ',', &part))
		last = span_trim(part);
	return last;
}

bool field_is_json(struct span content_type)
{
	struct span type;
	return span_split(&content_type, ';', &type) &&
	       same_word(span_trim(type), "application/json");
}
