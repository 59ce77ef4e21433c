/* What a judge may say in a result beyond verdicts and figures. A judge is trusted with verdicts,
 * not with shapes: an optional member that breaks its form is left out, since it would be shown to
 * people and stored. What is not named here is kept as it came; its size is bounded by the event.
 */
#include "app/inside.h"

enum { WORD_MAX = 128, MESSAGE_MAX = 2048, NOTE_MAX = 4096, STACK_MAX = 64, PLACE_MAX = 10000000 };

typedef bool check_fn(const json_t *value);

struct member {
	const char *key;
	check_fn *good;
	bool needed;
};

static bool text_up_to(const json_t *v, size_t max)
{
	return json_is_string(v) && json_string_length(v) <= max;
}

static bool is_word(const json_t *v)
{
	return text_up_to(v, WORD_MAX);
}

static bool is_message(const json_t *v)
{
	return text_up_to(v, MESSAGE_MAX);
}

/* What a validator wrote. */
static bool is_note(const json_t *v)
{
	return text_up_to(v, NOTE_MAX);
}

static bool is_flag(const json_t *v)
{
	return json_is_boolean(v);
}

/* Lines, columns, counts. */
static bool is_place(const json_t *v)
{
	json_int_t n = json_integer_value(v);
	return json_is_integer(v) && n >= 0 && n <= PLACE_MAX;
}

/* Milliseconds, factors. JSON has no infinity. */
static bool is_amount(const json_t *v)
{
	double n = json_number_value(v);
	return json_is_number(v) && n >= 0 && n <= 1e9;
}

static bool is_severity(const json_t *v)
{
	struct span s = {json_string_value(v), json_string_length(v)};
	return json_is_string(v) &&
	       (span_is(s, "error") || span_is(s, "warning") || span_is(s, "note"));
}

static bool is_limit(const json_t *v)
{
	struct span s = {json_string_value(v), json_string_length(v)};
	return json_is_string(v) && (span_is(s, "time") || span_is(s, "memory"));
}

/* Of these members and no others. */
static bool has_form(const json_t *object, const struct member *form)
{
	size_t found = 0;
	if (!json_is_object(object))
		return false;
	for (; form->key; form++) {
		const json_t *v = json_object_get(object, form->key);
		if (v ? !form->good(v) : form->needed)
			return false;
		found += v != NULL;
	}
	return found == json_object_size(object);
}

static bool is_frame(const json_t *v)
{
	static const struct member form[] = {{"function", is_word, true},
					     {"file", is_word, true},
					     {"line", is_place, true},
					     {0}};
	return has_form(v, form);
}

static bool is_stack(const json_t *v)
{
	if (!json_is_array(v) || json_array_size(v) > STACK_MAX)
		return false;
	for (size_t i = 0; i < json_array_size(v); i++)
		if (!is_frame(json_array_get(v, i)))
			return false;
	return true;
}

static bool is_sanitizer(const json_t *v)
{
	static const struct member form[] = {
		{"clean", is_flag, true},	{"kind", is_word, false},
		{"message", is_message, false}, {"file", is_word, false},
		{"line", is_place, false},	{"column", is_place, false},
		{"stack", is_stack, false},	{0},
	};
	return has_form(v, form);
}

static bool is_crash(const json_t *v)
{
	static const struct member form[] = {{"signal", is_place, true},
					     {"name", is_word, true},
					     {"file", is_word, false},
					     {"line", is_place, false},
					     {0}};
	return has_form(v, form);
}

static bool is_timing(const json_t *v)
{
	static const struct member form[] = {
		{"test", is_word, true},
		{"sample", is_flag, false},
		{"group", is_place, false},
		{"ordinal", is_place, false},
		{"cpu_ms", is_amount, true},
		{"spread_ms", is_amount, false},
		{"repeats", is_place, false},
		{"limit_ms", is_amount, false},
		{0},
	};
	return has_form(v, form);
}

static bool is_diagnostic(const json_t *v)
{
	static const struct member form[] = {
		{"file", is_word, true},	 {"line", is_place, true},
		{"column", is_place, true},	 {"end_column", is_place, false},
		{"severity", is_severity, true}, {"message", is_message, true},
		{"option", is_word, false},	 {0},
	};
	return has_form(v, form);
}

/* Optional members of a result, a test, an `exec`: one table, since their names mean the same. */
static void clean(json_t *object)
{
	static const struct member optional[] = {
		{"timing", is_timing, false},	  {"limits_scaled", is_amount, false},
		{"spread_ms", is_amount, false},  {"repeats", is_place, false},
		{"near_limit", is_limit, false},  {"sanitizer", is_sanitizer, false},
		{"crash", is_crash, false},	  {"judge_message", is_note, false},
		{"team_message", is_note, false}, {0},
	};
	for (const struct member *m = optional; m->key; m++) {
		const json_t *v = json_object_get(object, m->key);
		if (v && !m->good(v))
			json_object_del(object, m->key);
	}
}

void result_clean_test(json_t *test)
{
	if (!json_is_object(test))
		return;
	clean(test);
	if (json_is_true(json_object_get(test, "sample")))
		return;
	/* Run again with the hidden input, it would say what that input makes of the program; and a
	 * validator has read the answer. */
	json_object_del(test, "sanitizer");
	json_object_del(test, "judge_message");
	json_object_del(test, "team_message");
}

static void clean_compile(json_t *result)
{
	json_t *compile = json_object_get(result, "compile");
	json_t *all = json_object_get(compile, "diagnostics");
	if (compile && !json_is_object(compile))
		json_object_del(result, "compile");
	if (!all)
		return;
	if (!json_is_array(all)) {
		json_object_del(compile, "diagnostics");
		return;
	}
	for (size_t i = json_array_size(all); i-- > 0;)
		if (i >= 4 * DIAGNOSTICS_SHOWN || !is_diagnostic(json_array_get(all, i)))
			json_array_remove(all, i);
}

void result_clean(json_t *result)
{
	size_t i, k;
	json_t *group, *test;
	clean(result);
	clean_compile(result);
	json_array_foreach(json_object_get(result, "groups"), i, group)
		json_array_foreach(json_object_get(group, "tests"), k, test)
			result_clean_test(test);
}

json_t *result_diagnostics(const json_t *compile, struct span file, bool others,
			   bool (*listed)(const void *arg, struct span file), const void *arg)
{
	size_t i;
	json_t *one;
	json_t *out = json_array();
	json_array_foreach(json_object_get(compile, "diagnostics"), i, one)
	{
		struct span name = json_text_or(one, "file", SPAN(""));
		bool here = span_eq(name, file) || (others && !listed(arg, name));
		if (out && here && is_diagnostic(one) && json_array_size(out) < DIAGNOSTICS_SHOWN)
			json_array_append(out, one);
	}
	return out;
}
