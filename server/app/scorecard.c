/* From the log's ticks, scores and verdicts to the scorecard of docs/PROTOCOL.md. The rules are
 * core/rubric's; this gathers what they need and writes down what they say. */
#include <stdlib.h>

#include "app/inside.h"
#include "core/rubric.h"

enum {
	ITEMS_MAX = 64,
	POINTS_MAX = 8,
	FOLLOWUPS_MAX = 8,
	FOLLOWUP_POINTS_MAX = 5,
	FLAGS_MAX = 6,
	EVENTS_MAX = 65536
};

struct ticked {
	enum tick tick;
	int64_t s;
};

struct scored {
	int64_t level;		/* 0: none */
	json_t *reason, *cites; /* borrowed from `held` */
};

struct item_card {
	struct span id;
	struct span title;
	const struct catalog_item *item; /* NULL: no longer in the bank */
	struct ticked points[POINTS_MAX];
	struct ticked follow[FOLLOWUPS_MAX][FOLLOWUP_POINTS_MAX];
	bool flags[FLAGS_MAX];
	int deepest_hint;
	double percent; /* -1: nothing submitted */
	struct scored scored[AXIS_COUNT];
};

struct card {
	const struct catalog *catalog;
	struct item_card items[ITEMS_MAX];
	size_t n;
	json_t *held; /* every body read, so that spans stay */
	struct {
		char run[ID_SIZE];
		struct item_card *item;
	} submits[256];
	size_t nsubmits;
	json_t *comment;
	enum err err;
};

/* ---- gathering ---- */

static struct item_card *item_of(struct card *c, const json_t *b)
{
	struct span id = json_text_or(b, "item", SPAN(""));
	for (size_t i = 0; i < c->n; i++)
		if (span_eq(c->items[i].id, id))
			return &c->items[i];
	if (!id.len || c->n == ITEMS_MAX)
		return NULL;
	const struct catalog_item *item = catalog_find(c->catalog, id);
	struct item_card *it = &c->items[c->n++];
	*it = (struct item_card){
		.id = id,
		.title = json_text_or(b, "title", item ? item->title : id),
		.item = item,
		.percent = -1,
	};
	return it;
}

static const json_t *rubric_of(const struct item_card *it, const char *key)
{
	return it->item ? json_object_get(catalog_rubric(it->item), key) : NULL;
}

static size_t index_of(const json_t *array, struct span id)
{
	size_t i = 0;
	while (i < json_array_size(array) &&
	       !span_eq(json_text_or(json_array_get(array, i), "id", SPAN("")), id))
		i++;
	return i;
}

static void take_tick(struct card *c, struct item_card *it, const json_t *b, int64_t s)
{
	struct span followup = json_text_or(b, "followup", SPAN(""));
	struct span point = json_text_or(b, "point", SPAN(""));
	struct ticked t = {.s = s};
	(void)c;
	if (tick_of(json_text_or(b, "state", SPAN("")), &t.tick))
		return;
	if (!followup.len) {
		size_t i = index_of(rubric_of(it, "key_points"), point);
		if (i < POINTS_MAX)
			it->points[i] = t;
		return;
	}
	const json_t *followups = rubric_of(it, "followups");
	size_t f = index_of(followups, followup);
	size_t i = index_of(json_object_get(json_array_get(followups, f), "key_points"), point);
	if (f < FOLLOWUPS_MAX && i < FOLLOWUP_POINTS_MAX)
		it->follow[f][i] = t;
}

static void take_flag(struct card *c, struct item_card *it, const json_t *b, int64_t s)
{
	size_t i = index_of(rubric_of(it, "red_flags"), json_text_or(b, "flag", SPAN("")));
	(void)c, (void)s;
	if (i < FLAGS_MAX)
		it->flags[i] = json_is_true(json_object_get(b, "on"));
}

static void take_hint(struct card *c, struct item_card *it, const json_t *b, int64_t s)
{
	int n = (int)json_int_or(b, "n", 0);
	(void)c, (void)s;
	if (n > it->deepest_hint && n <= CATALOG_HINTS)
		it->deepest_hint = n;
}

static void take_score(struct card *c, struct item_card *it, const json_t *b, int64_t s)
{
	enum axis axis;
	(void)c, (void)s;
	if (axis_of(json_text_or(b, "axis", SPAN("")), &axis))
		return;
	it->scored[axis] = (struct scored){
		.level = json_int_or(b, "level", 0),
		.reason = json_object_get(b, "reason"),
		.cites = json_object_get(b, "cites"),
	};
}

