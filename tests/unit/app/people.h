/* people.h - a world with a small catalogue, and two people who meet in it. */
#ifndef TESTS_APP_PEOPLE_H
#define TESTS_APP_PEOPLE_H

#include "unit/app/harness.h"

#include <stdlib.h>

#define CATALOG VIVA_SOURCE_DIR "/tests/unit/catalog/"

static inline int world_new(void **state)
{
	struct world *w = calloc(1, sizeof *w);
	char why[CATALOG_WHY_MAX];
	*state = w;
	snprintf(w->dir, sizeof w->dir, "/tmp/app_test_XXXXXX");
	if (rng_init() || !mkdtemp(w->dir) ||
	    catalog_open(CATALOG "bank.json", CATALOG "packages.json", &w->catalog, why))
		return -1;
	world_open(w);
	return 0;
}

static inline int world_gone(void **state)
{
	struct world *w = *state;
	char command[128];
	world_close(w);
	catalog_free(w->catalog);
	snprintf(command, sizeof command, "rm -rf %s", w->dir);
	free(w);
	return system(command);
}

struct two {
	char lena[64], arun[64]; /* cookies */
	char room[32];
	struct peer i, c;
};

/* Lena makes a room, Arun joins it by link; both are connected and welcome. */
static inline void meet(struct world *w, struct two *t)
{
	char link[256], body[512], ticket[64];
	json_t *made = request(w, "POST", "/api/rooms", NULL,
			       "{\"title\":\"ML\",\"name\":\"Lena\",\"minutes\":[]}", 200, t->lena);
	text_of(made, "room", t->room, sizeof t->room);
	text_of(json_object_get(made, "links"), "candidate", link, sizeof link);
	json_decref(made);
	snprintf(body, sizeof body, "{\"room\":\"%s\",\"secret\":\"%s\",\"name\":\"Arun\"}",
		 t->room, strchr(strchr(link, '#'), '.') + 1);
	json_t *joined = request(w, "POST", "/api/links/join", NULL, body, 200, t->arun);
	text_of(joined, "ticket", ticket, sizeof ticket);
	json_decref(joined);

	connect_as(w, &t->i, t->lena);
	snprintf(body, sizeof body, "{\"t\":\"hello\",\"room\":\"%s\",\"cid\":\"ci\",\"last\":0}",
		 t->room);
	say(&t->i, body);
	until_got(w, &t->i, "\"t\":\"snap\"");
	connect_as(w, &t->c, t->arun);
	snprintf(body, sizeof body,
		 "{\"t\":\"hello\",\"room\":\"%s\",\"cid\":\"cc\",\"last\":0,\"ticket\":\"%s\"}",
		 t->room, ticket);
	say(&t->c, body);
	until_got(w, &t->c, "\"t\":\"snap\"");
}

static inline void part(struct two *t)
{
	disconnect(&t->i);
	disconnect(&t->c);
}

/* Lena shows Arun the coding problem of the catalogue. */
static inline void reveal(struct world *w, struct two *t)
{
	say(&t->i, "{\"t\":\"do\",\"id\":\"reveal\",\"k\":\"reveal\","
		   "\"b\":{\"item\":\"sumup\",\"what\":\"statement\"}}");
	until_got(w, &t->i, "\"id\":\"reveal\"");
	until_got(w, &t->c, "int main(void);");
}

#endif
