#include "judge/tree.h"

#include <errno.h>
#include <math.h>
#include <yaml.h>

#include "judge/number.h"

/* How it works: libyaml's events are folded into nodes with a stack of open collections. A map
 * alternates between waiting for a key and for its value. */
struct reader {
	struct arena *a;
	struct faults *f;
	const char *file;
	struct tree *root;
	struct open {
		struct tree *node;
		struct tree *last;
		struct span key;
		int key_line;
		bool have_key;
	} stack[TREE_DEPTH_MAX];
	int depth;
	int nodes;
	int documents;
};

static int line_of(const yaml_event_t *ev)
{
	return (int)ev->start_mark.line + 1;
}

static bool refuse(struct reader *r, int line, const char *reason)
{
	fault(r->f, r->file, line, "%s", reason);
	return false;
}

static struct tree *new_node(struct reader *r, enum tree_kind kind, int line)
{
	if (++r->nodes > TREE_NODES_MAX) {
		refuse(r, line, "more than 20000 values in one file");
		return NULL;
	}
	struct tree *t = arena_alloc(r->a, 1, sizeof *t);
	if (!t) {
		refuse(r, line, err_str(arena_err(r->a)));
		return NULL;
	}
	*t = (struct tree){.kind = kind, .line = line, .file = r->file};
	return t;
}

/* Hangs a finished or just opened node below the innermost open collection. */
static bool attach(struct reader *r, struct tree *t)
{
	if (r->depth == 0) {
		r->root = t;
		return true;
	}
	struct open *o = &r->stack[r->depth - 1];
	if (o->node->kind == TREE_MAP) {
		if (!o->have_key)
			return refuse(r, t->line, "a key must be a word, not a list or a map");
		t->key = o->key;
		t->key_line = o->key_line;
		o->have_key = false;
	}
	if (o->last)
		o->last->next = t;
	else
		o->node->first = t;
	o->last = t;
	o->node->count++;
	return true;
}

static bool take_key(struct reader *r, struct open *o, struct span text, int line)
{
	for (const struct tree *c = o->node->first; c; c = c->next)
		if (span_eq(c->key, text)) {
			fault(r->f, r->file, line, "'%.*s' is given twice (first in line %d)",
			      SPAN_ARG(text), c->key_line);
			return false;
		}
	o->key = text;
	o->key_line = line;
	o->have_key = true;
	return true;
}

static bool on_scalar(struct reader *r, const yaml_event_t *ev)
{
	int line = line_of(ev);
	size_t units;
	if (ev->data.scalar.anchor)
		return refuse(r, line, "anchors and aliases are not allowed");
	if (ev->data.scalar.tag)
		return refuse(r, line, "tags are not allowed");
	struct span text = {(const char *)ev->data.scalar.value, ev->data.scalar.length};
	if (span_utf16_length(text, &units))
		return refuse(r, line, "a value holds a NUL byte or is not UTF-8");
	char *copy = arena_copy(r->a, text);
	if (!copy)
		return refuse(r, line, err_str(arena_err(r->a)));
	text.p = copy;
	struct open *o = r->depth ? &r->stack[r->depth - 1] : NULL;
	if (o && o->node->kind == TREE_MAP && !o->have_key)
		return ++r->nodes <= TREE_NODES_MAX
			       ? take_key(r, o, text, line)
			       : refuse(r, line, "more than 20000 values in one file");
	struct tree *t = new_node(r, TREE_SCALAR, line);
	if (!t)
		return false;
	t->text = text;
	t->plain = ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	return attach(r, t);
}

static bool on_open(struct reader *r, const yaml_event_t *ev, enum tree_kind kind,
		    const void *anchor, const void *tag)
{
	int line = line_of(ev);
	if (anchor)
		return refuse(r, line, "anchors and aliases are not allowed");
	if (tag)
		return refuse(r, line, "tags are not allowed");
	if (r->depth == TREE_DEPTH_MAX)
		return refuse(r, line, "nested deeper than 24 levels");
	struct tree *t = new_node(r, kind, line);
	if (!t || !attach(r, t))
		return false;
	r->stack[r->depth++] = (struct open){.node = t};
	return true;
}