static void take_run(struct card *c, struct item_card *it, const json_t *b, int64_t s)
{
	struct span run = json_text_or(b, "run", SPAN(""));
	(void)s;
	if (!span_is(json_text_or(b, "what", SPAN("")), "submit") || run.len >= ID_SIZE ||
	    c->nsubmits == 256)
		return;
	memcpy(c->submits[c->nsubmits].run, run.p, run.len);
	c->submits[c->nsubmits++].item = it;
}

static void take_verdict(struct card *c, const json_t *b)
{
	struct span run = json_text_or(b, "run", SPAN(""));
	const json_t *result = json_object_get(b, "result");
	double max = json_number_value(json_object_get(result, "max_score"));
	double score = json_number_value(json_object_get(result, "score"));
	for (size_t i = 0; i < c->nsubmits; i++) {
		if (!span_is(run, c->submits[i].run))
			continue;
		/* A judge's own failure is no verdict on the program. */
		if (span_is(json_text_or(result, "verdict", SPAN("JE")), "JE"))
			return;
		double percent = max > 0 ? 100 * score / max : 0;
		if (percent > c->submits[i].item->percent)
			c->submits[i].item->percent = percent;
	}
}

static void (*const takers[EVENT_COUNT])(struct card *, struct item_card *, const json_t *,
					 int64_t) = {
	[EVENT_TICK] = take_tick,   [EVENT_FLAG] = take_flag, [EVENT_HINT] = take_hint,
	[EVENT_SCORE] = take_score, [EVENT_RUN] = take_run,
};

static void take_event(struct card *c, const struct event *e)
{
	json_t *b = NULL;
	c->err = json_read(e->body, &b);
	if (!c->err && json_array_append_new(c->held, b) < 0)
		c->err = ERR_NOMEM;
	if (c->err)
		return;
	/* Made by what is first said of it: it can have been revealed in another part. */
	struct item_card *it = item_of(c, b);
	if (e->kind == EVENT_COMMENT)
		c->comment = json_object_get(b, "text");
	else if (e->kind == EVENT_JUDGE)
		take_verdict(c, b);
	else if (it && takers[e->kind])
		takers[e->kind](c, it, b, e->s);
}

static void card_free(struct card *c)
{
	if (!c)
		return;
	json_decref(c->held);
	free(c);
}

static bool rates(const struct viewer *viewer, const struct event *e)
{
	return viewer->role == ROLE_LEARNER ||
	       role_in_part(viewer->role, e->part) == ROLE_INTERVIEWER;
}

static enum err gather(const struct app *a, const struct room *room, const struct viewer *viewer,
		       struct card **out)
{
	size_t n = room_scoring_events(room, NULL, 0);
	struct card *c = calloc(1, sizeof *c);
	AUTO_FREE struct event **events = calloc(n ? n : 1, sizeof(struct event *));
	if (!c || !events || n > EVENTS_MAX || !(c->held = json_array())) {
		card_free(c);
		return n > EVENTS_MAX ? ERR_TOOBIG : ERR_NOMEM;
	}
	c->catalog = a->catalog;
	n = room_scoring_events(room, events, n);
	for (size_t i = 0; i < n && !c->err; i++)
		if (rates(viewer, events[i]))
			take_event(c, events[i]);
	enum err e = c->err;
	if (e)
		card_free(c);
	else
		*out = c;
	return e;
}

/* ---- proposing ---- */

static bool is_package(const struct item_card *it)
{
	return it->item && it->item->kind == CATALOG_PACKAGE;
}

static bool has_axis(const struct item_card *it, enum axis axis)
{
	switch (axis) {
	case AXIS_CORRECTNESS:
		return it->item && it->item->kind == CATALOG_QUESTION;
	case AXIS_PROBLEM_SOLVING:
	case AXIS_IMPLEMENTATION:
	case AXIS_TESTING:
		return is_package(it);
	case AXIS_DEPTH:
	case AXIS_COMMUNICATION:
		return it->item && it->item->kind != CATALOG_CARD;
	case AXIS_COUNT:
		break;
	}
	return false;
}

