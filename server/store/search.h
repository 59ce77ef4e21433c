/* search.h - full text over what can be asked, in memory: SQLite's FTS5 with the Porter stemmer.
 *
 * Independent of the store's file and threads; whoever made it uses it, one thread at a time. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "base/json.h"

enum { SEARCH_FOUND_MAX = 50, SEARCH_WORDS_MAX = 12, SEARCH_TEXT_MAX = 200 };

struct search;

/* ERR_NOMEM, or ERR_UNSUPPORTED where SQLite was built without FTS5. */
enum err search_new(struct search **out);
void search_free(struct search *s); /* NULL is fine */

/* `open`: what everybody may read of it; `closed`: what interviewers may. */
enum err search_add(struct search *s, struct span id, struct span title, struct span open,
		    struct span closed);

/* The best matches first, as [{id, snippet}] for the caller to own. Every word must occur, in any
 * form that the stemmer knows; the last may be the beginning of one. With `closed` also in what is
 * for interviewers. Whatever is no letter or digit parts words, so no input is malformed; words
 * beyond SEARCH_WORDS_MAX, or none at all, find nothing. */
enum err search_find(struct search *s, struct span words, bool closed, json_t **out);

#endif
