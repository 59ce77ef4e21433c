/* ahead.h - compiling ahead: when the C documents of an item have rested, an idle judge compiles
 * them, people see the compiler's remarks, and the next run finds the program built.
 *
 * How it works. A saved edit puts its room at the end of a list in the order of `due`: one timer,
 * nothing for rooms in which nobody writes. A room that is due waits in the list until a judge is
 * idle. Nothing is saved: what a judge loses waits for the next edit, since it may
 * be the text that the judge fell over. One at a time and one in AHEAD_PERIOD_MS
 * for a room; as many in all as judges have idle slots. */
#ifndef APP_AHEAD_H
#define APP_AHEAD_H

#include "base/json.h"
#include "core/event.h"

enum {
	AHEAD_REST_MS = 300,
	AHEAD_PERIOD_MS = 1000,
	AHEAD_PATIENCE_MS = 30000, /* then a judge that says nothing is told to stop */
	AHEAD_DOCS_MAX = 24,	   /* as many as a judge takes */
};

struct app;
struct app_judge;
struct entry;
struct ahead;

/* An entry's part. */
struct rest {
	bool listed, out; /* out: a judge is at it */
	char item[ITEM_SIZE];
	int64_t due_ms, sent_ms;
	struct entry *next, *prev;
};

struct aheads {
	struct entry *first, *last; /* by due_ms */
	struct ahead *out;
	int64_t sent; /* ever */
};

void ahead_edited(struct entry *e, struct span doc);
void ahead_forget(struct entry *e);
/* Sends what is due to idle judges, gives up what takes too long, and asks to be woken for the
 * next. */
void ahead_run(struct app *a, int64_t now_ms);
int64_t ahead_busy(const struct app *a, const struct app_judge *j);
/* Takes one slot of the judge back for a real job. */
void ahead_yield(struct app *a, struct app_judge *j);
/* Its code is nobody's any more. */
void ahead_room_gone(struct app *a, const char *room);
void ahead_judge_gone(struct app *a, const struct app_judge *j);
/* Of `done`: attempt 0. */
void ahead_done(struct app *a, const struct app_judge *j, const json_t *message);
void ahead_free(struct app *a);

#endif
