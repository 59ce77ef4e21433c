#include "bank/yaml.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/auto.h"

/* How it works: libyaml's events build the value from the top down. A stack holds the containers
 * that are open; each value is attached to the innermost one and its line noted under its path. */

struct level {
	json_t *container; /* owned */
	char *key;	   /* object: the key that waits for its value; owned */
	size_t path_len;   /* of the container's own path */
	enum yaml_event_type_e ends_with;
};

struct reader {
	struct faults *faults;
	struct yaml *out;
	int first_line;
	size_t nodes;
	size_t depth;
	size_t documents;
	struct level stack[YAML_DEPTH_MAX];
	char path[YAML_PATH_MAX];
};

static void pop(struct reader *r)
{
	struct level *top = &r->stack[--r->depth];
	r->path[top->path_len] = 0;
	free(top->key);
	json_decref(top->container);
}

static int line_of(const struct reader *r, yaml_mark_t mark)
{
	return r->first_line + (int)mark.line;
}

/* -- Scalars --------------------------------------------------------------------------------- */

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* YAML 1.2, section 10.3.2, without octal, hexadecimal, infinities and leading zeros. */
static bool is_integer(const char *s)
{
	s += *s == '-' || *s == '+';
	return digits(s) > 0 && s[digits(s)] == 0 && (*s != '0' || s[1] == 0);
}

static bool is_real(const char *s)
{
	s += *s == '-' || *s == '+';
	size_t whole = digits(s);
	if (whole > 1 && *s == '0')
		return false;
	s += whole;
	size_t fraction = 0;
	if (*s == '.') {
		fraction = digits(s + 1);
		s += 1 + fraction;
	}
	if (*s == 'e' || *s == 'E') {
		s += s[1] == '-' || s[1] == '+' ? 2 : 1;
		if (digits(s) == 0)
			return false;
		s += digits(s);
	}
	return whole + fraction > 0 && *s == 0;
}

static json_t *plain(struct reader *r, const char *s, int line)
{
	if (*s == 0 || strcmp(s, "~") == 0 || strcmp(s, "null") == 0) {
		faults_add(r->faults, line, "a value is missing");
		return json_string("");
	}
	if (strcmp(s, "true") == 0 || strcmp(s, "false") == 0)
		return json_boolean(*s == 't');
	if (!is_integer(s) && !is_real(s))
		return json_string(s);
	errno = 0;
	if (is_integer(s)) {
		long long n = strtoll(s, NULL, 10);
		if (errno == 0)
			return json_integer(n);
	}
	double x = strtod(s, NULL);
	if (isfinite(x) && !is_integer(s))
		return json_real(x);
	faults_add(r->faults, line, "the number %s is out of range", s);
	return json_integer(0);
}

