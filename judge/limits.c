/* limits.c - the key `limits` of problem.yaml, in both versions. */
#include <math.h>

#include "judge/keys.h"

enum {
	TIME_MAX_S = 600,
	MEMORY_MAX_MIB = 16384,
	OUTPUT_MAX_MIB = 256,
	PASSES_MAX = 100,
	MARGIN_MAX = 1000000
};

bool limits_seconds(struct loading *l, const struct tree *t, double *out)
{
	double seconds;
	if (!tree_number(l->f, t, &seconds))
		return false;
	bool fine = seconds <= TIME_MAX_S && seconds >= 0.01;
	if (seconds <= 0)
		key_wrong(l, t, "must be more than 0");
	else if (!fine)
		key_wrong(l, t, "must be from 0.01 to 600 seconds");
	else
		*out = seconds;
	return fine;
}

static void read_time_limit(struct loading *l, const struct tree *t)
{
	double seconds = 0;
	if (limits_seconds(l, t, &seconds))
		l->p->limits.time_ms = llround(seconds * 1000);
}

static void read_margin(struct loading *l, const struct tree *t, double *out)
{
	double value;
	if (!tree_number(l->f, t, &value))
		return;
	if (value < 1 || value > MARGIN_MAX)
		key_wrong(l, t, "must be from 1 to 1000000");
	else
		*out = value;
}

static void read_multipliers(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"ac_to_time_limit", "time_limit_to_tle", NULL};
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	tree_each(m, t) read_margin(l, m,
				    span_is(m->key, keys[0]) ? &l->p->limits.ac_to_limit
							     : &l->p->limits.limit_to_tle);
}

/* The whole numbers that both versions have. False: the key is none of them. */
static bool read_whole(struct loading *l, const struct tree *key)
{
	struct limits *limits = &l->p->limits;
	const struct {
		const char *key;
		int64_t max;
		int64_t *value;
	} whole[] = {
		{"memory", MEMORY_MAX_MIB, &limits->memory_mib},
		{"output", OUTPUT_MAX_MIB, &limits->output_mib},
		{"code", 4096, &limits->code_kib},
		{"compilation_time", TIME_MAX_S, &limits->compile_s},
		{"compilation_memory", MEMORY_MAX_MIB, &limits->compile_mib},
		{"validation_time", TIME_MAX_S, &limits->validate_s},
		{"validation_memory", MEMORY_MAX_MIB, &limits->validate_mib},
		{"validation_output", OUTPUT_MAX_MIB, &limits->validate_out_mib},
	};
	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
		if (span_is(key->key, whole[i].key)) {
			tree_int(l->f, key, 1, whole[i].max, whole[i].value);
			return true;
		}
	return false;
}

static void unknown(struct loading *l, const struct tree *key)
{
	fault(l->f, key->file, key->key_line, "unknown key '%.*s'", SPAN_ARG(key->key));
}

void key_limits(struct loading *l, const struct tree *t)
{
	if (!tree_is(l->f, t, TREE_MAP))
		return;
	tree_each(key, t)
	{
		if (read_whole(l, key))
			continue;
		if (span_is(key->key, "time_limit"))
			read_time_limit(l, key);
		else if (span_is(key->key, "time_resolution"))
			limits_seconds(l, key, &l->p->limits.resolution_s);
		else if (span_is(key->key, "time_multipliers"))
			read_multipliers(l, key);
		else if (span_is(key->key, "validation_passes"))
			tree_int(l->f, key, 2, PASSES_MAX, &l->p->limits.passes);
		else
			unknown(l, key);
	}
}

void key_legacy_limits(struct loading *l, const struct tree *t)
{
	if (!tree_is(l->f, t, TREE_MAP))
		return;
	tree_each(key, t)
	{
		if (read_whole(l, key))
			continue;
		if (span_is(key->key, "time_multiplier"))
			read_margin(l, key, &l->p->limits.ac_to_limit);
		else if (span_is(key->key, "time_safety_margin"))
			read_margin(l, key, &l->p->limits.limit_to_tle);
		else if (span_is(key->key, "time_limit")) /* not in the text, common in the wild */
			read_time_limit(l, key);
		else
			unknown(l, key);
	}
}

void limits_default(struct loading *l)
{
	l->p->limits = (struct limits){
		.memory_mib = 2048,
		.output_mib = 16,
		.code_kib = 256,
		.compile_s = 60,
		.compile_mib = 2048,
		.validate_s = 60,
		.validate_mib = 2048,
		.validate_out_mib = 8,
		.passes = 1,
		.ac_to_limit = l->p->legacy ? 5.0 : 2.0,
		.limit_to_tle = l->p->legacy ? 2.0 : 1.5,
		.resolution_s = 1.0,
	};
}
