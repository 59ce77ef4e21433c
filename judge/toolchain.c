#include "judge/toolchain.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/auto.h"
#include "judge/cache.h"
#include "judge/driver.h"

enum { ARENA_MAX = 4 * 1024 * 1024 };

/* Behind a pointer, so that a shared toolchain stays const while it learns. */
struct toolchain_known {
	struct arena arena;
	bool asked[COMPILER_COUNT][LANGUAGE_COUNT][TOOLCHAIN_COUNT];
	struct pipeline pipelines[COMPILER_COUNT][LANGUAGE_COUNT][TOOLCHAIN_COUNT];
};

struct toolchain {
	struct toolchain_known *known;
	enum compiler compiler;
	const char *standard; /* or NULL */
	struct cache *cache;  /* or NULL */
};

static const char *const compilers[COMPILER_COUNT] = {"gcc", "clang"};

/* A standard, and the word that compilers older than `since` know it by. */
static const struct standard {
	const char *name, *word, *draft;
	int since[COMPILER_COUNT];
	enum language language;
} standards[] = {
	{"c11", "-std=c11", "", {0, 0}, LANGUAGE_C},
	{"gnu11", "-std=gnu11", "", {0, 0}, LANGUAGE_C},
	{"c17", "-std=c17", "", {0, 0}, LANGUAGE_C},
	{"gnu17", "-std=gnu17", "", {0, 0}, LANGUAGE_C},
	{"c23", "-std=c23", "-std=c2x", {14, 18}, LANGUAGE_C},
	{"gnu23", "-std=gnu23", "-std=gnu2x", {14, 18}, LANGUAGE_C},
	{"c++11", "-std=c++11", "", {0, 0}, LANGUAGE_CPP},
	{"c++14", "-std=c++14", "", {0, 0}, LANGUAGE_CPP},
	{"c++17", "-std=c++17", "", {0, 0}, LANGUAGE_CPP},
	{"gnu++17", "-std=gnu++17", "", {0, 0}, LANGUAGE_CPP},
	{"c++20", "-std=c++20", "", {0, 0}, LANGUAGE_CPP},
	{"gnu++20", "-std=gnu++20", "", {0, 0}, LANGUAGE_CPP},
	{"c++23", "-std=c++23", "-std=c++2b", {11, 17}, LANGUAGE_CPP},
};

static const struct standard *find_standard(const char *name)
{
	for (size_t i = 0; name && i < sizeof standards / sizeof standards[0]; i++)
		if (strcmp(name, standards[i].name) == 0)
			return &standards[i];
	return NULL;
}

/* ---- choosing ---- */

bool toolchain_is_compiler(struct span name)
{
	for (size_t i = 0; i < COMPILER_COUNT; i++)
		if (span_is(name, compilers[i]))
			return true;
	return false;
}

bool toolchain_is_standard(struct span name)
{
	for (size_t i = 0; i < sizeof standards / sizeof standards[0]; i++)
		if (span_is(name, standards[i].name))
			return true;
	return false;
}

enum err toolchain_choose(const struct toolchain *t, const char *compiler, const char *standard,
			  enum compiler *chosen, char why[TOOLCHAIN_WHY_MAX])
{
	int found = compiler ? COMPILER_COUNT : (int)t->compiler;
	for (int i = 0; compiler && i < COMPILER_COUNT; i++)
		if (strcmp(compiler, compilers[i]) == 0)
			found = i;
	if (found == COMPILER_COUNT) {
		snprintf(why, TOOLCHAIN_WHY_MAX, "'%.40s' is no compiler of this judge: gcc, clang",
			 compiler);
		return ERR_INVAL;
	}
	if (standard && !find_standard(standard)) {
		snprintf(why, TOOLCHAIN_WHY_MAX,
			 "'%.40s' is no standard of this judge: c11, c17, c23 (or gnu...), c++11, "
			 "c++14, c++17, c++20, c++23",
			 standard);
		return ERR_INVAL;
	}
	*chosen = (enum compiler)found;
	return ERR_OK;
}

enum err toolchain_prefer(struct toolchain *t, const char *compiler, const char *standard,
			  char why[TOOLCHAIN_WHY_MAX])
{
	enum compiler chosen;
	const struct pipeline *ignored;
	enum err e = toolchain_choose(t, compiler, standard, &chosen, why);
	if (!e && compiler)
		e = toolchain_pipeline(t, chosen, LANGUAGE_C, TOOLCHAIN_PLAIN, &ignored, why);
	if (e)
		return e == ERR_NOMEM ? e : ERR_INVAL;
	t->compiler = chosen;
	t->standard = standard ? standard : t->standard;
	return ERR_OK;
}

