#include <stdlib.h>

#include "base/auto.h"
#include "core/change.h"
#include "core/room_inside.h"

struct room_doc *doc_find(const struct room *r, struct span id)
{
	for (size_t i = 0; i < r->docs; i++)
		if (span_is(id, r->doc[i]->id))
			return r->doc[i];
	return NULL;
}

void room_doc_free(struct room_doc *d)
{
	if (d)
		doc_free(d->doc);
	free(d);
}

enum err room_doc_new(struct span id, struct span item, struct span name, struct span lang,
		      struct span text, struct room_doc **out)
{
	AUTO_FREE struct room_doc *d = calloc(1, sizeof *d);
	if (!d)
		return ERR_NOMEM;
	put_text(d->id, sizeof d->id, id);
	put_text(d->item, sizeof d->item, item);
	put_text(d->name, sizeof d->name, name);
	put_text(d->lang, sizeof d->lang, lang);
	enum err e = doc_new(text, &d->doc);
	if (!e)
		*out = TAKE(d);
	return e;
}

static enum err decode(struct step *st)
{
	const json_t *us = json_object_get(st->body, "us");
	for (size_t i = 0; i < json_array_size(us); i++) {
		const json_t *c = json_object_get(json_array_get(us, i), "c");
		enum err e = change_decode(c, &st->change[st->nchange]);
		/* A change set that cannot be is the client's bug, not a form of ours. */
		if (e)
			return e == ERR_INVAL ? ERR_RANGE : e;
		st->nchange++;
	}
	return ERR_OK;
}

/* The body that says what was done: mapped changes, at the version they were applied at. */
static enum err rewrite(struct step *st, size_t sent)
{
	const json_t *us = json_object_get(st->body, "us");
	AUTO_JSON *mapped = json_array();
	for (size_t i = 0; i < st->nchange; i++) {
		const json_t *u = json_array_get(us, sent - st->nchange + i);
		AUTO_JSON *c = NULL;
		enum err e = change_encode(st->change[i], &c);
		if (e)
			return e;
		AUTO_JSON *one = json_pack("{s:O,s:O}", "c", c, "dt", json_object_get(u, "dt"));
		if (!mapped || !one || json_array_append(mapped, one))
			return ERR_NOMEM;
	}
	st->rewritten = json_pack("{s:O,s:I,s:O,s:O}", "doc", json_object_get(st->body, "doc"), "v",
				  (json_int_t)doc_version(st->target->doc), "cl",
				  json_object_get(st->body, "cl"), "us", mapped);
	return st->rewritten ? ERR_OK : ERR_NOMEM;
}

static enum err rebase(struct step *st, int64_t from, struct span cl)
{
	struct change *mapped[ROOM_UPDATES_MAX];
	size_t kept, sent = st->nchange;
	enum err e = doc_rebase(st->target->doc, from, cl, st->change, sent, mapped, &kept);
	if (e)
		return e;
	while (st->nchange > 0)
		change_free(st->change[--st->nchange]);
	for (; st->nchange < kept; st->nchange++)
		st->change[st->nchange] = mapped[st->nchange];
	if (kept == 0) {
		st->already = st->target->last_s; /* all of it is in the document */
		return ERR_OK;
	}
	return rewrite(st, sent);
}

enum err edit_check(struct room *r, struct step *st)
{
	int64_t v = json_integer_value(json_object_get(st->body, "v"));
	const json_t *wants = json_object_get(st->body, "rebase");
	struct span cl = text_of(st->body, "cl");
	st->target = doc_find(r, text_of(st->body, "doc"));
	if (!st->target)
		return ERR_NOENT;
	int64_t version = doc_version(st->target->doc);
	if (v > version)
		return ERR_RANGE;
	enum err e = decode(st);
	if (!e && v < version)
		e = json_is_true(wants) ? rebase(st, v, cl) : ERR_STALE;
	else if (!e && wants)
		e = rewrite(st, st->nchange); /* the wish is no part of the record */
	if (e == ERR_STALE)
		st->head = version;
	return e;
}

enum err edit_take(struct room *r, struct step *st)
{
	(void)r;
	enum err e = doc_apply(st->target->doc, st->change, st->nchange, text_of(st->body, "cl"));
	if (!e)
		st->target->last_s = st->s;
	return e;
}

enum err room_document(const struct room *r, struct span doc, struct buf *text, int64_t *version,
		       struct span *item)
{
	const struct room_doc *d = doc_find(r, doc);
	if (!d)
		return ERR_NOENT;
	*version = doc_version(d->doc);
	*item = span_of(d->item);
	return doc_text(d->doc, text);
}

bool room_document_at(const struct room *r, size_t i, struct room_document *out)
{
	if (i >= r->docs)
		return false;
	const struct room_doc *d = r->doc[i];
	*out = (struct room_document){.doc = span_of(d->id),
				      .item = span_of(d->item),
				      .name = span_of(d->name),
				      .version = doc_version(d->doc)};
	return true;
}
