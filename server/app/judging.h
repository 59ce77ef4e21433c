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
};

struct lease {
	struct app_call call;
	struct app_judge *judge;
	char id[ID_SIZE];
};

enum said { PROGRESS, FINAL, GIVEN_UP };
/* A `judge` event about the job. Takes body, which is without `run`. The job may be gone afterwards
 * unless this is progress. */
void judging_say(struct app *a, const struct job *job, json_t *body, enum said said);
/* The same for what ends the job: FINAL or GIVEN_UP. */
void judging_end(struct app *a, struct job *job, json_t *body, enum said said);
void judging_dispatch(struct app *a);
void judging_tell(struct app *a, bool all);
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
void judging_room_gone(struct app *a, const char *room);
json_t *judging_state(const struct app *a, const char *user); /* {ready, queued, tier?, ahead?} */
int judging_ready(const struct app *a);
const char *judging_tier(const struct app *a);

#endif
