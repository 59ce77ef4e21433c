#include "judge/session.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/material.h"

enum { SOURCE_READ_MAX = 8 * 1024 * 1024 };

static bool parse_tier(const char *text, enum box_tier *out)
{
	*out = BOX_TIER_AUTO;
	return !text || box_tier_parse(text, out) == ERR_OK;
}

int session_box(const struct session_options *o, struct box **out)
{
	struct box_options options = {.uid_base = o->uid_base, .found = o->found};
	char reason[BOX_TEXT_MAX] = "";
	if (!parse_tier(o->tier, &options.tier) || !parse_tier(o->min_tier, &options.min_tier))
		return complain(STATUS_USAGE, "a tier is auto, A, B or C");
	enum err e = box_new(&options, out, reason);
	if (e)
		return complain(STATUS_JUDGE, "the sandbox does not start: %s",
				reason[0] ? reason : err_str(e));
	return STATUS_DONE;
}

int session_tools(const struct session_options *o, struct toolchain **toolchain)
{
	char why[TOOLCHAIN_WHY_MAX] = "";
	struct toolchain *t = NULL;
	enum err e = toolchain_new(&t, why);
	if (e)
		return complain(STATUS_JUDGE, "no compiler: %s", why[0] ? why : err_str(e));
	e = toolchain_prefer(t, o->compiler, o->standard, why);
	if (e) {
		toolchain_free(t);
		return complain(STATUS_USAGE, "%s", why[0] ? why : err_str(e));
	}
	*toolchain = t;
	return STATUS_DONE;
}

double session_cores(int most)
{
	cpu_set_t set;
	int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
	return count < 1 ? 1 : count < most ? count : most;
}

int session_data(struct session *s)
{
	enum err e = s->data ? ERR_OK : material_folder(s->data_given, &s->data);
	if (!e)
		return STATUS_DONE;
	return complain(STATUS_USAGE, "the data folder %s cannot be used: %s; name one with --data",
			s->data_given ? s->data_given : "(default)", err_str(e));
}

void session_cache(const struct session_options *o, struct session *s)
{
	AUTO_FREE char *data = NULL;
	AUTO_BUF path;
	struct cache *cache = NULL;
	double mib = o->cache_mib > 0 ? o->cache_mib : CACHE_MIB_DEFAULT;
	buf_init(&path, 4096);
	if (o->no_cache || !s->toolchain)
		return;
	if (!s->data && material_folder(s->data_given, &data))
		return;
	buf_addf(&path, "%s/compiled", s->data ? s->data : data);
	if (!buf_err(&path) && !cache_new(path.p, (uint64_t)(mib * 1024 * 1024), &cache))
		toolchain_use_cache(s->toolchain, cache);
}

int session_open(const struct session_options *o, struct session *out)
{
	*out = (struct session){.sandbox.control_fd = -1, .data_given = o->data};
	int status = session_box(o, &out->sandbox.box);
	return status ? status : session_tools(o, &out->toolchain);
}

void session_close(struct session *s)
{
	box_free(s->sandbox.box);
	toolchain_free(s->toolchain);
	tokens_free(s->tokens);
	free(s->data);
	*s = (struct session){.sandbox.control_fd = -1};
}

static int print_faults(struct faults *f, enum err e)
{
	struct span text = faults_text(f);
	fprintf(stderr, "%.*s", SPAN_ARG(text));
	return e == ERR_INVAL ? STATUS_USAGE : STATUS_JUDGE;
}

bool session_skips(const struct words_view *words, const char *dir)
{
	char path[4096];
	struct stat st;
	int n = snprintf(path, sizeof path, "%s/problem.yaml", dir);
	if (words->count < 2 || n < 0 || (size_t)n >= sizeof path || stat(dir, &st) < 0 ||
	    !S_ISDIR(st.st_mode) || access(path, F_OK) == 0 || errno != ENOENT)
		return false;
	fprintf(stderr, "%s: no problem.yaml, skipped\n", dir);
	return true;
}

int session_package(struct session *s, const char *dir, struct package **out)
{
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *p = NULL;
	int status = session_data(s);
	if (status)
		return status;
	enum err e = package_load(dir, &f, &p);
	if (!e)
		e = material_ensure(&s->sandbox, s->toolchain, s->data, p, &f);
	if (e)
		return print_faults(&f, e);
	*out = TAKE(p);
	return STATUS_DONE;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

int session_sources(struct arena *a, const struct words_view *paths, struct source *out)
{
	if (paths->count > COMPILE_SOURCES_MAX)
		return complain(STATUS_USAGE, "more than %d source files", COMPILE_SOURCES_MAX);
	for (int i = 0; i < paths->count; i++) {
		AUTO_BUF text;
		buf_init(&text, SOURCE_READ_MAX);
		enum err e = file_read(AT_FDCWD, paths->v[i], SOURCE_READ_MAX, &text);
		if (e)
			return complain(STATUS_USAGE, "%s: cannot be read: %s", paths->v[i],
					err_str(e));
		struct span s = buf_span(&text);
		out[i].name = base_name(paths->v[i]);
		out[i].text = (struct span){arena_copy(a, s), s.len};
		if (!out[i].text.p)
			return complain(STATUS_JUDGE, "%s", err_str(arena_err(a)));
	}
	return STATUS_DONE;
}
