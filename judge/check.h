/* check.h - is this output right? The default validator here, a package's own in the sandbox. */
#ifndef JUDGE_CHECK_H
#define JUDGE_CHECK_H

#include "judge/package.h"
#include "judge/program.h"
#include "judge/verdict.h"

/* The package's own programs, made once. `output` may be none: the default validator decides. */
struct validators {
	struct runnable output;
	struct runnable *input;
	size_t input_count;
};

/* Makes the output validator, and the input validators where asked for. ERR_INVAL with faults:
 * they do not compile. Release in any case. */
enum err validators_make(struct sandbox *s, const struct toolchain *t, const struct package *p,
			 bool input_too, struct faults *f, struct validators *out);
void validators_release(struct validators *v);
#define AUTO_VALIDATORS __attribute__((cleanup(validators_release))) struct validators

struct check_result {
	enum verdict verdict; /* AC, WA or JE */
	bool has_score, has_multiplier;
	double score, multiplier;
	char why[COMPARE_WHY_MAX];
};

/* One output, the first bytes of output_fd up to its end, against a test's answer. ERR_CLOSED or
 * ERR_NOMEM; a validator that misbehaves is verdict JE with the reason. */
enum err check_output(struct sandbox *s, const struct package *p, const struct validators *v,
		      const struct test *test, int output_fd, struct check_result *out);

/* Runs one input validator over one file. *accepted as it says; `why` is what it wrote. */
enum err check_input(struct sandbox *s, const struct package *p, const struct runnable *validator,
		     const struct words *args, const struct words *test_args, int input_fd,
		     bool *accepted, char why[COMPARE_WHY_MAX]);

#endif
