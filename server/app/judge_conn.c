/* One judge's connection: what it may say, and what becomes of it. */
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/log.h"

enum err app_judge_open(struct app *a, void *peer, struct app_judge **out)
{
	struct app_judge *j = calloc(1, sizeof *j);
	if (!j)
		return ERR_NOMEM;
	j->app = a;
	j->peer = peer;
	j->refs = 1;
	j->next = a->judges->first;
	a->judges->first = j;
	*out = j;
	return ERR_OK;
}

void app_judge_closed(struct app_judge *j)
{
	struct app *a = j->app;
	struct app_judge **at = &a->judges->first;
	struct job *job;
	j->peer = NULL;
	while (*at != j)
		at = &(*at)->next;
	*at = j->next;
	if (j->greeted)
		log_info("judge_gone", LOG_TEXT("name", j->name));
	/* When the server stops, its next start gives them out again. */
	while (!a->draining && (job = jobs_held(a->jobs, j)))
		judging_take_back(a, job);
	ahead_judge_gone(a, j);
	judge_unref(j);
	judging_dispatch(a);
	standing_tell_all(a);
}

static void refuse(struct app_judge *j, const char *why)
{
	judge_send(j, json_pack("{s:s, s:s}", "t", "refused", "why", why));
	j->app->edge->judge_close(j->peer);
}

static void on_hello(struct app_judge *j, const json_t *m)
{
	struct span name = json_text_or(m, "name", SPAN("")),
		    tier = json_text_or(m, "tier", SPAN(""));
	json_t *packages;
	if (json_int_or(m, "v", 0) != 1) {
		refuse(j, "this server speaks version 1 of the job protocol");
		return;
	}
	if (j->greeted || name.len == 0 || name.len >= sizeof j->name || tier.len != 1 ||
	    tier.p[0] < 'A' || tier.p[0] > 'C' || json_get_int(m, "slots", 1, 64, &j->slots) ||
	    json_get_object(m, "packages", &packages)) {
		refuse(j, "malformed hello");
		return;
	}
	memcpy(j->name, name.p, name.len);
	j->tier[0] = tier.p[0];
	j->packages = json_incref(packages);
	j->greeted = true;
	judge_send(j, json_pack("{s:s, s:i}", "t", "hello", "v", 1));
	log_info("judge_ready", LOG_TEXT("name", j->name), LOG_TEXT("tier", j->tier),
		 LOG_INT("slots", j->slots));
	judging_dispatch(j->app);
	standing_tell_all(j->app);
}

/* Adds what the catalogue knows of the test that the member names: its group and ordinal, and
 * whether it may be shown. False: it knows no such test. */
static bool label(const struct catalog_item *item, json_t *object, const char *member,
		  struct catalog_label *out)
{
	struct span name = json_text_or(object, member, SPAN(""));
	bool known = item && !catalog_test_label(item, name, out);
	bool sample = span_starts(name, "sample/") || (known && out->group == 0);
	json_object_set_new(object, "sample", json_boolean(sample));
	if (!known)
		return false;
	json_object_set_new(object, "group", json_integer(out->group));
	json_object_set_new(object, "ordinal", json_integer(out->ordinal));
	return true;
}

static void label_test(const struct catalog_item *item, json_t *test)
{
	struct catalog_label of;
	if (label(item, test, "name", &of) && of.description.len)
		json_object_set_new(test, "description",
				    json_stringn(of.description.p, of.description.len));
}

/* The slowest test is named like the others. */
static void label_timing(const struct catalog_item *item, json_t *result)
{
	json_t *timing;
	struct catalog_label of;
	if (!json_get_object(result, "timing", &timing))
		label(item, timing, "test", &of);
}

static void label_result(const struct catalog_item *item, json_t *result)
{
	size_t i, k;
	json_t *group, *test;
	json_array_foreach(json_object_get(result, "groups"), i, group)
		json_array_foreach(json_object_get(group, "tests"), k, test) label_test(item, test);
	label_timing(item, result);
	result_clean(result);
}

