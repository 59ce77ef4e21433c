/* group.h - one commit for all calls that queued while the last one ran. */
#ifndef STORE_GROUP_H
#define STORE_GROUP_H

#include "store/db.h"
#include "store/store.h"

struct group_result {
	int64_t calls, rows; /* rows: events saved */
	int64_t commit_us;   /* 0: there was nothing to write */
	bool wrote, deleted; /* deleted: a room; its bytes are to be scrubbed */
	enum err err;	     /* of the group as a whole */
};

/* Runs the list of calls in one transaction and sets each call's err. */
void group_run(struct db *db, struct store_call *calls, struct group_result *out);

/* Rewrites the database and empties the log, so that what was deleted is in no file. Deleting rows
 * with secure_delete is not enough: when a page of a B-tree is split, the half that moved leaves
 * its bytes in the gap. ERR_LOCKED when another program reads the file; the mark stays, so that it
 * can be tried again. */
enum err group_scrub(struct db *db);
/* Whether a scrub is owed, by this run or an earlier one. */
enum err group_scrub_owed(struct db *db, bool *owed);

#endif
