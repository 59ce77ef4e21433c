/* Looking for questions by what is in them: everybody in titles and prompts, interviewers of a room
 * also in the guides. */
#include "app/inside.h"

enum { FIND_TEXT_MAX = 1 << 20 };

static void add_text(struct buf *out, const json_t *from, const char *key)
{
	struct span text = json_text_or(from, key, SPAN(""));
	buf_add(out, text);
	buf_add_char(out, ' ');
}

static void add_each(struct buf *out, const json_t *list, const char *key)
{
	size_t i;
	json_t *one;
	json_array_foreach(list, i, one)
	{
		if (json_is_string(one))
			buf_add(out,
				(struct span){json_string_value(one), json_string_length(one)});
		else
			add_text(out, one, key);
		buf_add_char(out, ' ');
	}
}

static enum err add_item(struct search *s, const struct catalog_item *item)
{
	const json_t *open = item->kind == CATALOG_PACKAGE ? json_object_get(item->whole, "public")
							   : item->whole;
	const json_t *rubric = catalog_rubric(item);
	AUTO_BUF all, closed;
	buf_init(&all, FIND_TEXT_MAX);
	buf_init(&closed, FIND_TEXT_MAX);
	static const char *const shown[] = {"prompt", "body", "brief", "statement"};
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
		add_text(&all, open, shown[i]);
	buf_add(&all, item->section_title);
	add_each(&closed, json_object_get(item->whole, "tags"), "");
	add_text(&closed, item->whole, "answer");
	add_text(&closed, json_object_get(item->whole, "interviewer"), "solution");
	add_each(&closed, json_object_get(rubric, "key_points"), "text");
	add_each(&closed, json_object_get(rubric, "followups"), "prompt");
	enum err e = buf_err(&all) ? buf_err(&all) : buf_err(&closed);
	return e ? e : search_add(s, item->id, item->title, buf_span(&all), buf_span(&closed));
}

enum err find_new(const struct catalog *c, struct search **out)
{
	struct search *s = NULL;
	enum err e = search_new(&s);
	for (size_t i = 0; !e && i < catalog_count(c); i++)
		e = add_item(s, catalog_at(c, i));
	if (e)
		search_free(s);
	else
		*out = s;
	return e;
}

static json_t *found(struct http *h, bool closed)
{
	json_t *items = NULL;
	enum err e = search_find(h->app->search, span_of(h->words), closed, &items);
	return e ? NULL : json_pack("{s:o}", "items", items);
}

void api_search(struct http *h)
{
	http_json(h, 200, found(h, false));
}

static void room_ready(void *arg, struct entry *entry, enum err e)
{
	struct http *h = arg;
	const struct room_member *m = e ? NULL : room_member(entry->room, h->user);
	if (!m)
		http_err(h, e ? e : ERR_NOENT);
	else if (role_in_part(m->role, room_part(entry->room)) != ROLE_INTERVIEWER)
		http_err(h, ERR_FORBIDDEN);
	else
		http_json(h, 200, found(h, true));
}

void api_room_search(struct http *h)
{
	http_with_room(h, room_ready);
}
