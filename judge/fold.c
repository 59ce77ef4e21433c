/* fold.c - section "Result aggregation" of the problem package format, and our own rule that a
 * scoring submission's verdict is its first that is not AC. */
#include "judge/judging.h"

#include <math.h>

static double least(double a, double b)
{
	return a < b ? a : b;
}

enum verdict judgement_group(const struct judgement *g, const struct group *group, double *score)
{
	enum verdict verdict = VERDICT_NONE;
	double sum = 0, smallest = group->unbounded ? INFINITY : (double)group->max_score;
	size_t seen = 0;
	bool voided = false;
	for (size_t i = 0; i < g->test_count; i++) {
		const struct test_result *t = &g->tests[i];
		if (t->group != group)
			continue;
		seen++;
		voided = voided || t->voided;
		if (verdict == VERDICT_NONE || verdict == VERDICT_AC)
			verdict = t->verdict == VERDICT_NONE && verdict == VERDICT_AC ? VERDICT_NONE
										      : t->verdict;
		double got = t->verdict == VERDICT_AC ? t->score : 0;
		sum += got;
		smallest = least(smallest, got);
	}
	*score = 0;
	if (voided)
		return verdict;
	if (seen && group->aggregation == AGGREGATE_SUM)
		*score = sum;
	else if (seen && group->aggregation == AGGREGATE_MIN)
		*score = smallest;
	else if (verdict == VERDICT_AC)
		*score = (double)group->max_score;
	return verdict;
}

static double fold_score(const struct package *p, const struct judgement *g)
{
	double sum = 0, smallest = p->unbounded ? INFINITY : (double)p->max_score;
	bool all = true;
	for (size_t i = 0; i < p->group_count; i++) {
		const struct group *group = &p->groups[i];
		double score;
		if (group->number == 0)
			continue;
		all = judgement_group(g, group, &score) == VERDICT_AC && all;
		sum += score;
		smallest = least(smallest, score);
	}
	switch (p->secret_aggregation) {
	case AGGREGATE_SUM:
		return sum;
	case AGGREGATE_MIN:
		return smallest;
	case AGGREGATE_PASS_FAIL:
	case AGGREGATE_COUNT:
		break;
	}
	return all ? (double)p->max_score : 0;
}

static bool has_passed(const struct judgement *g, const char *group)
{
	for (size_t i = 0; i < g->test_count; i++) {
		const struct test_result *t = &g->tests[i];
		if (strcmp(t->group->name, group) == 0 && (t->voided || t->verdict != VERDICT_AC))
			return false;
	}
	return true;
}

/* What a group requires is earlier. A group that was left out forbids nothing. */
static void void_tests(struct judgement *g)
{
	bool voided = false;
	for (size_t i = 0; i < g->test_count; i++) {
		const struct group *group = g->tests[i].group;
		if (i == 0 || group != g->tests[i - 1].group) {
			voided = false;
			for (size_t k = 0; k < group->require_pass.count; k++)
				voided = voided || !has_passed(g, group->require_pass.v[k]);
		}
		g->tests[i].voided = voided;
	}
}

void judgement_fold(const struct package *p, struct judgement *g)
{
	g->verdict = VERDICT_AC;
	void_tests(g);
	g->max_score = p->scoring ? (double)p->max_score : 0;
	for (size_t i = 0; i < g->test_count; i++) {
		enum verdict v = g->tests[i].verdict;
		if (v == VERDICT_JE) {
			g->verdict = VERDICT_JE;
			g->score = 0;
			return;
		}
		if (v != VERDICT_AC && v != VERDICT_NONE && g->verdict == VERDICT_AC)
			g->verdict = v;
	}
	g->score = p->scoring ? fold_score(p, g) : 0;
}
