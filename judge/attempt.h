/* attempt.h - one test of one submission, from its first run to its verdict.
 *
 *   plain          run -> check -> done
 *   multi-pass     run -> check -> input validators read nextpass.in -> run on it -> ... -> done
 *   interactive    run and validator side by side, joined by two pipes -> done, or the next pass
 *
 * What lands within 10 % of a limit is done once more from the beginning, and the better one
 * counts. Several attempts may be under way over one struct box: whoever runs them hands each
 * result to the one that owns its ticket (schedule.h). */
#ifndef JUDGE_ATTEMPT_H
#define JUDGE_ATTEMPT_H

#include "judge/judging.h"
#include "judge/test_files.h"

enum attempt_state {
	ATTEMPT_IDLE,
	ATTEMPT_RUNNING,  /* the program alone */
	ATTEMPT_CHECKING, /* the validator alone */
	ATTEMPT_TALKING,  /* both */
	ATTEMPT_READING,  /* an input validator alone, over the next pass's input */
	ATTEMPT_DROPPED,  /* cancelled, its results are still to come */
	ATTEMPT_DONE,	  /* `now` is the result */
	ATTEMPT_STATE_COUNT
};

struct attempt {
	enum attempt_state state;
	size_t index; /* the caller's: which test */
	const struct judging *j;
	int program_fd;		   /* borrowed */
	struct test_result now;	   /* owned until the caller takes it */
	struct test_result before; /* the first of two, near a limit */
	bool again;
	uint64_t program, validator; /* tickets; 0: not running */
	int in_fd, ans_fd;	     /* of this pass; owned */
	int64_t pass;		     /* from 1 */
	size_t reader;		     /* ATTEMPT_READING: which input validator */
	struct feedback feedback;
	struct check_result said;
	int to_program[2], to_validator[2]; /* pipes; owned, -1: closed */
	enum verdict own;		    /* of the program's end by itself */
	bool waited, validator_first;
	enum box_status validator_end;
};

void attempt_init(struct attempt *a);
/* Begins. ERR_CLOSED or ERR_NOMEM; whatever else goes wrong is ATTEMPT_DONE with a JE. */
enum err attempt_start(struct attempt *a, const struct judging *j, int program_fd,
		       const struct test_result *blank);
static inline bool attempt_owns(const struct attempt *a, uint64_t ticket)
{
	return ticket != 0 && (a->program == ticket || a->validator == ticket);
}
/* A run of it has ended; `result` stays the caller's. Errors as above. */
enum err attempt_take(struct attempt *a, uint64_t ticket, struct box_result *result);
/* Kills what runs; idle once the results have come. */
void attempt_cancel(struct attempt *a);
/* Idle again: whatever is owned goes, `now` too. Not while something runs. */
void attempt_release(struct attempt *a);

/* A validator may still write when nobody reads any more: poll this (-1: nothing) and call
 * attempt_drain() when readable, so that it does not wait for ever. */
int attempt_drain_fd(const struct attempt *a);
void attempt_drain(struct attempt *a);

/* The limits of a program's run. */
struct box_limits attempt_limits(const struct judging *j);

/* Room for the arguments and files of a plain run, and the run; in_fd is borrowed. As
 * test_files_open(); release in any case, once the run is started. */
struct attempt_run {
	const char *argv[BOX_ARGS_MAX];
	struct test_files files;
	struct box_request request;
};
enum err attempt_request(const struct judging *j, const struct test *test, int program_fd,
			 int in_fd, struct attempt_run *out);
void attempt_run_release(struct attempt_run *run);
#define AUTO_ATTEMPT_RUN __attribute__((cleanup(attempt_run_release))) struct attempt_run

#endif
