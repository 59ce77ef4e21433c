/* judging.h - one submission against one package: compile, run every test, check, fold. */
#ifndef JUDGE_JUDGING_H
#define JUDGE_JUDGING_H

#include "judge/check.h"
#include "judge/compile.h"
#include "judge/package.h"
#include "judge/repeat.h"
#include "judge/tokens.h"
#include "judge/verdict.h"

enum { JUDGING_SHOWN_MAX = 4096 }; /* of a sample's stdin, expected and output, each */

/* Within 10 % of a limit: it was done twice, and the better one counts. */
enum near_limit { NEAR_NOTHING, NEAR_TIME, NEAR_MEMORY };

struct test_result {
	const struct test *test;
	const struct group *group;
	enum verdict verdict; /* VERDICT_NONE: not run */
	double score;	      /* where the group sums or takes the least */
	bool voided; /* run all the same (every_test), though what its group requires failed */
	int exit_code, signal;
	bool has_exit_code, has_signal;
	char syscall[32]; /* SV */
	/* Of several passes: the largest CPU time and memory, all of the wall time. */
	int64_t cpu_us, wall_us, memory_kib;
	struct repeat times; /* of several runs, when there were any: cpu_us is their median */
	enum near_limit near_limit;
	char *output; /* the beginning of what it printed; samples and full_feedback only */
	size_t output_len, output_bytes;
	struct messages messages;  /* samples, full_feedback and every_test only */
	json_t *sanitizer;	   /* explain.h; NULL: not looked for, or nothing found out */
	char why[COMPARE_WHY_MAX]; /* for the judge's eyes: first difference, validator's message */
};

void test_result_release(struct test_result *t); /* what it owns; all else stays as it is */

/* The slowest test of an accepted submission, run several times. */
struct timing {
	const struct test_result *slowest; /* NULL: not measured */
	struct repeat times;
};

struct judgement {
	enum verdict verdict;
	double score, max_score;
	struct compiled compiled;
	struct test_result *tests; /* in test order */
	size_t test_count;
	struct timing timing;
	int64_t limit_ms; /* what a test could take here */
	int64_t us;
	char why[BOX_TEXT_MAX]; /* JE: what went wrong */
};

struct judging {
	struct sandbox *sandbox;
	const struct toolchain *toolchain;
	const struct package *package;
	const struct validators *validators;
	bool samples_only;
	bool every_test; /* verify: also after a group has failed */
	bool sanitize;	 /* verify: built with -fsanitize=address,undefined, with time for it */
	bool timing;  /* accepted: the slowest test is repeated, where that keeps nobody waiting */
	bool explain; /* failed samples are looked into (explain.h) */
	struct tokens *tokens;	 /* what else may run beside the first run; NULL: nothing */
	const struct test *only; /* this test alone, or NULL */
	int64_t input_max_bytes; /* tests with more input are left out; 0: none is */
	/* Called as it happens; either may be NULL. */
	void (*on_running)(void *ctx);
	void (*on_test)(void *ctx, const struct test_result *t, size_t done, size_t total);
	void *ctx;
};

/* ERR_OK with a verdict, JE included. ERR_CLOSED: stopped, or viva-box is gone; ERR_NOMEM. The
 * test data must be there (material.h). The caller releases *out in any case. */
enum err judge_submission(const struct judging *j, const struct source *sources, size_t count,
			  struct judgement *out);
void judgement_release(struct judgement *g);
#define AUTO_JUDGEMENT __attribute__((cleanup(judgement_release))) struct judgement

/* What one run may take: the package's limit on this host. */
int64_t judging_limit_ms(const struct judging *j);

/* Pure: the scores and the verdict from the results of the tests. */
void judgement_fold(const struct package *p, struct judgement *g);
enum verdict judgement_group(const struct judgement *g, const struct group *group, double *score);

#endif
