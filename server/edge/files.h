/* files.h - the built web app in memory, read once at the start: what is served can then neither
 * change nor lead out of its directory. */
#ifndef EDGE_FILES_H
#define EDGE_FILES_H

#include "base/span.h"

enum { FILES_MAX = 4096, FILE_MAX_BYTES = 16 << 20, FILES_WHY = 256 };

enum coding { CODING_NONE, CODING_GZIP, CODING_BR, CODING_COUNT };

struct file {
	char *path; /* as in a URL: "/assets/x.js" */
	const char *type;
	bool hashed;			 /* the name changes with the contents: cached for a year */
	struct span bytes[CODING_COUNT]; /* {NULL, 0}: not there in this coding */
	char etag[CODING_COUNT][40];	 /* quoted */
};

struct files; /* opaque; one owner; nothing changes after loading */

/* Reads the directory, with x.br and x.gz as codings of x. On error `why` is one readable line:
 * ERR_NOENT (no index.html, or no directory), ERR_TOOBIG, ERR_IO, ERR_NOMEM. */
enum err files_load(const char *directory, struct files **out, char why[FILES_WHY]);
void files_free(struct files *f);

/* The file at a path, NULL when there is none. */
const struct file *files_find(const struct files *f, struct span path);
/* The app's page, when the path is one of its places ("/", "/room/ID", ...); NULL otherwise. */
const struct file *files_page(const struct files *f, struct span path);

#endif
