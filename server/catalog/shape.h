/* shape.h - what a piece of JSON must look like, as a table, and every way in which it does not.
 *
 * The shapes of a question, a card, a section, a reference and a package are const tables in
 * shapes.c. viva-bank checks YAML front matter against them and turns each fault's path into a
 * line; the server checks the exported files against the same tables and stops at the first fault.
 */
#ifndef CATALOG_SHAPE_H
#define CATALOG_SHAPE_H

#include "base/json.h"

enum shape_kind {
	SHAPE_ANY,
	SHAPE_TEXT,   /* lo..hi characters, `words` or `form` if given */
	SHAPE_INT,    /* lo..hi */
	SHAPE_NUMBER, /* lo..hi; `positive` excludes 0 */
	SHAPE_BOOL,
	SHAPE_LIST,    /* lo..hi members of shape `item` */
	SHAPE_OBJECT,  /* `fields` and no others */
	SHAPE_MAP,     /* lo..hi members of shape `item` whose keys have the `form` */
	SHAPE_VARIANT, /* an object whose `key` names the field whose shape it has */
	SHAPE_SCALAR,  /* a text or a number */
};

struct shape;

struct shape_field {
	const char *key; /* NULL ends a list of fields */
	const struct shape *shape;
	bool optional;
};

struct shape {
	enum shape_kind kind;
	double lo, hi;
	bool positive;
	bool distinct;			  /* list: no two members equal, or of the same "id" */
	bool lines;			  /* text: may hold more than one line */
	bool (*form)(struct span);	  /* text, map */
	const char *form_name;		  /* what the form wants, for people */
	const char *const *words;	  /* text: one of these; ends with NULL */
	const struct shape *item;	  /* list, map */
	const char *key;		  /* variant */
	const struct shape_field *fields; /* object, variant */
};

/* Told once for each fault. `path` is a JSON pointer without escapes, "" for the value itself. A
 * missing key is a fault of the object that misses it. */
typedef void shape_fault(void *data, const char *path, const char *reason);

/* Names every fault of `value`, in its order, and returns how many there were. Recurses as deep as
 * the table, not as the value. */
size_t shape_check(const struct shape *shape, const json_t *value, shape_fault *fault, void *data);

#endif
