/* check.h - is this output right? The default validator here, a package's own in the sandbox. */
#ifndef JUDGE_CHECK_H
#define JUDGE_CHECK_H

#include "judge/package.h"
#include "judge/program.h"
#include "judge/test_files.h"
#include "judge/verdict.h"

enum { CHECK_KEPT_MAX = 32 };

/* The package's own programs, made once. `output` may be none: the default validator decides. */
struct validators {
	struct runnable output;
	struct runnable *input;
	size_t input_count;
};

/* Makes the output validator, and the input validators where asked for or where they read the input
 * of later passes. ERR_INVAL with faults:
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

/* What a validator says in words, as strings: of judgemessage.txt and teammessage.txt as much as
 * fits below. Whatever bytes it wrote, they are UTF-8. NULL: nothing. */
enum { MESSAGE_SHOWN_MAX = 4096, MESSAGE_KEPT_MAX = 64 * 1024 };
struct messages {
	json_t *judge; /* MESSAGE_KEPT_MAX */
	json_t *team;  /* MESSAGE_SHOWN_MAX */
};
/* From a validator's result; what it held before goes. */
void messages_take(struct messages *m, const struct box_result *r);
void messages_release(struct messages *m); /* and empty again */

/* What a validator leaves in its feedback folder for its own next pass, and that pass's input. */
struct feedback {
	struct feedback_file {
		char name[BOX_NAME_MAX];
		int fd; /* owned */
	} files[CHECK_KEPT_MAX];
	size_t count;
	int next_fd; /* nextpass.in; owned, -1: there is no other pass */
};
void feedback_init(struct feedback *f);
void feedback_release(struct feedback *f); /* and empty again */
/* Takes the files out of a validator's result, if it wants another pass; what it held before
 * goes. ERR_NOMEM, ERR_IO, or ERR_INVAL. */
enum err feedback_take(struct feedback *f, struct box_result *r);

/* One output to be checked; all of it is borrowed. */
struct check {
	const struct package *package;
	const struct validators *validators;
	const struct test *test;
	int in_fd, ans_fd; /* of this pass */
	int output_fd;	   /* what the submission wrote, or the end of a pipe where it writes */
	const struct feedback
		*feedback; /* of the passes before; NULL or empty: this is the first */
};

/* The run of a custom validator, in its parts, for whoever runs it beside others: prepare, start
 * (the room may go then), read. ERR_NOMEM, ERR_TOOBIG: more arguments or files than a run takes. */
struct check_run {
	struct box_request request;
	struct program_room room;
	const char *argv[BOX_ARGS_MAX + 1];
	struct box_file inputs[BOX_FILES_MAX];
	char names[CHECK_KEPT_MAX][BOX_NAME_MAX];
};
enum err check_prepare(const struct check *c, struct check_run *out);
/* A validator that misbehaves is verdict JE with the reason. */
void check_read(const struct package *p, const struct box_result *r, struct check_result *out);

/* The default validator: the first bytes of output_fd up to its end against those of ans_fd. */
void check_default(const struct test *test, int ans_fd, int output_fd, struct check_result *out);

/* All of it at once, whichever validator decides: for a single pass and nothing beside it.
 * ERR_CLOSED or ERR_NOMEM. */
enum err check_output(struct sandbox *s, const struct package *p, const struct validators *v,
		      const struct test *test, int output_fd, struct check_result *out);

/* The run of one input validator over a test's input, or that of a later pass, beside the test's
 * files; in its parts as above. Release in any case, once it is started. */
struct input_run {
	struct box_request request;
	struct program_room room;
	const char *argv[BOX_ARGS_MAX];
	struct test_files files;
};
enum err check_input_prepare(const struct package *p, const struct runnable *validator,
			     const struct words *args, const struct test *test, int input_fd,
			     struct input_run *out);
void input_run_release(struct input_run *run);
/* *accepted as it says; `why` is what it wrote. ERR_IO: the sandbox failed. */
enum err check_input_read(const struct box_result *r, bool *accepted, char why[COMPARE_WHY_MAX]);

/* All of it at once. */
enum err check_input(struct sandbox *s, const struct package *p, const struct runnable *validator,
		     const struct words *args, const struct test *test, int input_fd,
		     bool *accepted, char why[COMPARE_WHY_MAX]);

#endif