static void propose_from_points(const struct item_card *it, enum axis axis,
				struct rubric_level *out)
{
	const json_t *points = rubric_of(it, "key_points"), *followups = rubric_of(it, "followups");
	const json_t *red = rubric_of(it, "red_flags");
	struct rubric_point p[POINTS_MAX];
	struct rubric_followup f[FOLLOWUPS_MAX];
	enum tick ticks[FOLLOWUPS_MAX][FOLLOWUP_POINTS_MAX];
	int caps[FLAGS_MAX];
	struct rubric_input in = {.points = p, .followups = f, .caps = caps};
	for (size_t i = 0; i < json_array_size(points) && i < POINTS_MAX; i++) {
		const json_t *point = json_array_get(points, i);
		if (is_package(it) &&
		    !span_is(json_text_or(point, "axis", SPAN("")), axis_word(axis)))
			continue;
		p[in.npoints++] = (struct rubric_point){
			.weight = (int)json_int_or(point, "weight", 1),
			.must = json_is_true(json_object_get(point, "must")),
			.tick = it->points[i].tick,
		};
	}
	/* Hints, red flags and the follow-ups concern problem solving alone, in a package. */
	bool whole = axis != AXIS_TESTING;
	for (size_t i = 0; whole && i < json_array_size(followups) && i < FOLLOWUPS_MAX; i++) {
		const json_t *one = json_array_get(followups, i);
		size_t n = json_array_size(json_object_get(one, "key_points"));
		n = n < FOLLOWUP_POINTS_MAX ? n : FOLLOWUP_POINTS_MAX;
		for (size_t k = 0; k < n; k++)
			ticks[i][k] = it->follow[i][k].tick;
		f[in.nfollowups++] = (struct rubric_followup){
			.all = span_is(json_text_or(one, "when", SPAN("")), "all"),
			.depth = (int)json_int_or(one, "depth", 1),
			.n = n,
			.ticks = ticks[i],
		};
	}
	for (size_t i = 0; whole && i < json_array_size(red) && i < FLAGS_MAX; i++)
		if (it->flags[i])
			caps[in.ncaps++] = (int)json_int_or(json_array_get(red, i), "cap", 2);
	in.deepest_hint = whole ? it->deepest_hint : 0;
	rubric_propose(&in, out);
}

static void propose(const struct item_card *it, enum axis axis, struct rubric_level *out)
{
	*out = (struct rubric_level){0};
	if (axis == AXIS_IMPLEMENTATION)
		rubric_implementation(it->percent, out);
	else if (axis == AXIS_CORRECTNESS || axis == AXIS_PROBLEM_SOLVING || axis == AXIS_TESTING)
		propose_from_points(it, axis, out);
}

enum err scorecard_proposal(const struct app *a, const struct room *room,
			    const struct viewer *viewer, struct span item, struct span axis_name,
			    int *level)
{
	struct card *c;
	enum axis axis;
	struct rubric_level proposed = {0};
	enum err e = axis_of(axis_name, &axis);
	if (!e)
		e = gather(a, room, viewer, &c);
	if (e)
		return e;
	e = ERR_NOENT;
	for (size_t i = 0; i < c->n; i++) {
		if (!span_eq(c->items[i].id, item) || !has_axis(&c->items[i], axis))
			continue;
		propose(&c->items[i], axis, &proposed);
		e = ERR_OK;
	}
	card_free(c);
	if (!e)
		*level = proposed.level;
	return e;
}

/* ---- writing ---- */

static json_t *level_or_null(int64_t level)
{
	return level ? json_integer(level) : json_null();
}

static json_t *or_null(json_t *value)
{
	return value ? json_incref(value) : json_null();
}

static json_t *axis_json(const struct item_card *it, enum axis axis, const struct rubric_level *p)
{
	const struct scored *sc = &it->scored[axis];
	char text[32] = "";
	size_t cites = json_array_size(sc->cites);
	if (p->not_probed)
		memcpy(text, "3 (4 not probed)", sizeof "3 (4 not probed)");
	else if (p->level)
		text[0] = (char)('0' + p->level);
	/* A proposal stands on its ticks; a level that the rater chose instead stands on what it
	 * cites. */
	bool supported = cites > 0 || (p->level && (!sc->level || sc->level == p->level));
	return json_pack("{s:s, s:o, s:s, s:s, s:o, s:o, s:o, s:b}", "axis", axis_word(axis),
			 "proposed", level_or_null(p->level), "proposed_text", text, "why", p->why,
			 "level", level_or_null(sc->level), "reason", or_null(sc->reason), "cites",
			 sc->cites ? json_incref(sc->cites) : json_array(), "supported", supported);
}

static void add_point(json_t *list, const json_t *point, const struct ticked *t,
		      const json_t *followup)
{
	json_t *one =
		json_pack("{s:O, s:O, s:b, s:I, s:s, s:I}", "id", json_object_get(point, "id"),
			  "text", json_object_get(point, "text"), "must",
			  json_is_true(json_object_get(point, "must")), "weight",
			  (json_int_t)json_int_or(point, "weight", 1), "state", tick_word(t->tick),
			  "s", (json_int_t)t->s);
	if (one && json_object_get(point, "axis"))
		json_object_set(one, "axis", json_object_get(point, "axis"));
	if (one && followup)
		json_object_set(one, "followup", json_object_get(followup, "id"));
	json_array_append_new(list, one);
}

