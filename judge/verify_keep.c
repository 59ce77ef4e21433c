#include "judge/verify_keep.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/auto.h"
#include "judge/cache.h"
#include "judge/content.h"
#include "judge/names.h"
#include "judge/report.h"

enum { TEXT_MAX = 16 * 1024 * 1024 };

struct keep {
	struct cache *cache;
	char judge[HASH_HEX + 1]; /* the programs that judge, and the tier */
};

/* ---- this judge ---- */

static enum err add_file(struct buf *out, const char *path)
{
	AUTO_FD int fd = -1;
	AUTO_MAPPING m = {.at = NULL};
	char hash[HASH_HEX + 1];
	enum err e = sandbox_open(path, &fd);
	if (!e)
		e = mapping_of(fd, &m);
	if (e)
		return e;
	hash_sha256_hex(m.bytes, hash);
	buf_addf(out, "%s %s\n", hash, path);
	return buf_err(out);
}

static enum err know_judge(struct keep *k, const struct session *s)
{
	char box[PATH_MAX], own[PATH_MAX];
	AUTO_BUF text;
	buf_init(&text, TEXT_MAX);
	buf_addf(&text, "viva verify 1\n%s\n", box_tier_name(box_tier(s->sandbox.box)));
	enum err e = box_program(NULL, box);
	if (!e)
		e = add_file(&text, box);
	if (!e)
		e = realpath("/proc/self/exe", own) ? add_file(&text, own) : ERR_IO;
	if (!e)
		hash_sha256_hex(buf_span(&text), k->judge);
	return e;
}

enum err keep_new(const struct session *s, struct keep **out)
{
	struct keep *k = calloc(1, sizeof *k);
	AUTO_BUF path;
	buf_init(&path, PATH_MAX);
	buf_addf(&path, "%s/verified", s->data);
	enum err e = k ? buf_err(&path) : ERR_NOMEM;
	if (!e)
		e = know_judge(k, s);
	if (!e)
		e = cache_new(path.p, (uint64_t)VERIFY_KEPT_MIB << 20, &k->cache);
	if (e)
		keep_free(k);
	else
		*out = k;
	return e;
}

void keep_free(struct keep *k)
{
	if (k)
		cache_free(k->cache);
	free(k);
}

/* ---- files of the package ---- */

enum {
	OF_EXAMPLE = 1U << VERIFY_EXAMPLE,
	OF_SANITIZE = 1U << VERIFY_SANITIZE,
	OF_DATA = 1U << VERIFY_DATA,
	OF_COUNTER = 1U << VERIFY_COUNTER,
	OF_MADE = 1U << VERIFY_MADE,
	OF_ALL = (1U << VERIFY_KINDS) - 1
};

/* Which items read what lies there: the first that fits. Statements, solutions and templates are
 * read by people, .viva.yaml counts through what the judge took from it. */
static const struct part {
	const char *prefix;
	unsigned kinds;
} parts[] = {
	{"submissions/", 0}, /* see is_own() */
	{"statement/", 0},
	{"problem_statement/", 0},
	{"solution/", 0},
	{"attachments/", 0},
	{".viva.yaml", 0},
	{"generators/manifest.txt", OF_ALL},
	{"generators/", OF_MADE},
	{"input_validators/", OF_DATA | OF_COUNTER},
	{"input_format_validators/", OF_DATA | OF_COUNTER},
	{"data/invalid_", OF_COUNTER},
	{"data/valid_output/", OF_COUNTER},
	{"", OF_ALL},
};

static bool is_read(const struct package *p, enum verify_kind kind, const char *rel)
{
	size_t i = 0;
	while (strncmp(rel, parts[i].prefix, strlen(parts[i].prefix)) != 0)
		i++;
	unsigned kinds = parts[i].kinds;
	/* Later passes have inputs that these look at (section "Multi-pass"). */
	if (p->multi_pass && strncmp(parts[i].prefix, "input_", 6) == 0)
		kinds |= OF_EXAMPLE | OF_SANITIZE;
	return (kinds & (1U << kind)) != 0;
}

/* A submission that the item itself compiles. `path`: relative to submissions/. */
static bool is_own(const char *path, const char *rel)
{
	static const char folder[] = "submissions/";
	size_t length = strlen(path);
	if (strncmp(rel, folder, sizeof folder - 1) != 0 ||
	    strncmp(rel + sizeof folder - 1, path, length) != 0)
		return false;
	char behind = rel[sizeof folder - 1 + length];
	return behind == '\0' || behind == '/';
}

static const char *own_path(const struct verify_package *p, const struct verify_item *item)
{
	static const char folder[] = "/submissions/";
	const struct manifest *m = &p->package->manifest;
	if (item->kind == VERIFY_EXAMPLE || item->kind == VERIFY_SANITIZE)
		return p->expectations.examples[item->first].path;
	const char *at =
		item->kind == VERIFY_MADE && m->answers ? strstr(m->answers, folder) : NULL;
	return at ? at + sizeof folder - 1 : NULL;
}

/* Lines of "HASH PATH", as content_list() writes them. */
static void add_listed(const struct verify_package *p, const struct verify_item *item,
		       struct span rest, struct buf *out)
{
	const char *own = own_path(p, item);
	struct span line;
	while (span_split(&rest, '\n', &line)) {
		char rel[PATH_MAX];
		if (line.len <= HASH_HEX + 1 || line.len - HASH_HEX - 1 >= sizeof rel)
			continue;
		snprintf(rel, sizeof rel, "%.*s", (int)(line.len - HASH_HEX - 1),
			 line.p + HASH_HEX + 1);
		if (is_read(p->package, item->kind, rel) || (own && is_own(own, rel)))
			buf_addf(out, "%.*s\n", SPAN_ARG(line));
	}
}

