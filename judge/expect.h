/* expect.h - submissions/ and submissions.yaml: what every example submission must get. */
#ifndef JUDGE_EXPECT_H
#define JUDGE_EXPECT_H

#include "judge/judging.h"
#include "judge/loading.h"

/* Verdicts of the format as bits. */
enum { EXPECT_AC = 1, EXPECT_WA = 2, EXPECT_TLE = 4, EXPECT_RTE = 8, EXPECT_ANY = 15 };

enum time_use { TIME_BY_RULE, TIME_NEVER, TIME_LOWER, TIME_UPPER };

struct expectation {
	const char *glob;	      /* of submissions, or within one of tests */
	int line;		      /* 0: a default of the format */
	unsigned permitted, required; /* 0: not given */
	const char *message; /* must be in what a validator told the judge of one test; or NULL */
	bool has_score;
	double score_lo, score_hi;
	enum time_use time_use;
	struct expectation *parts; /* for a subset of the tests */
	size_t part_count;
};

struct example {
	char *path; /* relative to submissions/: "accepted/merge_count.c" */
	struct program program;
};

/* A submission in a language that this judge does not run: left out, and said so. */
struct left_out {
	char *path;
	const char *language;
};

struct expectations {
	char *file;
	struct left_out *left_out;
	size_t left_out_count;
	struct example *examples;
	size_t example_count;
	struct expectation *rules;
	size_t rule_count;
};

/* Lives in the package's arena. Faults for what is malformed, matches nothing or is not
 * supported. */
enum err expect_load(struct package *p, struct faults *f, struct expectations *out);

/* Every way in which the judgement (all tests run) is not what the rules want, one line each into
 * `differences`. */
void expect_compare(const struct package *p, const struct expectations *x, const struct example *e,
		    const struct judgement *g, struct buf *differences);

/* What the rules ask for in short: "WA", "RTE or TLE", "WA, 30". For people. */
void expect_say(const struct expectations *x, const struct example *e, struct buf *out);

/* All that the rules ask of this example, a line each, whatever the lines they stand on. */
void expect_list(const struct expectations *x, const struct example *e, struct buf *out);

/* Whether a rule makes this example a bound of the time limit; `lower`: the slowest test it bounds
 * (us, 0: none). `upper`: it must take long on at least one test. */
void expect_time(const struct expectations *x, const struct example *e, const struct judgement *g,
		 int64_t *lower_us, bool *upper);

/* True when a rule makes this example a lower bound of the time limit on some tests. */
bool expect_bounds_below(const struct expectations *x, const struct example *e);

/* True when the rules permit nothing but AC anywhere. */
bool expect_accepted(const struct expectations *x, const struct example *e);

#endif
