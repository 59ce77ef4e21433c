#include "core/visibility.h"

#include "base/json.h"

static bool interviewed(const struct event *e, const struct viewer *viewer)
{
	return role_in_part(viewer->role, e->part) == ROLE_INTERVIEWER;
}

bool visible(const struct event *e, const struct viewer *viewer)
{
	/* An author always sees the own event: an acknowledgement without it would be a riddle. */
	bool own = e->user[0] && strcmp(e->user, viewer->user) == 0;
	switch (e->audience) {
	case AUDIENCE_ALL:
		return true;
	case AUDIENCE_INTERVIEWERS:
		return own || viewer->role == ROLE_LEARNER || interviewed(e, viewer);
	case AUDIENCE_OWN:
		return own;
	case AUDIENCE_COUNT:
		break;
	}
	return false;
}

struct span visible_body(const struct event *e, const struct viewer *viewer, bool ended)
{
	if (ended || !e->body_hidden.p || interviewed(e, viewer))
		return e->body;
	return e->body_hidden;
}

/* How a figure of a hidden test is shown: its four highest bits, rounded up, since a program can
 * speak through its time and memory of what it reads, and nobody needs more to see how fast it was.
 */
static json_t *coarse(const json_t *value, json_int_t step)
{
	double n = json_number_value(value);
	if (!json_is_number(value) || n < 0 || n > 1e12)
		return NULL;
	while (step * 16 <= (json_int_t)n)
		step *= 2;
	json_int_t steps = (json_int_t)(n / (double)step);
	return json_integer((steps + ((double)steps * (double)step < n)) * step);
}

static json_t *coarse_ms(const json_t *value)
{
	return coarse(value, 1);
}

static json_t *coarse_kib(const json_t *value)
{
	return coarse(value, 64);
}

/* An object where a plain value is expected could carry anything. */
static json_t *plain(const json_t *value)
{
	bool nested = json_is_object(value) || json_is_array(value);
	return nested ? NULL : json_deep_copy(value);
}

static json_t *all_of_it(const json_t *value)
{
	return json_deep_copy(value);
}

struct shown {
	const char *key;
	json_t *(*how)(const json_t *value); /* NULL: not to be shown after all */
};

/* Makes the object of what is listed and of nothing else. */
static void keep_shown(json_t *object, const struct shown *list)
{
	const char *key;
	json_t *value;
	void *next;
	json_object_foreach_safe(object, next, key, value)
	{
		const struct shown *s = list;
		while (s->key && strcmp(s->key, key) != 0)
			s++;
		json_t *to_show = s->key ? s->how(value) : NULL;
		if (!to_show || json_object_set_new(object, key, to_show) < 0)
			json_object_del(object, key);
	}
}

/* False: not an object, so nothing of it may be shown. */
static bool redact_test(json_t *test)
{
	static const struct shown shown[] = {{"group", plain},
					     {"ordinal", plain},
					     {"sample", plain},
					     {"verdict", plain},
					     {"cpu_ms", coarse_ms},
					     {"memory_kib", coarse_kib},
					     {0}};
	if (!json_is_object(test))
		return false;
	if (json_is_true(json_object_get(test, "sample")))
		json_object_del(test, "judge_message"); /* it names what an interviewer asks for */
	else
		keep_shown(test, shown);
	return true;
}

static void redact_tests(json_t *object)
{
	json_t *tests = json_object_get(object, "tests");
	if (!tests)
		return;
	bool good = json_is_array(tests);
	for (size_t i = 0; good && i < json_array_size(tests); i++)
		good = redact_test(json_array_get(tests, i));
	if (!good)
		json_object_del(object, "tests");
}

/* The slowest test, which has figures but no name. */
static void redact_timing(json_t *result)
{
	static const struct shown shown[] = {{"group", plain},	  {"ordinal", plain},
					     {"sample", plain},	  {"cpu_ms", coarse_ms},
					     {"limit_ms", plain}, {0}};
	json_t *timing = json_object_get(result, "timing");
	if (!timing || json_is_true(json_object_get(timing, "sample")))
		return;
	if (json_is_object(timing))
		keep_shown(timing, shown);
	else
		json_object_del(result, "timing");
}

/* False: not an object. */
static bool redact_group(json_t *group)
{
	static const struct shown shown[] = {{"name", plain},	   {"verdict", plain},
					     {"score", plain},	   {"max_score", plain},
					     {"tests", all_of_it}, {0}};
	if (!json_is_object(group))
		return false;
	redact_tests(group);
	keep_shown(group, shown);
	return true;
}

static void redact_groups(json_t *result, json_t *groups)
{
	bool good = json_is_array(groups);
	for (size_t i = 0; good && i < json_array_size(groups); i++)
		good = redact_group(json_array_get(groups, i));
	if (!good)
		json_object_del(result, "groups");
}

/* Not shown of a judgement: what its hidden tests took together, and what the judge could not do
 * with them. */
static void redact_result(json_t *result)
{
	static const struct shown shown[] = {{"verdict", plain},       {"score", plain},
					     {"max_score", plain},     {"tier", plain},
					     {"groups", all_of_it},    {"timing", all_of_it},
					     {"compile", all_of_it},   {"tests", all_of_it},
					     {"limits_scaled", plain}, {0}};
	json_t *groups = json_object_get(result, "groups");
	redact_tests(result);
	redact_timing(result);
	if (!groups)
		return; /* of a run on one's own input */
	redact_groups(result, groups);
	keep_shown(result, shown);
}

enum err visibility_redact(struct span body, struct span *out)
{
	AUTO_JSON *root = NULL;
	json_t *test, *result;
	enum err e = json_read(body, &root);
	if (e)
		return e;
	if (!json_is_object(root))
		return ERR_INVAL;
	if ((test = json_object_get(root, "test")) && !redact_test(test))
		json_object_del(root, "test");
	if ((result = json_object_get(root, "result")) && !json_is_object(result))
		json_object_del(root, "result");
	else if (result)
		redact_result(result);
	AUTO_BUF text;
	buf_init(&text, EVENT_BODY_MAX);
	if ((e = json_write(root, &text)))
		return e;
	size_t len = text.len;
	*out = (struct span){buf_take(&text), len};
	return out->p ? ERR_OK : ERR_NOMEM;
}
