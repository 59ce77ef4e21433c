#include "core/limit.h"

#include <assert.h>

/* A token costs per_ms of credit and a millisecond earns `rate`: no fractions are lost. */
bool bucket_take(struct bucket *b, const struct bucket_rule *rule, int64_t now_ms, int64_t *wait_ms)
{
	assert(rule->rate > 0 && rule->per_ms > 0 && rule->burst > 0);
	int64_t full = rule->burst * rule->per_ms;
	if (!b->started)
		*b = (struct bucket){.level = full, .at_ms = now_ms, .started = true};
	if (now_ms > b->at_ms) {
		int64_t past = now_ms - b->at_ms;
		/* Compared as times, so that a long absence does not overflow. */
		bool filled = past >= (full - b->level) / rule->rate + 1;
		b->level = filled ? full : b->level + past * rule->rate;
		if (b->level > full)
			b->level = full;
		b->at_ms = now_ms;
	}
	if (b->level < rule->per_ms) {
		*wait_ms = (rule->per_ms - b->level + rule->rate - 1) / rule->rate;
		return false;
	}
	b->level -= rule->per_ms;
	*wait_ms = 0;
	return true;
}

enum limit_class limit_class_of(enum event_kind kind)
{
	if (kind == EVENT_CHAT)
		return LIMIT_CHAT;
	if (kind == EVENT_EDIT)
		return LIMIT_EDIT;
	return kind == EVENT_RUN ? LIMIT_RUN : LIMIT_OTHER;
}

bool limit_take(struct limiter *l, enum limit_class class, int64_t now_ms, int64_t *wait_ms)
{
	static const struct bucket_rule rules[LIMIT_COUNT] = {
		[LIMIT_CHAT] = {10, 1000, 20},	[LIMIT_EDIT] = {30, 1000, 60},
		[LIMIT_EPH] = {20, 1000, 40},	[LIMIT_RUN] = {6, 60000, 6},
		[LIMIT_OTHER] = {20, 1000, 40}, [LIMIT_ALL] = {200, 1000, 1000},
	};
	assert((unsigned)class < LIMIT_COUNT);
	return bucket_take(&l->bucket[class], &rules[class], now_ms, wait_ms);
}