static json_t *scalar(struct reader *r, const yaml_event_t *ev)
{
	const char *s = (const char *)ev->data.scalar.value;
	int line = line_of(r, ev->start_mark);
	if (ev->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		faults_add(r->faults, line, "double quotes eat backslashes: use single ones or >-");
	if (strlen(s) != ev->data.scalar.length) {
		faults_add(r->faults, line, "a text holds the character NUL");
		return json_string("");
	}
	return ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? plain(r, s, line)
								: json_string(s);
}

/* -- Attaching ------------------------------------------------------------------------------- */

static void refuse_names(struct reader *r, const yaml_char_t *anchor, const yaml_char_t *tag,
			 int line)
{
	if (anchor)
		faults_add(r->faults, line, "anchors are not used here");
	if (tag)
		faults_add(r->faults, line, "tags are not used here");
}

/* Appends "/name" to the path of the innermost container. */
static void set_path(struct reader *r, const char *name)
{
	size_t at = r->stack[r->depth - 1].path_len;
	/* Cut off when too long, as in shape.c: a path is for finding a line. */
	(void)!snprintf(r->path + at, sizeof r->path - at, "/%s", name);
}

static enum err note_line(struct reader *r, int line)
{
	if (json_object_get(r->out->lines, r->path))
		return ERR_OK; /* the first of two equal keys keeps its line */
	return json_object_set_new(r->out->lines, r->path, json_integer(line)) ? ERR_NOMEM : ERR_OK;
}

static enum err attach_to_list(struct reader *r, struct level *top, json_t *value, int line)
{
	char index[24];
	(void)!snprintf(index, sizeof index, "%zu", json_array_size(top->container));
	set_path(r, index);
	enum err e = note_line(r, line);
	return e || json_array_append(top->container, value) ? ERR_NOMEM : ERR_OK;
}

static enum err attach_to_object(struct reader *r, struct level *top, json_t *value)
{
	AUTO_FREE char *key = TAKE(top->key);
	set_path(r, key);
	if (json_object_get(top->container, key))
		return ERR_OK; /* reported when the key came */
	return json_object_set(top->container, key, value) ? ERR_NOMEM : ERR_OK;
}

/* Puts a value where the stack says it belongs; *value stays the caller's. */
static enum err attach(struct reader *r, json_t *value, int line)
{
	if (!value)
		return ERR_NOMEM;
	if (++r->nodes > YAML_NODES_MAX) {
		faults_add(r->faults, line, "more than %d values in one file", YAML_NODES_MAX);
		return ERR_INVAL;
	}
	if (r->depth == 0) {
		r->path[0] = 0;
		r->out->value = json_incref(value);
		return note_line(r, line);
	}
	struct level *top = &r->stack[r->depth - 1];
	if (json_is_array(top->container))
		return attach_to_list(r, top, value, line);
	return attach_to_object(r, top, value);
}

static enum err take_key(struct reader *r, const yaml_event_t *ev)
{
	struct level *top = &r->stack[r->depth - 1];
	const char *s = (const char *)ev->data.scalar.value;
	int line = line_of(r, ev->start_mark);
	if (strlen(s) != ev->data.scalar.length || *s == 0) {
		faults_add(r->faults, line, "a key is empty or no text");
		return ERR_INVAL;
	}
	if (ev->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		faults_add(r->faults, line, "double quotes eat backslashes: use single ones");
	if (json_object_get(top->container, s))
		faults_add(r->faults, line, "the key '%s' is there twice", s);
	top->key = strdup(s);
	if (!top->key)
		return ERR_NOMEM;
	set_path(r, s);
	return note_line(r, line);
}

static bool awaits_key(const struct reader *r)
{
	const struct level *top = r->depth ? &r->stack[r->depth - 1] : NULL;
	return top && json_is_object(top->container) && !top->key;
}

/* -- Events ---------------------------------------------------------------------------------- */

typedef enum err on_event(struct reader *r, const yaml_event_t *ev);

static enum err open_container(struct reader *r, json_t *fresh, enum yaml_event_type_e end,
			       int line)
{
	AUTO_JSON *container = fresh;
	if (awaits_key(r)) {
		faults_add(r->faults, line, "a key must be a text");
		return ERR_INVAL;
	}
	enum err e = attach(r, container, line);
	if (e)
		return e;
	if (r->depth == YAML_DEPTH_MAX) {
		faults_add(r->faults, line, "nested more than %d levels deep", YAML_DEPTH_MAX);
		return ERR_INVAL;
	}
	r->stack[r->depth++] = (struct level){
		.container = json_incref(container), .path_len = strlen(r->path), .ends_with = end};
	return ERR_OK;
}

static enum err on_list(struct reader *r, const yaml_event_t *ev)
{
	int line = line_of(r, ev->start_mark);
	refuse_names(r, ev->data.sequence_start.anchor, ev->data.sequence_start.tag, line);
	return open_container(r, json_array(), YAML_SEQUENCE_END_EVENT, line);
}

static enum err on_mapping(struct reader *r, const yaml_event_t *ev)
{
	int line = line_of(r, ev->start_mark);
	refuse_names(r, ev->data.mapping_start.anchor, ev->data.mapping_start.tag, line);
	return open_container(r, json_object(), YAML_MAPPING_END_EVENT, line);
}

static enum err on_end(struct reader *r, const yaml_event_t *ev)
{
	if (r->depth == 0 || r->stack[r->depth - 1].ends_with != ev->type)
		return ERR_INVAL;
	pop(r);
	return ERR_OK;
}

static enum err on_scalar(struct reader *r, const yaml_event_t *ev)
{
	int line = line_of(r, ev->start_mark);
	refuse_names(r, ev->data.scalar.anchor, ev->data.scalar.tag, line);
	if (awaits_key(r))
		return take_key(r, ev);
	AUTO_JSON *value = scalar(r, ev);
	return attach(r, value, line);
}

static enum err on_alias(struct reader *r, const yaml_event_t *ev)
{
	int line = line_of(r, ev->start_mark);
	faults_add(r->faults, line, "aliases are not used here");
	AUTO_JSON *empty = json_string("");
	return awaits_key(r) ? ERR_INVAL : attach(r, empty, line);
}

static enum err on_document(struct reader *r, const yaml_event_t *ev)
{
	int line = line_of(r, ev->start_mark);
	if (ev->data.document_start.version_directive ||
	    ev->data.document_start.tag_directives.start !=
		    ev->data.document_start.tag_directives.end)
		faults_add(r->faults, line, "directives are not used here");
	if (r->documents++ == 0)
		return ERR_OK;
	faults_add(r->faults, line, "a second document begins");
	return ERR_INVAL;
}

static enum err on_nothing(struct reader *r, const yaml_event_t *ev)
{
	(void)r;
	(void)ev;
	return ERR_OK;
}

static on_event *const handlers[] = {
	[YAML_NO_EVENT] = on_nothing,		[YAML_STREAM_START_EVENT] = on_nothing,
	[YAML_STREAM_END_EVENT] = on_nothing,	[YAML_DOCUMENT_START_EVENT] = on_document,
	[YAML_DOCUMENT_END_EVENT] = on_nothing, [YAML_ALIAS_EVENT] = on_alias,
	[YAML_SCALAR_EVENT] = on_scalar,	[YAML_SEQUENCE_START_EVENT] = on_list,
	[YAML_SEQUENCE_END_EVENT] = on_end,	[YAML_MAPPING_START_EVENT] = on_mapping,
	[YAML_MAPPING_END_EVENT] = on_end,
};

static enum err read_events(struct reader *r, yaml_parser_t *parser)
{
	for (bool more = true; more;) {
		yaml_event_t ev;
		if (!yaml_parser_parse(parser, &ev)) {
			faults_add(r->faults, line_of(r, parser->problem_mark), "not YAML: %s",
				   parser->problem ? parser->problem : "out of memory");
			return parser->error == YAML_MEMORY_ERROR ? ERR_NOMEM : ERR_INVAL;
		}
		enum err e = handlers[ev.type](r, &ev);
		more = ev.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&ev);
		if (e)
			return e;
	}
	return ERR_OK;
}

enum err yaml_read(struct span text, int first_line, struct faults *f, struct yaml *out)
{
	*out = (struct yaml){.lines = json_object()};
	if (!out->lines)
		return ERR_NOMEM;
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser))
		return ERR_NOMEM;
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.len);
	struct reader r = {.faults = f, .out = out, .first_line = first_line};
	enum err e = read_events(&r, &parser);
	while (r.depth > 0)
		pop(&r);
	yaml_parser_delete(&parser);
	return e;
}

void yaml_release(struct yaml *y)
{
	json_decref(y->value);
	json_decref(y->lines);
	*y = (struct yaml){0};
}

int yaml_line(const struct yaml *y, const char *path)
{
	char at[YAML_PATH_MAX];
	(void)!snprintf(at, sizeof at, "%s", path);
	for (;;) {
		const json_t *line = json_object_get(y->lines, at);
		char *slash = strrchr(at, '/');
		if (line || !slash)
			return line ? (int)json_integer_value(line) : 1;
		*slash = 0;
	}
}
