/* counter.h - data/invalid_input, invalid_output and valid_output: what validators must say of data
 * that is no test. Section "Invalid test cases" of the problem package format. */
#ifndef JUDGE_COUNTER_H
#define JUDGE_COUNTER_H

#include "judge/loading.h"

enum counter_kind { INVALID_INPUT, INVALID_OUTPUT, VALID_OUTPUT, COUNTER_KINDS };

struct counter_example {
	char *name; /* "invalid_input/tab" */
	enum counter_kind kind;
	char *out;	  /* path of the output to be judged; NULL for INVALID_INPUT */
	struct test test; /* in, ans and arguments */
};

struct counter_examples {
	struct counter_example *v;
	size_t count;
};

/* Lives in the package's arena. ERR_INVAL with faults. */
enum err counter_load(struct package *p, struct faults *f, struct counter_examples *out);

/* The arguments for one input validator. */
const struct words *counter_args(const struct validator_args *a, const char *validator);

#endif