static enum err add_library(struct package *p, struct buf *out)
{
	struct names names = {0};
	AUTO_FAULTS f = FAULTS_NONE;
	const char *library = arena_format(&p->arena, "%s/../genlib", p->dir);
	enum err e = library ? names_read(&p->arena, &f, library, &names) : arena_err(&p->arena);
	if (e == ERR_NOENT)
		return ERR_OK;
	for (size_t i = 0; !e && i < names.count; i++) {
		char path[PATH_MAX];
		snprintf(path, sizeof path, "%s/%s", library, names.v[i].text);
		e = names.v[i].folder ? ERR_OK : add_file(out, path);
	}
	return e;
}

/* ---- what else counts ---- */

static void add_words(struct buf *out, const char *what, const struct words *w)
{
	buf_addf(out, "%s %zu", what, w->count);
	for (size_t i = 0; i < w->count; i++)
		buf_addf(out, " %s", w->v[i]);
	buf_add_char(out, '\n');
}

/* All that .viva.yaml and a calibration change, and what is put into the files as they are read. */
static void add_rules(const struct package *p, struct buf *out)
{
	const struct limits *l = &p->limits;
	buf_addf(out, "%.3f %d %lld %lld %lld\n", limits_time_ms(l), l->inferred,
		 (long long)l->memory_mib, (long long)l->stack_mib, (long long)l->output_mib);
	add_words(out, "forbid", &p->forbid);
	add_words(out, "link", &p->link);
	buf_addf(out, "%s %s\n", p->compiler ? p->compiler : "", p->standard ? p->standard : "");
}

/* Both languages and both kinds: a package's validator may be in C++ where its submissions are in
 * C. What is not installed has no identity. */
static enum err add_toolchain(const struct session *s, const struct package *p, struct buf *out)
{
	struct stat python;
	enum compiler chosen;
	char why[TOOLCHAIN_WHY_MAX];
	enum err e = toolchain_choose(s->toolchain, p->compiler, p->standard, &chosen, why);
	for (int i = 0; !e && i < LANGUAGE_COUNT * TOOLCHAIN_COUNT; i++) {
		const struct pipeline *pipeline;
		enum language language = (enum language)(i / TOOLCHAIN_COUNT);
		if (toolchain_pipeline(s->toolchain, chosen, language,
				       (enum toolchain_kind)(i % TOOLCHAIN_COUNT), &pipeline, why))
			continue;
		toolchain_identity(pipeline, out);
		buf_addf(out, "%s\n", toolchain_standard(s->toolchain, pipeline, p->standard));
	}
	const struct pipeline *other; /* material_again() */
	if (!toolchain_pipeline(s->toolchain, COMPILER_CLANG, LANGUAGE_C, TOOLCHAIN_PLAIN, &other,
				why))
		toolchain_identity(other, out);
	if (stat("/usr/bin/python3", &python) == 0)
		buf_addf(out, "python %lld %lld\n", (long long)python.st_size,
			 (long long)python.st_mtim.tv_sec);
	return e;
}

/* ---- keys and reports ---- */

/* The same for all items of a package, so it is read once. */
static enum err common(const struct session *s, struct verify_package *p)
{
	AUTO_FAULTS f = FAULTS_NONE;
	if (p->listed.len)
		return ERR_OK;
	buf_init(&p->listed, TEXT_MAX);
	enum err e = content_list(p->package, &f, &p->listed);
	buf_init(&p->rules, TEXT_MAX);
	add_rules(p->package, &p->rules);
	if (!e)
		e = add_toolchain(s, p->package, &p->rules);
	return e ? e : buf_err(&p->rules);
}

enum err keep_key(struct keep *k, const struct session *s, struct verify_package *p,
		  const struct verify_item *item, unsigned char key[HASH_BYTES])
{
	AUTO_BUF text;
	buf_init(&text, TEXT_MAX);
	enum err e = common(s, p);
	if (e)
		return e;
	buf_addf(&text, "%s\n%d %zu\n%.*s", k->judge, item->kind, item->end - item->first,
		 SPAN_ARG(buf_span(&p->rules)));
	if (item->kind == VERIFY_EXAMPLE || item->kind == VERIFY_SANITIZE)
		expect_list(&p->expectations, &p->expectations.examples[item->first], &text);
	else
		buf_addf(&text, "from %zu\n", item->first);
	add_listed(p, item, buf_span(&p->listed), &text);
	if (item->kind == VERIFY_MADE)
		e = add_library(p->package, &text);
	if (!e)
		e = buf_err(&text);
	if (!e)
		hash_sha256(buf_span(&text), key);
	return e;
}

json_t *keep_find(struct keep *k, const unsigned char key[HASH_BYTES])
{
	AUTO_BUF notes;
	int program = -1;
	json_t *report = NULL;
	buf_init(&notes, CACHE_NOTES_MAX);
	if (cache_get(k->cache, key, &notes, &program) || json_read(buf_span(&notes), &report))
		return NULL;
	if (json_is_true(json_object_get(report, "ok")) &&
	    json_object_set_new(report, "kept", json_true()) == 0)
		return report;
	json_decref(report);
	return NULL;
}

void keep_put(struct keep *k, const unsigned char key[HASH_BYTES], const json_t *report)
{
	AUTO_BUF notes;
	buf_init(&notes, CACHE_NOTES_MAX);
	if (json_is_true(json_object_get(report, "ok")) && !report_write(report, &notes))
		cache_put(k->cache, key, buf_span(&notes), SPAN(""));
}
