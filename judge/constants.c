/* constants.c - section "Constants" of the problem package format: {{name}} in texts. */
#include <fcntl.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/package.h"

static const struct constant *find(const struct constants *c, struct span name)
{
	for (size_t i = 0; i < c->count; i++)
		if (span_is(name, c->v[i].name))
			return &c->v[i];
	return NULL;
}

/* The constant that `text`, which begins with {{, names; NULL: none, the text stays as it is. */
static const struct constant *named_at(const struct constants *c, struct span text, size_t *len)
{
	const char *end = memmem(text.p + 2, text.len - 2, "}}", 2);
	if (!end)
		return NULL;
	*len = (size_t)(end - text.p) + 2;
	return find(c, (struct span){text.p + 2, *len - 4});
}

void constants_put(const struct constants *c, struct span text, struct buf *out)
{
	const char *open;
	while (text.len >= 2 && (open = memmem(text.p, text.len, "{{", 2))) {
		size_t before = (size_t)(open - text.p), used = 1;
		struct span rest = {open, text.len - before};
		const struct constant *k = named_at(c, rest, &used);
		buf_add(out, (struct span){text.p, before});
		if (k) {
			buf_add_text(out, k->value);
		} else {
			used = 1;
			buf_add_char(out, '{');
		}
		text = (struct span){open + used, rest.len - used};
	}
	buf_add(out, text);
}

enum err constants_read(const struct constants *c, struct arena *a, const char *path,
			struct span *out)
{
	AUTO_BUF text, whole;
	buf_init(&text, PACKAGE_TEXT_MAX);
	buf_init(&whole, PACKAGE_TEXT_MAX);
	enum err e = file_read(AT_FDCWD, path, PACKAGE_TEXT_MAX, &text);
	if (!e && c && c->count) {
		constants_put(c, buf_span(&text), &whole);
		e = buf_err(&whole);
	}
	if (e)
		return e;
	struct span s = buf_span(c && c->count ? &whole : &text);
	char *copy = arena_copy(a, s);
	if (!copy)
		return arena_err(a);
	*out = (struct span){copy, s.len};
	return ERR_OK;
}
