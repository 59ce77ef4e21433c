/* show.h - what a person at a terminal reads of a run: verdict, time with its spread, what came
 * near a limit, and the story of a failure with its line of source. Colours only on a terminal, and
 * not where NO_COLOR is set (no-color.org). */
#ifndef JUDGE_SHOW_H
#define JUDGE_SHOW_H

#include <stdio.h>

#include "judge/judging.h"

struct show {
	FILE *out;
	bool colour;
	const struct source *sources; /* quoted from; borrowed */
	size_t count;
};

void show_init(struct show *s, FILE *out, const struct source *sources, size_t count);

/* The diagnostics of `compile`, a line each. */
void show_compile(const struct show *s, const json_t *compile);

/* A line for each test that was run, with the story of those that failed, and one for all. */
void show_judgement(const struct show *s, const struct judgement *g, const struct package *p,
		    const char *tier);

/* The end of an exec, from its report, without its output. */
void show_exec(const struct show *s, const json_t *report);

#endif
