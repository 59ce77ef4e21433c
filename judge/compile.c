#include "judge/compile.h"

#include <stdio.h>

#include "base/auto.h"
#include "base/clock.h"
#include "judge/diagnose.h"
#include "judge/forbid.h"
#include "judge/sanitizer.h"
#include "judge/stages.h"

enum { KEY_MAX = 64 * 1024 * 1024 };

static void say_at(struct compiled *out, const char *file, const struct forbid_hit *at,
		   const char *message)
{
	const struct diagnostic d = {
		.file = span_of(file),
		.line = at ? at->line : 0,
		.column = at ? at->column : 0,
		.end_column = at ? at->end_column : 0,
		.severity = "error",
		.message = span_of(message),
	};
	diagnose_say(out->diagnostics, &d);
}

static void say_error(struct compiled *out, const char *file, const char *message)
{
	say_at(out, file, NULL, message);
}

static bool said(const struct compiled *out)
{
	return json_array_size(out->diagnostics) > 0;
}

/* ---- before any tool runs ---- */

static bool is_name(const char *name)
{
	enum language language = LANGUAGE_C;
	size_t n = strlen(name);
	if (n < 3 || n > COMPILE_NAME_MAX || name[0] == '.' || name[0] == '-')
		return false;
	for (const char *p = name; *p; p++) {
		bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			     (*p >= '0' && *p <= '9') || strchr("_.-", *p);
		if (!plain)
			return false;
	}
	return language_is_header(name) || (language_of_file(name, &language) &&
					    (language == LANGUAGE_C || language == LANGUAGE_CPP));
}

static void check_size(const struct compile_job *job, struct compiled *out)
{
	char message[160];
	size_t total = 0;
	for (size_t i = 0; i < job->checked; i++)
		total += job->sources[i].text.len;
	if (job->checked && total == 0)
		say_error(out, job->sources[0].name, "the source is empty");
	if (job->checked == 0 || total <= (size_t)job->code_kib * 1024)
		return;
	snprintf(message, sizeof message,
		 "the source has %zu bytes, more than the %lld KiB allowed", total,
		 (long long)job->code_kib);
	say_error(out, job->sources[0].name, message);
}

static void check_names(const struct compile_job *job, struct compiled *out)
{
	for (size_t i = 0; i < job->count; i++) {
		const char *name = job->sources[i].name;
		if (!is_name(name))
			say_error(
				out, "",
				"a file name must be letters, digits, '_', '.' or '-', begin with "
				"a letter or digit and end as a file of C or C++ (.c, .h, .cpp)");
		for (size_t k = 0; k < i; k++)
			if (strcmp(name, job->sources[k].name) == 0)
				say_error(out, name, "two files have this name");
	}
}

static struct forbid_policy policy_of(const struct compile_job *job)
{
	static const struct words none = {0};
	const struct words *words = job->forbid ? job->forbid : &none;
	return (struct forbid_policy){(const char *const *)words->v, words->count};
}

/* *unsure: macros could put together what is not allowed. */
static enum err check_words(const struct compile_job *job, struct compiled *out,
			    bool unsure[STAGES_FILES_MAX])
{
	const struct forbid_policy policy = policy_of(job);
	enum err e = ERR_OK;
	for (size_t i = 0; !e && i < job->checked; i++) {
		struct forbid_found found;
		e = forbid_check(job->sources[i].text, &policy, &found);
		for (size_t k = 0; !e && k < found.count; k++)
			say_at(out, job->sources[i].name, &found.hits[k], found.hits[k].reason);
		unsure[i] = !e && found.unsure;
	}
	return e;
}

static bool any(const bool *v, size_t count)
{
	while (count && !v[count - 1])
		count--;
	return count > 0;
}

/* What the preprocessor makes of each source, where one of them made us unsure: a header of the
 * candidate's own is seen in the source that includes it. */
static enum err check_expanded(struct stages *b)
{
	const struct compile_job *job = b->job;
	const struct forbid_policy policy = policy_of(job);
	const char *names[STAGES_FILES_MAX];
	for (size_t i = 0; i < job->checked; i++)
		names[i] = job->sources[i].name;
	for (size_t i = 0; i < job->checked; i++) {
		AUTO_FD int fd = -1;
		AUTO_MAPPING text = {.at = NULL};
		struct forbid_found found;
		enum language ignored;
		if (!language_of_file(names[i], &ignored))
			continue;
		enum err e = stages_expand(b, i, &fd);
		if (e == ERR_INVAL)
			continue;
		if (!e)
			e = mapping_of(fd, &text);
		if (!e)
			e = forbid_check_expanded(text.bytes, names, job->checked, &policy, &found);
		if (e)
			return e;
		for (size_t k = 0; k < found.count; k++)
			say_at(b->out, names[found.hits[k].file], &found.hits[k],
			       found.hits[k].reason);
	}
	return ERR_OK;
}

/* ---- the cache ---- */

static void add_part(struct buf *b, struct span s)
{
	buf_addf(b, "%zu\n", s.len);
	buf_add(b, s);
}

static void add_text(struct buf *b, const char *text)
{
	add_part(b, text ? span_of(text) : SPAN(""));
}

static void add_words(struct buf *b, const struct words *w)
{
	buf_addf(b, "%zu\n", w ? w->count : 0);
	for (size_t i = 0; w && i < w->count; i++)
		add_text(b, w->v[i]);
}

/* All that the outcome hangs on, each part behind its length, so that no two read alike. Limits are
 * not among it: what a limit cut short is not kept. */