static struct job *job_named(struct app_judge *j, const json_t *m)
{
	char id[ID_SIZE];
	struct span text;
	int64_t attempt;
	if (json_get_text(m, "job", &text) || text.len != ID_SIZE - 1 ||
	    json_get_int(m, "attempt", 1, INT32_MAX, &attempt))
		return NULL;
	memcpy(id, text.p, text.len);
	id[text.len] = 0;
	return jobs_of(j->app->jobs, id, attempt, j);
}

/* Only `done` ends a run, together with its job. */
static bool is_progress(const json_t *b)
{
	static const char *const keys[] = {"state", "done", "total", "test", "message", NULL};
	struct span state = json_text_or(b, "state", SPAN(""));
	return json_only(b, keys) && (span_is(state, "compiling") || span_is(state, "running"));
}

static void on_progress(struct app_judge *j, const json_t *m)
{
	struct job *job = job_named(j, m);
	json_t *b, *test;
	if (!job || json_get_object(m, "b", &b) || !is_progress(b))
		return;
	if (!json_get_object(b, "test", &test)) {
		label_test(catalog_find(j->app->catalog, job->row.item), test);
		result_clean_test(test);
	}
	judging_say(j->app, job, json_incref(b), PROGRESS);
}

static void on_done(struct app_judge *j, const json_t *m)
{
	struct job *job = job_named(j, m);
	json_t *result;
	if (json_int_or(m, "attempt", -1) == 0) {
		ahead_done(j->app, j, m);
		return;
	}
	if (!job || json_get_object(m, "result", &result))
		return;
	label_result(catalog_find(j->app->catalog, job->row.item), result);
	judging_end(j->app, job, json_pack("{s:s, s:O}", "state", "done", "result", result), FINAL);
	judging_dispatch(j->app);
}

static void renew_done(struct app_call *call)
{
	if (call->call.err)
		log_warn("lease_not_renewed", LOG_TEXT("error", err_str(call->call.err)));
	free(call->call.arg);
}

static void renew(struct app_judge *j, struct job *job)
{
	struct lease *l = calloc(1, sizeof *l);
	if (!l)
		return;
	job->held_until_ms = clock_monotonic_ms() + JOBS_LEASE_MS;
	l->call.call.arg = l;
	memcpy(l->call.call.u.job_lease.id, job->row.id, sizeof job->row.id);
	l->call.call.u.job_lease.attempt = job->row.attempt;
	l->call.call.u.job_lease.lease_until_ms = clock_wall_ms() + JOBS_LEASE_MS;
	app_store(j->app, &l->call, STORE_JOB_LEASE, renew_done);
}

static void on_beat(struct app_judge *j, const json_t *m)
{
	(void)m;
	for (struct job *job = jobs_first(j->app->jobs); job; job = job->next)
		if (job->judge == j && job->state == JOB_LEASED)
			renew(j, job);
}

static const struct {
	const char *word;
	void (*handle)(struct app_judge *j, const json_t *m);
	bool greeted;
} judge_messages[] = {
	{"hello", on_hello, false},
	{"progress", on_progress, true},
	{"done", on_done, true},
	{"beat", on_beat, true},
};

void app_judge_message(struct app_judge *j, struct span json)
{
	AUTO_JSON *m = NULL;
	struct span t;
	if (json_read(json, &m) || json_get_text(m, "t", &t)) {
		refuse(j, "a frame that is no message");
		return;
	}
	for (size_t i = 0; i < sizeof judge_messages / sizeof judge_messages[0]; i++) {
		if (!span_is(t, judge_messages[i].word))
			continue;
		if (judge_messages[i].greeted == j->greeted)
			judge_messages[i].handle(j, m);
		else
			refuse(j, "not allowed now");
		return;
	}
	refuse(j, "an unknown kind of message");
}
