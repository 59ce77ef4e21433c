#include "judge/expect.h"

#include "judge/glob.h"

static unsigned bit_of(enum verdict v)
{
	switch (verdict_of_format(v)) {
	case VERDICT_AC:
		return EXPECT_AC;
	case VERDICT_WA:
		return EXPECT_WA;
	case VERDICT_TLE:
		return EXPECT_TLE;
	case VERDICT_RTE:
		return EXPECT_RTE;
	case VERDICT_NONE:
	case VERDICT_MLE:
	case VERDICT_OLE:
	case VERDICT_CE:
	case VERDICT_SV:
	case VERDICT_JE:
	case VERDICT_OK:
	case VERDICT_COUNT:
		break;
	}
	return 0;
}

static void add_verdicts(struct buf *out, unsigned set)
{
	static const char *const words[] = {"AC", "WA", "TLE", "RTE"};
	bool first = true;
	for (unsigned i = 0; i < 4; i++) {
		if (!(set & (1U << i)))
			continue;
		buf_addf(out, "%s%s", first ? "" : " or ", words[i]);
		first = false;
	}
}

static void add_place(struct buf *out, const struct expectations *x, const struct expectation *rule)
{
	if (rule->line)
		buf_addf(out, " (%s:%d)\n", x->file, rule->line);
	else
		buf_addf(out, " (the default of %s/)\n", rule->glob);
}

struct comparing {
	const struct package *p;
	const struct expectations *x;
	const struct judgement *g;
	struct buf *out;
};

static void compare_permitted(const struct comparing *c, const struct expectation *rule,
			      const char *tests)
{
	for (size_t i = 0; i < c->g->test_count; i++) {
		const struct test_result *t = &c->g->tests[i];
		if ((tests && !glob_match(tests, t->test->name)) ||
		    (bit_of(t->verdict) & rule->permitted))
			continue;
		buf_addf(c->out, "%s: %s, expected ", t->test->name, verdict_word(t->verdict));
		add_verdicts(c->out, rule->permitted);
		add_place(c->out, c->x, rule);
	}
}

static void compare_required(const struct comparing *c, const struct expectation *rule,
			     const char *tests)
{
	for (size_t i = 0; i < c->g->test_count; i++) {
		const struct test_result *t = &c->g->tests[i];
		if ((!tests || glob_match(tests, t->test->name)) &&
		    (bit_of(t->verdict) & rule->required))
			return;
	}
	buf_addf(c->out, "%s: no test is ", tests ? tests : "all");
	add_verdicts(c->out, rule->required);
	add_place(c->out, c->x, rule);
}

static void compare_score(const struct comparing *c, const struct expectation *rule,
			  const char *tests)
{
	double score = c->g->score;
	const struct group *group = tests ? package_group(c->p, tests) : NULL;
	if (group)
		judgement_group(c->g, group, &score);
	if (score >= rule->score_lo - 1e-9 && score <= rule->score_hi + 1e-9)
		return;
	buf_addf(c->out, "%s: score %g, expected %g", tests ? tests : "all", score, rule->score_lo);
	if (rule->score_hi > rule->score_lo)
		buf_addf(c->out, " to %g", rule->score_hi);
	add_place(c->out, c->x, rule);
}

static bool says(const struct test_result *t, const char *message)
{
	struct span said = span_of(t->why);
	if (t->messages.judge)
		said = (struct span){json_string_value(t->messages.judge),
				     json_string_length(t->messages.judge)};
	return memmem(said.p, said.len, message, strlen(message)) != NULL;
}

static void compare_message(const struct comparing *c, const struct expectation *rule,
			    const char *tests)
{
	for (size_t i = 0; i < c->g->test_count; i++) {
		const struct test_result *t = &c->g->tests[i];
		if ((!tests || glob_match(tests, t->test->name)) && says(t, rule->message))
			return;
	}
	buf_addf(c->out, "%s: no judge message holds '%s'", tests ? tests : "all", rule->message);
	add_place(c->out, c->x, rule);
}

static void compare_rule(const struct comparing *c, const struct expectation *rule,
			 const char *tests)
{
	if (rule->permitted)
		compare_permitted(c, rule, tests);
	if (rule->required)
		compare_required(c, rule, tests);
	if (rule->has_score)
		compare_score(c, rule, tests);
	if (rule->message)
		compare_message(c, rule, tests);
}

