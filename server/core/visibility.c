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

/* Removes what is not listed; false: not an object, so nothing of it may be shown. */
static bool redact_test(json_t *test)
{
	static const char *const shown[] = {"group",  "ordinal", "sample",     "verdict",
					    "cpu_ms", "wall_ms", "memory_kib", "exit_code",
					    "signal", NULL};
	const char *key;
	json_t *value;
	void *next;
	if (!json_is_object(test))
		return false;
	if (json_is_true(json_object_get(test, "sample")))
		return true;
	json_object_foreach_safe(test, next, key, value)
	{
		const char *const *word = shown;
		while (*word && strcmp(*word, key) != 0)
			word++;
		/* A listed key must hold a plain value: an object could carry anything. */
		if (!*word || json_is_object(value) || json_is_array(value))
			json_object_del(test, key);
	}
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

static void redact_result(json_t *result)
{
	json_t *groups = json_object_get(result, "groups");
	redact_tests(result);
	if (!groups)
		return;
	bool good = json_is_array(groups);
	for (size_t i = 0; good && i < json_array_size(groups); i++) {
		json_t *group = json_array_get(groups, i);
		good = json_is_object(group);
		redact_tests(group);
	}
	if (!good)
		json_object_del(result, "groups");
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
