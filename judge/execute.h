/* execute.h - a program on one input, judged by nothing but its end. */
#ifndef JUDGE_EXECUTE_H
#define JUDGE_EXECUTE_H

#include "judge/compile.h"
#include "judge/package.h"
#include "judge/verdict.h"

enum { EXECUTE_SHOWN_MAX = 256 * 1024, EXECUTE_ERRORS_MAX = 32 * 1024 };

struct execute_job {
	const struct source *sources;
	size_t count;
	const struct package *package; /* its limits, forbidden words and links, and the files of
					* the first sample that has some; NULL: none */
	double time_s, memory_mib;     /* 0: the package's, else 2 s and 256 MiB */
	int stdin_fd;		       /* -1: empty */
	bool sanitize;		       /* -fsanitize=address,undefined; ten times the time */
	void (*on_running)(void *ctx);
	void *ctx;
};

/* The object of `exec --json`. A run that fails is explained (explain.h), a short one repeated.
 * ERR_OK whatever happened (verdict JE included); ERR_CLOSED: stopped; ERR_NOMEM. The caller owns
 * *out. */
enum err execute(struct sandbox *s, const struct toolchain *t, const struct execute_job *job,
		 json_t **out);

#endif