void expect_compare(const struct package *p, const struct expectations *x, const struct example *e,
		    const struct judgement *g, struct buf *differences)
{
	const struct comparing c = {p, x, g, differences};
	if (!g->compiled.ok) {
		buf_add_text(differences, "does not compile\n");
		return;
	}
	for (size_t i = 0; i < x->rule_count; i++) {
		const struct expectation *rule = &x->rules[i];
		if (!glob_match(rule->glob, e->path))
			continue;
		compare_rule(&c, rule, NULL);
		for (size_t k = 0; k < rule->part_count; k++)
			compare_rule(&c, &rule->parts[k], rule->parts[k].glob);
	}
}

void expect_say(const struct expectations *x, const struct example *e, struct buf *out)
{
	unsigned wanted = EXPECT_ANY;
	const struct expectation *score = NULL;
	for (size_t i = 0; i < x->rule_count; i++) {
		const struct expectation *rule = &x->rules[i];
		unsigned asked = rule->required ? rule->required : rule->permitted;
		if (!glob_match(rule->glob, e->path))
			continue;
		wanted &= asked ? asked : EXPECT_ANY;
		score = rule->has_score ? rule : score;
	}
	if (wanted == EXPECT_ANY)
		buf_add_text(out, "any");
	else
		add_verdicts(out, wanted);
	if (score)
		buf_addf(out, ", %g", score->score_lo);
	if (score && score->score_hi > score->score_lo)
		buf_addf(out, " to %g", score->score_hi);
}

static void list_rule(const struct expectation *rule, const char *tests, struct buf *out)
{
	buf_addf(out, "%s %u %u %d %g %g %d %s\n", tests ? tests : "", rule->permitted,
		 rule->required, rule->has_score, rule->score_lo, rule->score_hi, rule->time_use,
		 rule->message ? rule->message : "");
}

void expect_list(const struct expectations *x, const struct example *e, struct buf *out)
{
	for (size_t i = 0; i < x->rule_count; i++) {
		const struct expectation *rule = &x->rules[i];
		if (!glob_match(rule->glob, e->path))
			continue;
		list_rule(rule, NULL, out);
		for (size_t k = 0; k < rule->part_count; k++)
			list_rule(&rule->parts[k], rule->parts[k].glob, out);
	}
	buf_addf(out, "%s %d\n", e->path, e->program.language);
}

/* ---- the time limit ---- */

static bool is_lower(const struct expectation *rule)
{
	return rule->time_use == TIME_LOWER || (rule->time_use == TIME_BY_RULE && rule->permitted &&
						!(rule->permitted & EXPECT_TLE));
}

static void rule_time(const struct judgement *g, const struct expectation *rule, const char *tests,
		      int64_t *lower_us, bool *upper)
{
	bool lower = is_lower(rule);
	*upper = *upper || rule->time_use == TIME_UPPER ||
		 (rule->time_use == TIME_BY_RULE && rule->required == EXPECT_TLE);
	for (size_t i = 0; lower && i < g->test_count; i++) {
		const struct test_result *t = &g->tests[i];
		if ((!tests || glob_match(tests, t->test->name)) && t->cpu_us > *lower_us)
			*lower_us = t->cpu_us;
	}
}

void expect_time(const struct expectations *x, const struct example *e, const struct judgement *g,
		 int64_t *lower_us, bool *upper)
{
	*lower_us = 0;
	*upper = false;
	for (size_t i = 0; i < x->rule_count; i++) {
		const struct expectation *rule = &x->rules[i];
		if (!glob_match(rule->glob, e->path))
			continue;
		rule_time(g, rule, NULL, lower_us, upper);
		for (size_t k = 0; k < rule->part_count; k++)
			rule_time(g, &rule->parts[k], rule->parts[k].glob, lower_us, upper);
	}
}

bool expect_bounds_below(const struct expectations *x, const struct example *e)
{
	for (size_t i = 0; i < x->rule_count; i++) {
		const struct expectation *rule = &x->rules[i];
		if (!glob_match(rule->glob, e->path))
			continue;
		bool lower = is_lower(rule);
		for (size_t k = 0; k < rule->part_count; k++)
			lower = lower || is_lower(&rule->parts[k]);
		if (lower)
			return true;
	}
	return false;
}

bool expect_accepted(const struct expectations *x, const struct example *e)
{
	for (size_t i = 0; i < x->rule_count; i++)
		if (x->rules[i].permitted == EXPECT_AC && glob_match(x->rules[i].glob, e->path))
			return true;
	return false;
}
