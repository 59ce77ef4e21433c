#include "core/rubric.h"

#include <assert.h>
#include <stdio.h>

static const char *const tick_words[TICK_COUNT] = {
	[TICK_NOT_ASKED] = "none",
	[TICK_UNPROMPTED] = "unprompted",
	[TICK_PROMPTED] = "prompted",
	[TICK_MISSED] = "missed",
};

static const char *const axis_words[AXIS_COUNT] = {
	[AXIS_CORRECTNESS] = "correctness",
	[AXIS_PROBLEM_SOLVING] = "problem-solving",
	[AXIS_IMPLEMENTATION] = "implementation",
	[AXIS_TESTING] = "testing",
	[AXIS_DEPTH] = "depth",
	[AXIS_COMMUNICATION] = "communication",
};

enum err tick_of(struct span word, enum tick *out)
{
	for (int i = 0; i < TICK_COUNT; i++) {
		if (span_is(word, tick_words[i])) {
			*out = (enum tick)i;
			return ERR_OK;
		}
	}
	return ERR_NOENT;
}

const char *tick_word(enum tick t)
{
	assert((unsigned)t < TICK_COUNT);
	return tick_words[t];
}

enum err axis_of(struct span word, enum axis *out)
{
	for (int i = 0; i < AXIS_COUNT; i++) {
		if (span_is(word, axis_words[i])) {
			*out = (enum axis)i;
			return ERR_OK;
		}
	}
	return ERR_NOENT;
}

const char *axis_word(enum axis a)
{
	assert((unsigned)a < AXIS_COUNT);
	return axis_words[a];
}

static bool got(enum tick t)
{
	return t == TICK_UNPROMPTED || t == TICK_PROMPTED;
}

/* What the points add up to; those not asked are in none of the sums. */
struct tally {
	int musts, musts_got, musts_open;
	int asked, got, unprompted; /* weights */
};

static struct tally tally_of(const struct rubric_input *in)
{
	struct tally t = {0};
	for (size_t i = 0; i < in->npoints; i++) {
		const struct rubric_point *p = &in->points[i];
		t.musts += p->must;
		t.musts_got += p->must && got(p->tick);
		t.musts_open += p->must && p->tick == TICK_NOT_ASKED;
		t.asked += p->tick == TICK_NOT_ASKED ? 0 : p->weight;
		t.got += got(p->tick) ? p->weight : 0;
		t.unprompted += p->tick == TICK_UNPROMPTED ? p->weight : 0;
	}
	return t;
}

enum probe { PROBE_NONE_THERE, PROBE_NOT_ASKED, PROBE_INCOMPLETE, PROBE_COMPLETE };

/* The follow-up that a 4 needs: the best of those that count. */
static enum probe probe_of(const struct rubric_input *in)
{
	enum probe best = PROBE_NONE_THERE;
	for (size_t i = 0; i < in->nfollowups; i++) {
		const struct rubric_followup *f = &in->followups[i];
		size_t asked = 0, answered = 0;
		if (!f->all || f->depth < 2)
			continue;
		for (size_t j = 0; j < f->n; j++) {
			asked += f->ticks[j] != TICK_NOT_ASKED;
			answered += got(f->ticks[j]);
		}
		enum probe this = PROBE_NOT_ASKED;
		if (asked > 0)
			this = answered == f->n ? PROBE_COMPLETE : PROBE_INCOMPLETE;
		if (this > best)
			best = this;
	}
	return best;
}

static void say(struct rubric_level *out, int level, const char *why)
{
	out->level = level;
	snprintf(out->why, sizeof out->why, "%s", why);
}

static void say_percent(struct rubric_level *out, int level, const char *what, int part, int whole)
{
	out->level = level;
	snprintf(out->why, sizeof out->why, "%s: %d%% of the weight", what, 100 * part / whole);
}

