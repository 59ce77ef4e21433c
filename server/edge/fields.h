/* fields.h - what is read from HTTP header fields. Bytes in, values out. */
#ifndef EDGE_FIELDS_H
#define EDGE_FIELDS_H

#include "base/span.h"

/* The value of one cookie (RFC 6265, section 5.4), or {NULL, 0}. Of two with one name the first
 * counts. */
struct span field_cookie(struct span cookies, const char *name);

/* Whether a content coding is acceptable by name (RFC 9110, section 12.5.3): listed, and not with
 * q=0. */
bool field_accepts(struct span accept_encoding, const char *coding);

/* Whether one of the entity tags is `tag`, weak or not, or the field is "*" (RFC 9110,
 * section 13.1.2). */
bool field_has_tag(struct span if_none_match, struct span tag);

/* The last address of X-Forwarded-For: the one that the trusted proxy itself added. */
struct span field_forwarded(struct span forwarded_for);

/* Whether a Content-Type is application/json, whatever its parameters. */
bool field_is_json(struct span content_type);

#endif
