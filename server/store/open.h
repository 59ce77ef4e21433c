/* open.h - from a directory to a database that may be written: made, locked, checked, migrated. */
#ifndef STORE_OPEN_H
#define STORE_OPEN_H

#include "store/db.h"

enum { OPEN_WHY = 256, OPEN_PATH = 4096 };

struct opened {
	struct db db; /* for the writer */
	int lock_fd;  /* while it is open, no other server takes the directory */
	char path[OPEN_PATH];
};

/* The errors and `why` of store_open(). On error nothing is left open. */
enum err open_database(const char *directory, struct opened *out, char why[OPEN_WHY]);
void open_release(struct opened *o);

#endif