static json_t *points_json(const struct item_card *it)
{
	json_t *list = json_array();
	const json_t *points = rubric_of(it, "key_points"), *followups = rubric_of(it, "followups");
	for (size_t i = 0; i < json_array_size(points) && i < POINTS_MAX; i++)
		add_point(list, json_array_get(points, i), &it->points[i], NULL);
	for (size_t f = 0; f < json_array_size(followups) && f < FOLLOWUPS_MAX; f++) {
		const json_t *one = json_array_get(followups, f);
		const json_t *of = json_object_get(one, "key_points");
		for (size_t i = 0; i < json_array_size(of) && i < FOLLOWUP_POINTS_MAX; i++)
			if (it->follow[f][i].tick != TICK_NOT_ASKED)
				add_point(list, json_array_get(of, i), &it->follow[f][i], one);
	}
	return list;
}

static json_t *flags_json(const struct item_card *it)
{
	json_t *list = json_array();
	const json_t *red = rubric_of(it, "red_flags");
	for (size_t i = 0; i < json_array_size(red) && i < FLAGS_MAX; i++)
		if (it->flags[i])
			json_array_append(list, json_array_get(red, i));
	return list;
}

struct axis_sum {
	struct rubric_answer answers[ITEMS_MAX];
	size_t n;
};

static json_t *question_json(const struct item_card *it, struct axis_sum *sums)
{
	json_t *axes = json_array();
	int minutes = it->item ? it->item->minutes : 0;
	struct span type = it->item ? it->item->type : SPAN("gone");
	for (enum axis axis = 0; axis < AXIS_COUNT; axis++) {
		struct rubric_level p;
		if (!has_axis(it, axis))
			continue;
		propose(it, axis, &p);
		json_array_append_new(axes, axis_json(it, axis, &p));
		int64_t level = it->scored[axis].level ? it->scored[axis].level : p.level;
		if (level)
			sums[axis].answers[sums[axis].n++] = (struct rubric_answer){
				.level = (int)level, .minutes = minutes ? minutes : 1};
	}
	return json_pack("{s:s%, s:s%, s:s%, s:i, s:o, s:o, s:o, s:i}", "item", it->id.p,
			 it->id.len, "title", it->title.p, it->title.len, "type", type.p, type.len,
			 "minutes", minutes, "axes", axes, "points", points_json(it), "flags",
			 flags_json(it), "hints", it->deepest_hint);
}

static json_t *overall_json(const struct rubric_axis *axes)
{
	double mean;
	int band = rubric_band(axes, AXIS_COUNT, &mean);
	return band ? json_pack("{s:i, s:f}", "band", band, "mean", mean) : json_null();
}

static json_t *axes_json(const struct axis_sum *sums, struct rubric_axis *axes)
{
	json_t *list = json_array();
	for (enum axis axis = 0; axis < AXIS_COUNT; axis++) {
		rubric_axis(sums[axis].answers, sums[axis].n, &axes[axis]);
		const struct rubric_axis *x = &axes[axis];
		json_t *one = json_pack("{s:s, s:I, s:b}", "axis", axis_word(axis), "n",
					(json_int_t)x->n, "enough", x->enough);
		if (one && x->n) {
			json_object_set_new(one, "mean", json_real(x->mean));
			json_object_set_new(one, "spread", json_real(x->spread));
		}
		if (one && !x->enough)
			json_object_set_new(one, "note", json_string("insufficient evidence"));
		json_array_append_new(list, one);
	}
	return list;
}

enum err scorecard_build(const struct app *a, const struct room *room, const struct viewer *viewer,
			 json_t **out)
{
	struct card *c;
	struct rubric_axis axes[AXIS_COUNT];
	AUTO_FREE struct axis_sum *sums = calloc(AXIS_COUNT, sizeof *sums);
	enum err e = sums ? gather(a, room, viewer, &c) : ERR_NOMEM;
	if (e)
		return e;
	json_t *questions = json_array();
	for (size_t i = 0; i < c->n; i++)
		json_array_append_new(questions, question_json(&c->items[i], sums));
	json_t *list = axes_json(sums, axes);
	json_t *card = json_pack("{s:o, s:o, s:o, s:o, s:b}", "overall", overall_json(axes), "axes",
				 list, "questions", questions, "comment", or_null(c->comment),
				 "released", room_released(room));
	card_free(c);
	if (!card)
		return ERR_NOMEM;
	*out = card;
	return ERR_OK;
}
