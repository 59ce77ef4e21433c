/* bench.h - what `viva-judge bench` measures with: bare runs beside ours, medians of both. */
#ifndef JUDGE_BENCH_H
#define JUDGE_BENCH_H

#include "judge/judging.h"
#include "judge/session.h"

enum { BENCH_TESTS = 20 };

/* A folder with a program, its source, and a package of 20 small tests made in memory. */
struct bench {
	struct session *session;
	char folder[256];
	char source_path[300], program_path[300], input_path[300], answer_path[300];
	struct package package;
	struct group group;
	struct test tests[BENCH_TESTS];
	struct validators validators;
	struct source source;
	int program_fd;
};

/* ERR_OK or whatever kept it from being made; release in any case. */
enum err bench_open(struct session *s, struct bench *out);
void bench_close(struct bench *b);

/* Each does one thing once and says how long it took (us), or ERR_IO. */
enum err bench_bare_run(struct bench *b, int64_t *us);
enum err bench_our_run(struct bench *b, int64_t *us);
/* The second of two: the kernel takes down what bubblewrap made beside whatever comes after it. */
enum err bench_our_warm_run(struct bench *b, int64_t *us);
enum err bench_bwrap_run(struct bench *b, int64_t *us); /* ERR_NOENT: no bubblewrap here */
enum err bench_bare_submission(struct bench *b, int64_t *us);
enum err bench_our_submission(struct bench *b, int64_t *us);
/* From here on what is compiled is kept and found again, as after a compilation ahead. */
enum err bench_keep_compiled(struct bench *b);

/* A program that spins, under a limit of limit_ms: CPU time when it was dead (us). */
enum err bench_kill(struct bench *b, int64_t limit_ms, int64_t *us);

#endif
