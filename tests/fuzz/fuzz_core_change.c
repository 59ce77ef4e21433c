/* Any JSON as change sets: {"t": text, "a": set, "b": set}. What is accepted maps and applies both
 * ways to the same text, and is the same after a trip through its own JSON. */
#include <assert.h>
#include <stdlib.h>

#include "core/doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void same_after_encoding(const struct change *c)
{
	AUTO_JSON *first = NULL, *second = NULL;
	struct change *again = NULL;
	assert(change_encode(c, &first) == ERR_OK);
	assert(change_decode(first, &again) == ERR_OK);
	assert(change_encode(again, &second) == ERR_OK);
	assert(json_equal(first, second));
	assert(change_length(again) == change_length(c));
	assert(change_new_length(again) == change_new_length(c));
	change_free(again);
}

/* text + first + second, as UTF-8. */
static void applied(struct span text, struct change *first, struct change *second, struct buf *out)
{
	struct doc *d = NULL;
	struct change *both[] = {first, second};
	assert(doc_new(text, &d) == ERR_OK);
	enum err e = doc_apply(d, both, 2, SPAN("x"));
	assert(doc_version(d) == (e ? 0 : 2));
	buf_add_text(out, e == ERR_TOOBIG ? "too big" : e ? "refused" : "");
	if (!e)
		doc_text(d, out);
	doc_free(d);
}

/* The two ways around meet: a then b over a, b then a over b. */
static void converge(struct span text, struct change *a, struct change *b)
{
	struct change *b_over_a = NULL, *a_over_b = NULL;
	AUTO_BUF one, other;
	struct doc *d = NULL;
	buf_init(&one, 1 << 22);
	buf_init(&other, 1 << 22);
	if (doc_new(text, &d))
		return;
	bool fits = !doc_apply(d, &a, 1, SPAN("x"));
	doc_free(d);
	assert(doc_new(text, &d) == ERR_OK);
	fits = fits && !doc_apply(d, &b, 1, SPAN("x"));
	doc_free(d);
	if (fits && !change_map(b, a, false, &b_over_a) && !change_map(a, b, true, &a_over_b)) {
		applied(text, a, b_over_a, &one);
		applied(text, b, a_over_b, &other);
		assert(span_eq(buf_span(&one), buf_span(&other)));
		same_after_encoding(b_over_a);
	}
	change_free(b_over_a);
	change_free(a_over_b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	AUTO_JSON *in = NULL;
	struct change *a = NULL, *b = NULL;
	if (json_read((struct span){(const char *)data, size}, &in) || !json_is_object(in))
		return 0;
	if (!change_decode(json_object_get(in, "a"), &a))
		same_after_encoding(a);
	if (a && !change_decode(json_object_get(in, "b"), &b))
		converge(json_text_or(in, "t", SPAN("")), a, b);
	change_free(a);
	change_free(b);
	return 0;
}