static bool key_of(const struct stages *b, unsigned char key[HASH_BYTES])
{
	const struct compile_job *job = b->job;
	AUTO_BUF all;
	buf_init(&all, KEY_MAX);
	buf_add_text(&all, "viva compile 2\n");
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		if (!b->pipelines[i])
			continue;
		toolchain_identity(b->pipelines[i], &all);
		add_text(&all, toolchain_standard(b->toolchain, b->pipelines[i], job->standard));
	}
	add_words(&all, job->link);
	add_words(&all, job->forbid);
	buf_addf(&all, "%d %zu\n", job->kind, job->checked);
	for (size_t i = 0; i < job->count; i++) {
		add_text(&all, job->sources[i].name);
		add_part(&all, job->sources[i].text);
	}
	if (!buf_err(&all))
		hash_sha256(buf_span(&all), key);
	return !buf_err(&all);
}

static bool look_up(struct cache *cache, const unsigned char key[HASH_BYTES], struct compiled *out)
{
	AUTO_BUF notes;
	AUTO_JSON *list = NULL;
	AUTO_FD int fd = -1;
	buf_init(&notes, CACHE_NOTES_MAX);
	if (cache_get(cache, key, &notes, &fd) || json_read(buf_span(&notes), &list) ||
	    !json_is_array(list))
		return false;
	json_decref(out->diagnostics);
	out->diagnostics = TAKE(list);
	out->ok = fd >= 0;
	out->program_fd = TAKE_FD(fd);
	out->cached = true;
	return true;
}

static void keep(struct cache *cache, const unsigned char key[HASH_BYTES],
		 const struct compiled *out)
{
	AUTO_BUF notes;
	AUTO_MAPPING program = {.at = NULL};
	buf_init(&notes, CACHE_NOTES_MAX);
	if (json_write(out->diagnostics, &notes) == ERR_OK &&
	    mapping_of(out->program_fd, &program) == ERR_OK)
		cache_put(cache, key, buf_span(&notes), program.bytes);
}

/* ---- all of it ---- */

static enum err find_pipelines(struct stages *b)
{
	const struct compile_job *job = b->job;
	enum compiler compiler;
	char why[TOOLCHAIN_WHY_MAX] = "";
	bool any_source = false;
	enum err e = toolchain_choose(b->toolchain, job->compiler, job->standard, &compiler, why);
	for (size_t i = 0; !e && i < job->count; i++) {
		enum language language;
		if (!language_of_file(job->sources[i].name, &language))
			continue;
		any_source = true;
		if (!b->pipelines[language])
			e = toolchain_pipeline(b->toolchain, compiler, language, job->kind,
					       &b->pipelines[language], why);
	}
	if (e)
		snprintf(b->why, BOX_TEXT_MAX, "%s", why[0] ? why : err_str(e));
	else if (!any_source)
		say_error(b->out, "", "there is no .c file");
	return e;
}

static enum err build_or_find(struct stages *b, const bool unsure[STAGES_FILES_MAX])
{
	unsigned char key[HASH_BYTES];
	struct cache *cache = toolchain_cache(b->toolchain);
	bool keyed = cache && key_of(b, key);
	enum err e = ERR_OK;
	if (keyed && look_up(cache, key, b->out))
		return ERR_OK;
	if (any(unsure, b->job->checked))
		e = check_expanded(b);
	if (!e && !said(b->out))
		e = stages_run(b);
	if (!e && keyed && !b->limited)
		keep(cache, key, b->out);
	return e;
}

static enum err compile_checked(struct stages *b)
{
	bool unsure[STAGES_FILES_MAX] = {false};
	enum err e = ERR_OK;
	if (b->job->count == 0 || b->job->count > STAGES_FILES_MAX) {
		say_error(b->out, "", "there must be from 1 to 24 source files");
		return ERR_OK;
	}
	check_names(b->job, b->out);
	check_size(b->job, b->out);
	if (!said(b->out))
		e = check_words(b->job, b->out, unsure);
	if (!e && !said(b->out))
		e = find_pipelines(b);
	return e || said(b->out) ? e : build_or_find(b, unsure);
}

enum err compile(struct sandbox *s, const struct toolchain *t, const struct compile_job *job,
		 struct compiled *out, char why[BOX_TEXT_MAX])
{
	int64_t start = clock_monotonic_us();
	struct source all[STAGES_FILES_MAX];
	struct compile_job with = *job;
	struct stages b = {.sandbox = s, .toolchain = t, .job = &with, .out = out, .why = why};
	why[0] = 0;
	*out = (struct compiled){.program_fd = -1, .diagnostics = json_array()};
	if (!out->diagnostics)
		return ERR_NOMEM;
	if (job->kind == TOOLCHAIN_SANITIZE && job->count && job->count <= COMPILE_SOURCES_MAX) {
		memcpy(all, job->sources, job->count * sizeof *all);
		all[with.count++] = (struct source){"viva-sanitizer.c", span_of(sanitizer_source)};
		with.sources = all;
	}
	enum err e = compile_checked(&b);
	out->us = clock_monotonic_us() - start;
	return e;
}

void compiled_release(struct compiled *c)
{
	auto_fd_(&c->program_fd);
	json_decref(c->diagnostics);
	*c = (struct compiled){.program_fd = -1};
}

json_t *compiled_json(const struct compiled *c)
{
	return json_pack("{sb sb sf sO}", "ok", c->ok, "cached", c->cached, "ms",
			 (double)c->us / 1000, "diagnostics", c->diagnostics);
}
