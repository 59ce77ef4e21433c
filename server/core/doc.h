/* doc.h - one shared document: UTF-16 text, a version, and ChangeSets applied or mapped.
 *
 * The JSON form of a ChangeSet is that of @codemirror/state: an array of parts, where a number n
 * retains n units, [n] deletes n, and [n, "l1", "l2", ...] replaces n units by the lines joined
 * with newline. Lengths are UTF-16 code units (ECMA-262, "String type"). Mapping follows
 * ChangeSet.map to the letter, so all browsers and the server arrive at the same text. */
#ifndef CORE_DOC_H
#define CORE_DOC_H

#include "base/buf.h"
#include "base/json.h"
#include "core/event.h"

enum {
	DOC_UNITS_MAX = 262144,	  /* a document */
	DOC_HISTORY_MAX = 500,	  /* updates that a stale one can be mapped over */
	CHANGE_PARTS_MAX = 65536, /* parts of one ChangeSet; mapping can split parts */
};

/* A decoded ChangeSet: opaque, immutable, counted (within one thread). */
struct change;

/* Decodes and checks on its own: lengths bounded, no CR or LF inside a line, no NUL. Only an
 * insertion has length 0, as @codemirror/state emits them. ERR_INVAL, ERR_TOOBIG, ERR_NOMEM. The
 * caller owns one reference to *out. */
enum err change_decode(const json_t *json, struct change **out);
enum err change_encode(const struct change *c, json_t **out);
struct change *change_ref(struct change *c);
void change_free(struct change *c);		  /* gives one reference back; NULL is fine */
size_t change_length(const struct change *c);	  /* units before */
size_t change_new_length(const struct change *c); /* units after */

/* `a` moved over `over`, both made for the same text; `before`: where both insert at one place,
 * `a`'s text stands first. Lengths that differ are ERR_RANGE. */
enum err change_map(struct change *a, const struct change *over, bool before, struct change **out);

struct doc;

/* A document with initial text (UTF-8; CR LF and CR become LF). */
enum err doc_new(struct span utf8, struct doc **out);
void doc_free(struct doc *d);
int64_t doc_version(const struct doc *d);
size_t doc_length(const struct doc *d); /* units */

/* Applies changes made in a row, all or none: lengths must match, no boundary may split a surrogate
 * pair of the text, and every result must be within DOC_UNITS_MAX. The version grows by n; `cl`
 * (the collab client, shorter than CLIENT_ID_SIZE) is kept with the changes for mapping. ERR_RANGE,
 * ERR_TOOBIG or ERR_NOMEM leave the document as it was. */
enum err doc_apply(struct doc *d, struct change *const *changes, size_t n, struct span cl);

/* Maps `n` changes made in a row at version `from` over what happened since, one update at a time,
 * just as receiveUpdates of @codemirror/collab does in a client that is handed one update at a
 * time. Not as rebaseUpdates does: that maps over a composition, which can order two insertions the
 * other way round, and the client, which takes its own update for confirmed as it has mapped it,
 * would keep another text. Changes of the same `cl` among what happened are the client's own first
 * ones, confirmed: they are dropped. out[] (room for n) gets *kept changes, one reference each.
 * ERR_STALE when history does not reach back to `from` or it is too much work, ERR_RANGE when
 * lengths do not match, ERR_TOOBIG. */
enum err doc_rebase(const struct doc *d, int64_t from, struct span cl,
		    struct change *const *changes, size_t n, struct change **out, size_t *kept);

/* The text as UTF-8, appended. */
enum err doc_text(const struct doc *d, struct buf *out);

#endif