static bool on_event(struct reader *r, const yaml_event_t *ev)
{
	switch (ev->type) {
	case YAML_ALIAS_EVENT:
		return refuse(r, line_of(ev), "anchors and aliases are not allowed");
	case YAML_SCALAR_EVENT:
		return on_scalar(r, ev);
	case YAML_SEQUENCE_START_EVENT:
		return on_open(r, ev, TREE_LIST, ev->data.sequence_start.anchor,
			       ev->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return on_open(r, ev, TREE_MAP, ev->data.mapping_start.anchor,
			       ev->data.mapping_start.tag);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		r->depth--;
		return true;
	case YAML_DOCUMENT_START_EVENT:
		if (++r->documents > 1)
			return refuse(r, line_of(ev), "more than one document in the file");
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return true;
	}
	return true;
}

static bool fold(struct reader *r, yaml_parser_t *parser)
{
	for (;;) {
		yaml_event_t ev;
		if (!yaml_parser_parse(parser, &ev))
			return refuse(r, (int)parser->problem_mark.line + 1,
				      parser->problem ? parser->problem : "out of memory");
		bool last = ev.type == YAML_STREAM_END_EVENT;
		bool fine = on_event(r, &ev);
		yaml_event_delete(&ev);
		if (!fine || last)
			return fine;
	}
}

struct tree *tree_read(struct arena *a, struct faults *f, const char *file, struct span text)
{
	struct reader r = {.a = a, .f = f, .file = arena_copy(a, span_of(file))};
	yaml_parser_t parser;
	if (!r.file || !yaml_parser_initialize(&parser)) {
		fault(f, file, 0, "%s", err_str(ERR_NOMEM));
		return NULL;
	}
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.len);
	bool fine = fold(&r, &parser);
	yaml_parser_delete(&parser);
	if (fine && !r.root)
		refuse(&r, 0, "the file is empty");
	return fine ? r.root : NULL;
}

const struct tree *tree_get(const struct tree *map, const char *key)
{
	if (!map || map->kind != TREE_MAP)
		return NULL;
	tree_each(c, map) if (span_is(c->key, key)) return c;
	return NULL;
}

static bool wrong(struct faults *f, const struct tree *t, const char *wanted)
{
	if (t->key.p)
		fault(f, t->file, t->line, "'%.*s' must be %s", SPAN_ARG(t->key), wanted);
	else
		fault(f, t->file, t->line, "must be %s", wanted);
	return false;
}

bool tree_is(struct faults *f, const struct tree *t, enum tree_kind kind)
{
	static const char *const words[] = {"one value", "a list", "a map of keys to values"};
	return t->kind == kind ? true : wrong(f, t, words[kind]);
}

bool tree_text(struct faults *f, const struct tree *t, struct span *out)
{
	if (t->kind != TREE_SCALAR)
		return wrong(f, t, "text");
	*out = t->text;
	return true;
}

bool tree_int(struct faults *f, const struct tree *t, int64_t lo, int64_t hi, int64_t *out)
{
	char wanted[96];
	if (t->kind == TREE_SCALAR && t->plain && !span_int(t->text, lo, hi, out))
		return true;
	snprintf(wanted, sizeof wanted, "a whole number from %lld to %lld", (long long)lo,
		 (long long)hi);
	return wrong(f, t, wanted);
}

bool tree_number(struct faults *f, const struct tree *t, double *out)
{
	double value;
	if (t->kind != TREE_SCALAR || !t->plain || !number_read(t->text, &value) ||
	    !isfinite(value))
		return wrong(f, t, "a number");
	*out = value;
	return true;
}

bool tree_bool(struct faults *f, const struct tree *t, bool *out)
{
	if (t->kind != TREE_SCALAR || !t->plain ||
	    (!span_is(t->text, "true") && !span_is(t->text, "false")))
		return wrong(f, t, "true or false");
	*out = span_is(t->text, "true");
	return true;
}

bool tree_only(struct faults *f, const struct tree *map, const char *const *words)
{
	bool fine = true;
	tree_each(c, map)
	{
		const char *const *word = words;
		while (*word && !span_is(c->key, *word))
			word++;
		if (*word)
			continue;
		fault(f, c->file, c->key_line, "unknown key '%.*s'", SPAN_ARG(c->key));
		fine = false;
	}
	return fine;
}
