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
};

enum verify_kind { VERIFY_EXAMPLE, VERIFY_SANITIZE, VERIFY_DATA, VERIFY_COUNTER, VERIFY_KINDS };

struct verify_item {
	enum verify_kind kind;
	size_t package, first, end; /* of examples, tests or counter-examples */
};

enum { VERIFY_ITEMS_MAX = 8192, VERIFY_CHUNK = 16 };

/* Everything about the package that must hold, cut into items; appended. ERR_TOOBIG. */
enum err verify_plan(const struct verify_package *p, size_t index, struct verify_item *items,
		     size_t *count);

/* Does one. {"kind","name","ok","differences":[text],"warnings":[text],...}; NULL: the judge
 * failed, see *e. The caller owns it. */
json_t *verify_do(struct session *s, const struct verify_package *p, const struct verify_item *item,
		  enum err *e);

#endif
