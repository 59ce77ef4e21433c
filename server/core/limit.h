/* limit.h - token buckets, in integers: `rate` tokens a `per_ms`, at most `burst` saved up. */
#ifndef CORE_LIMIT_H
#define CORE_LIMIT_H

#include "core/event.h"

struct bucket_rule {
	int64_t rate, per_ms, burst;
};

struct bucket {
	int64_t level; /* in 1/rate milliseconds of credit */
	int64_t at_ms;
	bool started;
};

/* Takes one token, or says how long until there is one (*wait_ms > 0, nothing taken). A clock that
 * goes backward gives no tokens. */
bool bucket_take(struct bucket *b, const struct bucket_rule *rule, int64_t now_ms,
		 int64_t *wait_ms);

/* ALL is for every message of a connection, whatever becomes of it. */
enum limit_class {
	LIMIT_CHAT,
	LIMIT_EDIT,
	LIMIT_EPH,
	LIMIT_RUN,
	LIMIT_OTHER,
	LIMIT_ALL,
	LIMIT_COUNT
};

struct limiter {
	struct bucket bucket[LIMIT_COUNT];
};

enum limit_class limit_class_of(enum event_kind kind);
bool limit_take(struct limiter *l, enum limit_class class, int64_t now_ms, int64_t *wait_ms);

#endif
