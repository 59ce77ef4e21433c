/* verify.h - one piece of `viva-judge verify`: small enough to spread over slots. */
#ifndef JUDGE_VERIFY_H
#define JUDGE_VERIFY_H

#include "judge/counter.h"
#include "judge/expect.h"
#include "judge/session.h"

struct verify_package {
	struct package *package;
	struct expectations expectations;
	struct counter_examples counters;
	struct validators validators;
	json_t *early; /* the report of what kept anything from being run; NULL: nothing did */
	struct buf listed, rules; /* verify_keep.c's own */
};

enum verify_kind {
	VERIFY_EXAMPLE,	 /* an example submission over all tests */
	VERIFY_SANITIZE, /* one that must be accepted, built with the sanitizers */
	VERIFY_DATA,	 /* tests: validators over inputs and answers */
	VERIFY_COUNTER,	 /* counter-examples: the same */
	VERIFY_MADE,	 /* tests of a manifest, made again */
	VERIFY_KINDS
};

struct verify_item {
	enum verify_kind kind;
	size_t package, first, end; /* of examples, tests, counter-examples, the manifest */
	int64_t weight_ms;	    /* about how long it takes, at most */
};

/* As many numbers of items as fit a pipe. */
enum { VERIFY_ITEMS_MAX = 8192, VERIFY_CHUNK = 16 };

/* Everything, or a quick look: all that must be accepted, and by rotation one that must not be, one
 * that must be too slow, one of the accepted under the sanitizers, and some of the tests made
 * again. Data and counter-examples are looked at whole. */
struct verify_scope {
	bool quick;
	uint64_t turn; /* whose turn it is; counts up from one quick look to the next */
};

/* What about the package must hold, cut into items; appended. ERR_TOOBIG. */
enum err verify_plan(const struct verify_package *p, size_t index, const struct verify_scope *scope,
		     struct verify_item *items, size_t *count);

/* Does one. {"kind","name","ok","differences":[text],"warnings":[text],...}; NULL: the judge
 * failed, see *e. The caller owns it. docs/AUTHORING.md says what differs and what warns. */
json_t *verify_do(struct session *s, const struct verify_package *p, const struct verify_item *item,
		  enum err *e);

/* The report of an item that was done otherwise: a difference for each line of the text. */
json_t *verify_report(const char *kind, const char *name, struct span differences);

#endif
