/* What waits to be written to one connection: small messages, oldest first. Events are not here: a
 * connection reads them from the room by its cursor, so a slow reader costs no memory. */
#include <stdio.h>
#include <stdlib.h>

#include "app/inside.h"

void outbox_init(struct outbox *o)
{
	*o = (struct outbox){0};
	o->end = &o->first;
}

static void drop_first(struct outbox *o)
{
	struct out_text *t = o->first;
	o->first = t->next;
	if (!o->first)
		o->end = &o->first;
	o->n--;
	free(t->text);
	free(t);
}

void outbox_release(struct outbox *o)
{
	while (o->first)
		drop_first(o);
}

static struct out_text *find(struct outbox *o, const char *key)
{
	struct out_text *t = *key ? o->first : NULL;
	while (t && strcmp(t->key, key) != 0)
		t = t->next;
	return t;
}

enum err outbox_add(struct outbox *o, const char *key, char *text, size_t len)
{
	struct out_text *t = find(o, key);
	if (t) {
		free(t->text);
		t->text = text;
		t->len = len;
		return ERR_OK;
	}
	t = o->n < OUTBOX_MAX ? calloc(1, sizeof *t) : NULL;
	if (!t) {
		free(text);
		return ERR_BUSY;
	}
	snprintf(t->key, sizeof t->key, "%s", key);
	t->text = text;
	t->len = len;
	*o->end = t;
	o->end = &t->next;
	o->n++;
	return ERR_OK;
}

void outbox_take(struct outbox *o, struct buf *out)
{
	buf_add(out, (struct span){o->first->text, o->first->len});
	drop_first(o);
}
