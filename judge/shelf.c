#include "judge/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "judge/content.h"
#include "judge/names.h"

static void log_faults(const char *dir, struct faults *f)
{
	struct span rest = faults_text(f), line;
	while (span_split(&rest, '\n', &line)) {
		char text[600];
		snprintf(text, sizeof text, "%.*s", line.len < 590 ? (int)line.len : 590, line.p);
		if (line.len)
			log_warn("package_fault", LOG_TEXT("package", dir),
				 LOG_TEXT("fault", text));
	}
}

static void load_one(const char *dir, struct shelf *s)
{
	AUTO_FAULTS f = FAULTS_NONE;
	struct package *p = NULL;
	if (package_load(dir, &f, &p) == ERR_OK && content_hash(p, &f) == ERR_OK) {
		s->packages[s->count++] = p;
		return;
	}
	log_faults(dir, &f);
	package_free(p);
}

static bool is_package(const char *dir)
{
	char path[4096];
	int n = snprintf(path, sizeof path, "%s/problem.yaml", dir);
	return n > 0 && (size_t)n < sizeof path && access(path, F_OK) == 0;
}

enum err shelf_load(const char *dir, struct shelf *out)
{
	struct names names = {0};
	struct shelf s = {.packages = calloc(SHELF_MAX, sizeof *s.packages)};
	struct arena a;
	AUTO_FAULTS f = FAULTS_NONE;
	arena_init(&a, 4 * 1024 * 1024);
	enum err e = s.packages ? names_read(&a, &f, dir, &names) : ERR_NOMEM;
	for (size_t i = 0; !e && i < names.count && s.count < SHELF_MAX; i++) {
		char path[4096];
		int n = snprintf(path, sizeof path, "%s/%s", dir, names.v[i].text);
		if (names.v[i].folder && n > 0 && (size_t)n < sizeof path && is_package(path))
			load_one(path, &s);
	}
	arena_release(&a);
	if (e)
		free(s.packages);
	else
		*out = s;
	return e;
}

void shelf_release(struct shelf *s)
{
	for (size_t i = 0; i < s->count; i++)
		package_free(s->packages[i]);
	free(s->packages);
	*s = (struct shelf){0};
}

struct package *shelf_find(const struct shelf *s, struct span id)
{
	for (size_t i = 0; i < s->count; i++)
		if (span_is(id, s->packages[i]->id))
			return s->packages[i];
	return NULL;
}

json_t *shelf_json(const struct shelf *s)
{
	json_t *o = json_object();
	for (size_t i = 0; i < s->count; i++)
		json_object_set_new(o, s->packages[i]->id, json_string(s->packages[i]->hash));
	return o;
}

void shelf_drop(struct shelf *s, size_t index)
{
	package_free(s->packages[index]);
	s->packages[index] = s->packages[--s->count];
}