const char *toolchain_standard(const struct toolchain *t, const struct pipeline *p,
			       const char *standard)
{
	const struct standard *s = find_standard(standard ? standard : t->standard);
	if (!s || s->language != p->language)
		return NULL;
	return p->version < s->since[p->compiler] ? s->draft : s->word;
}

/* ---- pipelines ---- */

static enum err make(struct toolchain_known *k, struct pipeline *p, char why[TOOLCHAIN_WHY_MAX])
{
	AUTO_BUF text;
	buf_init(&text, DRIVER_TEXT_MAX);
	enum err e = driver_ask(p->compiler, p->language, p->kind, &text);
	if (!e)
		e = toolchain_parse(&k->arena, p, buf_span(&text));
	if (e == ERR_NOENT)
		snprintf(why, TOOLCHAIN_WHY_MAX,
			 "there is no %s under /usr/bin, or no linker: install it (Debian: apt-get "
			 "install %s libc6-dev)",
			 driver_name(p->compiler, p->language),
			 driver_name(p->compiler, p->language));
	else if (e)
		snprintf(why, TOOLCHAIN_WHY_MAX, "%s -### said nothing that could be understood",
			 driver_name(p->compiler, p->language));
	return e;
}

enum err toolchain_pipeline(const struct toolchain *t, enum compiler compiler,
			    enum language language, enum toolchain_kind kind,
			    const struct pipeline **out, char why[TOOLCHAIN_WHY_MAX])
{
	struct toolchain_known *k = t->known;
	struct pipeline *p = &k->pipelines[compiler][language][kind];
	enum err e = ERR_OK;
	if (language != LANGUAGE_C && language != LANGUAGE_CPP)
		return ERR_UNSUPPORTED;
	if (!k->asked[compiler][language][kind]) {
		*p = (struct pipeline){.compiler = compiler, .language = language, .kind = kind};
		e = make(k, p, why);
		k->asked[compiler][language][kind] = !e;
	}
	if (!e)
		*out = p;
	return e;
}

enum err toolchain_new(struct toolchain **out, char why[TOOLCHAIN_WHY_MAX])
{
	const struct pipeline *ignored;
	struct toolchain *t = calloc(1, sizeof *t);
	if (t)
		t->known = calloc(1, sizeof *t->known);
	if (!t || !t->known) {
		free(t);
		return ERR_NOMEM;
	}
	arena_init(&t->known->arena, ARENA_MAX);
	enum err e =
		toolchain_pipeline(t, COMPILER_GCC, LANGUAGE_C, TOOLCHAIN_PLAIN, &ignored, why);
	if (e)
		toolchain_free(t);
	else
		*out = t;
	return e;
}

void toolchain_free(struct toolchain *t)
{
	if (!t)
		return;
	cache_free(t->cache);
	arena_release(&t->known->arena);
	free(t->known);
	free(t);
}

void toolchain_use_cache(struct toolchain *t, struct cache *cache)
{
	cache_free(t->cache);
	t->cache = cache;
}

struct cache *toolchain_cache(const struct toolchain *t)
{
	return t->cache;
}

/* ---- identity ---- */

static void add_stat(struct buf *out, const char *path)
{
	struct stat st;
	if (stat(path, &st) == 0)
		buf_addf(out, "%s %lld %lld.%ld\n", path, (long long)st.st_size,
			 (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

static void add_files(struct buf *out, const struct words *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->v[i][0] == '/')
			add_stat(out, w->v[i]);
}

void toolchain_identity(const struct pipeline *p, struct buf *out)
{
	/* A package manager puts new files into place by renaming, which changes the folder. */
	static const char *const headers[] = {
		"/usr/include",	      "/usr/include/x86_64-linux-gnu",
		"/usr/include/bits",  "/usr/include/x86_64-linux-gnu/bits",
		"/usr/local/include", "/usr/include/aarch64-linux-gnu",
	};
	buf_addf(out, "%s\n", p->words_hash);
	add_files(out, &p->front.head);
	if (p->as.path)
		add_stat(out, p->as.path);
	add_files(out, &p->link.head);
	add_files(out, &p->link.tail);
	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
		add_stat(out, headers[i]);
}
