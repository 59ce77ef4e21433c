/* yaml.h - the strict part of YAML 1.2 that the bank is written in, read into JSON.
 *
 * Refused, each with its line: anchors, aliases, tags, directives, a second document, double quotes
 * (they eat the backslashes of TeX), duplicate keys, keys that are no text, empty values, more
 * nodes or levels than any honest file has. A plain scalar is a number or true/false where YAML's
 * core schema says so, and text otherwise: `no`, `on` and `1_000` are text. */
#ifndef BANK_YAML_H
#define BANK_YAML_H

#include "bank/faults.h"

enum { YAML_NODES_MAX = 20000, YAML_DEPTH_MAX = 16, YAML_PATH_MAX = 512 };

struct yaml {
	json_t *value; /* NULL when there was nothing to read */
	json_t *lines; /* path (as in shape.h) -> line */
};

/* Reads text whose first line is number `first_line` of its file. Faults go to *f; what could be
 * read is in *out all the same. ERR_INVAL when the text breaks off as YAML, ERR_NOMEM. */
enum err yaml_read(struct span text, int first_line, struct faults *f, struct yaml *out);
void yaml_release(struct yaml *y);

/* The line of a path, or of the nearest container that is there. */
int yaml_line(const struct yaml *y, const char *path);

#endif