/* All must-points are there, and 60%: a 3 or a 4. */
static void propose_high(const struct rubric_input *in, const struct tally *t,
			 struct rubric_level *out)
{
	enum probe probe = probe_of(in);
	if (100 * t->unprompted < 85 * t->asked)
		say_percent(out, 3, "all must-points; unprompted", t->unprompted, t->asked);
	else if (in->deepest_hint > 0)
		say(out, 3, "all must-points, but with a hint");
	else if (probe == PROBE_INCOMPLETE)
		say(out, 3, "all must-points, but the follow-up of depth 2 or 3 was not complete");
	else if (probe == PROBE_NOT_ASKED)
		say(out, 3, "all must-points unprompted; no follow-up of depth 2 or 3 was asked");
	else
		say(out, 4, "all must-points, 85% of the weight unprompted, no hint");
	out->not_probed = out->level == 3 && probe == PROBE_NOT_ASKED && in->deepest_hint == 0 &&
			  100 * t->unprompted >= 85 * t->asked;
}

static void cap(struct rubric_level *out, int most, const char *why)
{
	if (out->level <= most)
		return;
	out->level = most;
	out->not_probed = false;
	snprintf(out->why, sizeof out->why, "capped at %d by %s", most, why);
}

static void apply_caps(const struct rubric_input *in, struct rubric_level *out)
{
	static const int by_hint[] = {4, 3, 3, 2};
	assert(in->deepest_hint >= 0 && in->deepest_hint <= 3);
	cap(out, by_hint[in->deepest_hint], "the deepest hint");
	for (size_t i = 0; i < in->ncaps; i++) {
		/* A cap of 3 or less ends the question whether a 4 was possible. */
		out->not_probed = out->not_probed && in->caps[i] > 3;
		cap(out, in->caps[i], "a red flag left uncorrected");
	}
}

void rubric_propose(const struct rubric_input *in, struct rubric_level *out)
{
	struct tally t = tally_of(in);
	*out = (struct rubric_level){0};
	if (t.musts_open > 0) {
		say(out, 0, "a must-point has not been asked");
		return;
	}
	if (t.asked == 0) {
		say(out, 0, "nothing has been asked");
		return;
	}
	if (t.musts > 0 ? t.musts_got == 0 : t.got == 0)
		say(out, 1, t.musts > 0 ? "no must-point" : "no point");
	else if (t.musts_got < t.musts)
		say(out, 2, "a must-point is missing");
	else if (100 * t.got < 60 * t.asked)
		say_percent(out, 2, "all must-points, but", t.got, t.asked);
	else
		propose_high(in, &t, out);
	apply_caps(in, out);
}

void rubric_implementation(double percent, struct rubric_level *out)
{
	*out = (struct rubric_level){0};
	if (!(percent >= 0)) {
		say(out, 0, "nothing was submitted");
		return;
	}
	out->level = percent < 25 ? 1 : percent < 60 ? 2 : percent < 100 ? 3 : 4;
	snprintf(out->why, sizeof out->why, "the best submission has %.0f%% of the points",
		 percent < 100 && percent > 99 ? 99.0 : percent);
}

void rubric_axis(const struct rubric_answer *answers, size_t n, struct rubric_axis *out)
{
	double sum = 0, minutes = 0;
	int low = 4, high = 1;
	for (size_t i = 0; i < n; i++) {
		double weight = answers[i].minutes > 0 ? answers[i].minutes : 1;
		sum += weight * answers[i].level;
		minutes += weight;
		low = answers[i].level < low ? answers[i].level : low;
		high = answers[i].level > high ? answers[i].level : high;
	}
	*out = (struct rubric_axis){.enough = n >= 2, .n = n};
	if (n > 0) {
		out->mean = sum / minutes;
		out->spread = high - low;
	}
}

int rubric_band(const struct rubric_axis *axes, size_t n, double *mean)
{
	double sum = 0;
	int counted = 0;
	bool weak = false;
	for (size_t i = 0; i < n; i++) {
		if (!axes[i].enough)
			continue;
		sum += axes[i].mean;
		weak = weak || axes[i].mean < 2;
		counted++;
	}
	*mean = counted > 0 ? sum / counted : 0;
	if (counted == 0)
		return 0;
	int band = *mean < 1.75 ? 1 : *mean < 2.5 ? 2 : *mean < 3.25 ? 3 : 4;
	return band == 4 && weak ? 3 : band;
}
