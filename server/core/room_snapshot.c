#include "core/room_inside.h"

/* Decimal digits; n >= 0. Twenty times cheaper than printf, and there are six in each event. */
static void add_number(struct buf *out, const char *before, int64_t n)
{
	char digits[24];
	size_t at = sizeof digits;
	do
		digits[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add_text(out, before);
	buf_add(out, (struct span){digits + at, sizeof digits - at});
}

/* Identifiers and words need no escapes. */
static void add_plain(struct buf *out, const char *before, const char *text)
{
	buf_add_text(out, before);
	buf_add_text(out, text);
	buf_add_char(out, '"');
}

enum err event_wire(const struct event *e, const struct viewer *viewer, int64_t p, bool ended,
		    struct buf *out)
{
	add_number(out, "{\"s\":", e->s);
	add_number(out, ",\"p\":", p);
	add_number(out, ",\"ts\":", e->ts_ms);
	add_plain(out, ",\"k\":\"", event_kind_word(e->kind));
	add_plain(out, ",\"u\":\"", e->user);
	add_number(out, ",\"part\":", e->part);
	if (e->id[0] && strcmp(e->user, viewer->user) == 0)
		add_plain(out, ",\"id\":\"", e->id);
	buf_add_text(out, ",\"b\":");
	buf_add(out, visible_body(e, viewer, ended));
	buf_add_char(out, '}');
	return buf_err(out);
}

static enum err add_string(struct buf *out, const char *before, struct span text)
{
	AUTO_JSON *string = json_stringn_nocheck(text.p, text.len);
	buf_add_text(out, before);
	return string ? json_write(string, out) : ERR_NOMEM;
}

static enum err add_doc(const struct room_doc *d, struct buf *out)
{
	AUTO_BUF text;
	buf_init(&text, 3 * DOC_UNITS_MAX);
	enum err e = doc_text(d->doc, &text);
	add_plain(out, "{\"doc\":\"", d->id);
	add_plain(out, ",\"item\":\"", d->item);
	add_plain(out, ",\"name\":\"", d->name);
	add_plain(out, ",\"lang\":\"", d->lang);
	add_number(out, ",\"v\":", doc_version(d->doc));
	if (!e)
		e = add_string(out, ",\"text\":", buf_span(&text));
	buf_add_char(out, '}');
	return e;
}

static void add_event(const struct room *r, const struct event *e, const struct viewer *viewer,
		      bool *first, struct buf *out)
{
	if (!visible(e, viewer))
		return;
	if (!*first)
		buf_add_char(out, ',');
	*first = false;
	event_wire(e, viewer, room_visible_before(r, viewer, e->s), room_ended(r), out);
}

/* The oldest line of chat that is kept, counted from the first ever. */
static size_t first_line(const struct kept *kept)
{
	size_t window = ROOM_CHAT_IN_SNAPSHOT;
	return kept->chats > window ? kept->chats - window : 0;
}

/* What people and judges can say at length, and often. */
static bool wordy(enum event_kind kind)
{
	return kind == EVENT_CHAT || kind == EVENT_AMEND || kind == EVENT_NOTE ||
	       kind == EVENT_RUN || kind == EVENT_JUDGE;
}

/* The wordy events before this s are left to `history`: a room stays open to newcomers whatever its
 * programs print. */
static int64_t wordy_since(const struct room *r, const struct viewer *viewer)
{
	const struct kept *kept = &r->kept;
	size_t i = kept->n, line = kept->chats, oldest = first_line(kept), bytes = 0;
	while (i > 0 || line > oldest) {
		const struct event *a = i > 0 ? kept->entry[i - 1].event : NULL;
		const struct event *b =
			line > oldest ? kept->chat[(line - 1) % ROOM_CHAT_IN_SNAPSHOT] : NULL;
		bool from_kept = a && (!b || a->s > b->s);
		const struct event *e = from_kept ? a : b;
		i -= from_kept;
		line -= !from_kept;
		if (wordy(e->kind) && visible(e, viewer))
			bytes += e->body.len;
		if (bytes > ROOM_SNAPSHOT_WORDS)
			return e->s + 1;
	}
	return 0;
}

/* The kept events and the chat, both in order of s, as one list. */
static void add_events(const struct room *r, const struct viewer *viewer, struct buf *out)
{
	const struct kept *kept = &r->kept;
	size_t i = 0, line = first_line(kept);
	int64_t since = wordy_since(r, viewer);
	for (bool first = true; i < kept->n || line < kept->chats;) {
		const struct event *a = i < kept->n ? kept->entry[i].event : NULL;
		const struct event *b =
			line < kept->chats ? kept->chat[line % ROOM_CHAT_IN_SNAPSHOT] : NULL;
		bool from_kept = a && (!b || a->s < b->s);
		const struct event *e = from_kept ? a : b;
		if (!wordy(e->kind) || e->s >= since)
			add_event(r, e, viewer, &first, out);
		i += from_kept;
		line += !from_kept;
	}
}

enum err room_snapshot(const struct room *r, const struct viewer *viewer, struct buf *out)
{
	enum err e = ERR_OK;
	buf_add_text(out, "\"docs\":[");
	for (size_t i = 0; !e && i < r->docs; i++) {
		if (i > 0)
			buf_add_char(out, ',');
		e = add_doc(r->doc[i], out);
	}
	buf_add_text(out, "],\"es\":[");
	add_events(r, viewer, out);
	buf_add_char(out, ']');
	return e ? e : buf_err(out);
}
