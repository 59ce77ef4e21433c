/* judging.h - judges and their jobs. */
#ifndef APP_JUDGING_H
#define APP_JUDGING_H

#include "app/entry.h"
#include "jobs/jobs.h"

struct app_judge {
	struct app *app;
	void *peer; /* NULL once it is closed */
	bool greeted;
	char name[65], tier[2];
	int64_t slots;
	json_t *packages; /* {id: hash} */
	struct app_judge *next;
	size_t refs; /* the edge, and leases being saved */
};

struct judges {
	struct app_judge *first;
	struct app_call load;
	bool untold;	 /* places in the queue may have changed */
	int64_t told_ms; /* when people were told last */
};

struct lease {
	struct app_call call;
	struct app_judge *judge;
	char id[ID_SIZE];
};

enum said { PROGRESS, FINAL, GIVEN_UP, CALLED_OFF };
/* A `judge` event about the job. Takes body, which is without `run`. The job may be gone afterwards
 * unless this is progress. False: out of memory, and nothing is said. */
bool judging_say(struct app *a, const struct job *job, json_t *body, enum said said);
/* The same for what ends the job: all but PROGRESS. */
void judging_end(struct app *a, struct job *job, json_t *body, enum said said);
void judging_dispatch(struct app *a);
/* From a judge that cannot finish it: queued again, or given up after JOBS_ATTEMPTS_MAX. */
void judging_take_back(struct app *a, struct job *job);
void judge_send(struct app_judge *j, json_t *value); /* takes value */
void judge_unref(struct app_judge *j);
enum err judging_new(struct app *a);
void judging_free(struct app *a);
void judging_start(struct app *a); /* loads what was left by the last process */
void judging_tick(struct app *a, int64_t now_ms);
/* A run that is being saved, that was saved (queue it), or that was not. */
void judging_saving(struct app *a, const struct submission *s);
void judging_saved(struct app *a, const struct submission *s);
void judging_not_saved(struct app *a, const struct submission *s);
/* Somebody's `cancel` is saved. Whatever the job is doing, one end of it is said: this one, or the
 * verdict that was on its way already. */
void judging_cancelled(struct app *a, const char *run);
/* Its `end` is saved: what no judge has yet is cancelled. */
void judging_room_ended(struct app *a, const char *room);
void judging_room_gone(struct app *a, const char *room);
json_t *judging_state(const struct app *a, int ahead); /* {ready, slots, queued, tier?, ahead?} */
int judging_ready(const struct app *a);
const char *judging_tier(const struct app *a);
bool judging_has(const struct app_judge *j, struct span package);
int64_t judging_idle(const struct app *a, const struct app_judge *j); /* slots */

/* ---- standing ---- */

enum { STANDING_MS = 200 }; /* people are told of their places at most so often */

/* The queue has changed: those whose place is another one are told, at once or in STANDING_MS. */
void standing_changed(struct app *a);
/* Judges have come or gone: everybody is told. */
void standing_tell_all(struct app *a);
void standing_tell(struct app_conn *c);
void standing_tick(struct app *a, int64_t now_ms);

/* ---- result ---- */

/* Removes what a judge must not say: optional members (docs/PROTOCOL.md) that break their form, and
 * what of a hidden test is for samples only. Whose tests are samples has been marked. */
void result_clean(json_t *result);
void result_clean_test(json_t *test);
/* Those of a file that have their form, at most DIAGNOSTICS_SHOWN; with `others` those of files
 * that are not listed too (the linker names none). NULL: out of memory. */
enum { DIAGNOSTICS_SHOWN = 64 };
json_t *result_diagnostics(const json_t *compile, struct span file, bool others,
			   bool (*listed)(const void *arg, struct span file), const void *arg);

#endif
