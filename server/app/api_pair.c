/* Finding a partner, by HTTP: the queue is core/pair's, the room is made when both have accepted.
 */
#include <stdio.h>
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"

static json_t *want_json(const struct pair_want *want)
{
	return json_pack("{s:s, s:s, s:s}", "role", pair_role_word(want->role), "section",
			 want->section, "level", want->level);
}

static void answer_state(struct http *h)
{
	struct pair_view v;
	pair_look(h->app->pair, h->user, clock_monotonic_ms(), &v);
	json_t *answer = json_pack("{s:s, s:I, s:i}", "state", pair_state_word(v.state), "waited_s",
				   (json_int_t)(v.waited_ms / 1000), "ahead", v.ahead);
	if (answer && v.state != PAIR_NONE)
		json_object_set_new(answer, "want", want_json(&v.want));
	if (answer && v.state >= PAIR_OFFERED) {
		json_object_set_new(answer, "partner", json_pack("{s:s}", "name", v.partner));
		json_object_set_new(answer, "role", json_string(role_word(v.role)));
		json_object_set_new(answer, "why", json_string(v.why));
	}
	if (answer && v.state == PAIR_MATCHED && v.room[0])
		json_object_set_new(answer, "room", json_string(v.room));
	http_json(h, 200, answer);
}

/* NULL: the bank has none of that id. */
static const json_t *section_of(const struct app *a, struct span id)
{
	const json_t *sections = catalog_sections(a->catalog);
	for (size_t i = 0; i < json_array_size(sections); i++)
		if (span_eq(json_text_or(json_array_get(sections, i), "id", SPAN("")), id))
			return json_array_get(sections, i);
	return NULL;
}

static bool is_level(struct span word)
{
	static const char *const words[] = {"any", "easy", "medium", "hard"};
	bool found = false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		found = found || span_is(word, words[i]);
	return found;
}

static enum err want_read(const struct http *h, struct pair_want *want)
{
	struct span role, section, level;
	if (json_get_text(h->body, "role", &role) || pair_role_of(role, &want->role) ||
	    json_get_text(h->body, "section", &section) || section.len >= sizeof want->section ||
	    !(span_is(section, "any") || section_of(h->app, section)) ||
	    json_get_text(h->body, "level", &level) || !is_level(level))
		return ERR_INVAL;
	memcpy(want->section, section.p, section.len);
	memcpy(want->level, level.p, level.len);
	memcpy(want->user, h->user, sizeof want->user);
	memcpy(want->name, h->name, sizeof want->name);
	return ERR_OK;
}

static void pair_queue(struct http *h)
{
	struct pair_want want = {0};
	enum err e = want_read(h, &want);
	if (!e)
		e = pair_join(h->app->pair, &want, clock_monotonic_ms());
	if (e)
		http_err(h, e);
	else
		answer_state(h);
}

static void pair_guest(struct http *h)
{
	http_with_guest(h, pair_queue);
}

void api_pair_join(struct http *h)
{
	http_start_key(h, pair_guest);
}

void api_pair_look(struct http *h)
{
	answer_state(h);
}

static void room_made(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	if (e) {
		/* Nothing was made: both are asked anew. */
		pair_unmatched(h->app->pair, h->user, clock_monotonic_ms());
		http_err(h, e);
		return;
	}
	pair_matched(h->app->pair, h->user, entry->id, clock_monotonic_ms());
	answer_state(h);
}

static json_t *pair_create(const struct app *a, const struct pair_view *v)
{
	struct span id = span_of(v->want.section);
	struct span section = json_text_or(section_of(a, id), "title", id);
	bool any = span_is(id, "any");
	char title[4 * TITLE_UNITS_MAX + 1];
	snprintf(title, sizeof title, "Mock interview%s%.*s", any ? "" : ": ",
		 any ? 0 : (int)section.len, section.p);
	return json_pack("{s:s, s:s, s:[{s:s, s:i}, {s:s, s:i}, {s:s, s:i}, {s:s, s:i}]}", "kind",
			 "live", "title", title, "phases", "name", "Intro", "minutes", 5, "name",
			 "Theory", "minutes", 20, "name", "Coding", "minutes", 25, "name", "Yours",
			 "minutes", 5);
}

void api_pair_accept(struct http *h)
{
	struct app *a = h->app;
	struct pair_view v;
	bool both = false;
	enum err e = pair_accept(a->pair, h->user, clock_monotonic_ms(), &both);
	if (e == ERR_STATE) {
		http_error(h, 409, "not_now", "this offer is over; you are still in the queue");
		return;
	}
	if (e || !both) {
		e ? http_err(h, e) : answer_state(h);
		return;
	}
	pair_look(a->pair, h->user, clock_monotonic_ms(), &v);
	enum role other = v.role == ROLE_INTERVIEWER ? ROLE_CANDIDATE : ROLE_INTERVIEWER;
	struct room_member_new two[2] = {{h->user, h->name, v.role},
					 {v.partner_user, v.partner, other}};
	if (v.role != ROLE_INTERVIEWER) { /* the interviewer makes the room */
		struct room_member_new first = two[1];
		two[1] = two[0];
		two[0] = first;
	}
	entry_make(a, pair_create(a, &v), two, 2, room_made, h);
}

void api_pair_decline(struct http *h)
{
	enum err e = pair_decline(h->app->pair, h->user, clock_monotonic_ms());
	if (e)
		http_err(h, e);
	else
		answer_state(h);
}

void api_pair_leave(struct http *h)
{
	pair_leave(h->app->pair, h->user, clock_monotonic_ms());
	answer_state(h);
}
