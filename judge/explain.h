/* explain.h - why a run failed: the same program again, built with -fsanitize=address,undefined and
 * run on the same input with more of everything.
 *
 * Worth its quarter of a second where the candidate sees the input: samples and own input that
 * ended in RTE or WA. A time limit is not explained, since the build is slower still; nor are
 * hidden tests, since the story would tell their input. */
#ifndef JUDGE_EXPLAIN_H
#define JUDGE_EXPLAIN_H

#include "judge/compile.h"
#include "judge/verdict.h"

/* One submission's second build, made when it is first wanted. */
struct explainer {
	struct sandbox *sandbox;
	const struct toolchain *toolchain;
	struct compile_job job;	 /* what it points to is borrowed; job.checked files are the
				  * candidate's, and only their frames are shown */
	struct compiled program; /* once tried */
	bool tried;
};

/* `plain` is the job by which the failing program was compiled. */
void explain_init(struct explainer *x, struct sandbox *s, const struct toolchain *t,
		  const struct compile_job *plain);
void explain_release(struct explainer *x);
#define AUTO_EXPLAINER __attribute__((cleanup(explain_release))) struct explainer

/* Whether a verdict is one to be explained. */
bool explain_wants(enum verdict v);

/* The request that failed, again. *out is {clean, kind?, message?, file?, line?, column?, stack?},
 * owned by the caller; NULL where there is nothing to tell (it does not build, or hit a limit).
 * No other run may be outstanding. ERR_CLOSED: stopped; ERR_NOMEM. */
enum err explain_run(struct explainer *x, const struct box_request *failed, json_t **out);

/* The limits of a sanitizer build, from those of the plain one. */
struct box_limits explain_limits(struct box_limits plain);

/* The same story of a sanitizer build that has run already. */
enum err explain_result(struct sandbox *s, int program_fd, const struct compile_job *job,
			const struct box_result *result, json_t **out);

/* What a sanitizer build found, in one line, without symbols: `why` stays as it is where nothing.
 */
void explain_shortly(const struct box_result *result, char *why, size_t size);

#endif
