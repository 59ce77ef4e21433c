#include "judge/material.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/build.h"
#include "judge/check.h"
#include "judge/folders.h"
#include "judge/names.h"
#include "judge/timelimit.h"

/* How it works: everything is made in a scratch folder beside its place and renamed when the whole
 * manifest holds; a lock per manifest lets two judges share the folder, and the second finds the
 * work done. Whoever holds the lock owns the scratch folder: what lies there is of one that was
 * killed. */
struct making {
	struct sandbox *s;
	const struct toolchain *t;
	struct package *p;
	struct faults *f;
	char *scratch;
	const char *compiler; /* of the generator; NULL: the judge's own choice */
	struct runnable generator, answer;
};

enum { WORDS_MAX = 64, MAKE_CPU_MS = 60000, MAKE_MEMORY_KIB = 2048 * 1024 };

enum err material_folder(const char *given, char **out)
{
	const char *from = given ? given : getenv("VIVA_JUDGE_DATA");
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	AUTO_BUF path;
	buf_init(&path, 3000);
	if (from && *from)
		buf_add_text(&path, from);
	else if (cache && cache[0] == '/')
		buf_addf(&path, "%s/viva-judge", cache);
	else
		buf_addf(&path, "%s/.cache/viva-judge", home && home[0] == '/' ? home : "/tmp");
	enum err e = buf_err(&path);
	if (!e)
		e = file_make_dirs(path.p, 0700);
	if (e)
		return e;
	*out = buf_take(&path);
	return *out ? ERR_OK : ERR_NOMEM;
}

/* ---- programs ---- */

static enum err make_program(struct making *m, const struct words *files, struct runnable *out)
{
	struct program program = {.name = files->v[0], .files = *files, .compiler = m->compiler};
	return program_make(m->s, m->t, &program, &m->p->limits, m->f, out);
}

/* The generator's own file, and the library that all generators of the folder share. */
static enum err compile_generator(struct making *m)
{
	struct arena *a = &m->p->arena;
	const char *library = arena_format(a, "%s/../genlib", m->p->dir);
	struct names names = {0};
	char *v[COMPILE_SOURCES_MAX];
	struct words files = {v, 0};
	enum err e = arena_err(a);
	if (!e)
		e = names_read(a, m->f, library, &names);
	if (e == ERR_NOENT)
		e = ERR_OK;
	v[files.count++] = m->p->manifest.generator;
	for (size_t i = 0; !e && i < names.count; i++) {
		const char *name = names.v[i].text;
		if (names.v[i].folder || (!name_ends(name, ".c") && !name_ends(name, ".h")))
			continue;
		if (files.count == COMPILE_SOURCES_MAX)
			return ERR_TOOBIG;
		v[files.count++] = arena_format(a, "%s/%s", library, name);
		e = arena_err(a);
	}
	return e ? e : make_program(m, &files, &m->generator);
}

static enum err build_answer(struct making *m, const struct source *sources, size_t count)
{
	AUTO_BUILD b;
	enum err e = build_init(&b, m->p, sources, count, TOOLCHAIN_PLAIN);
	return e ? e : program_build(m->s, m->t, &b.job, m->p->manifest.answers, m->f, &m->answer);
}

/* As any submission is: with the package's include/ and what it links. */
static enum err compile_answer(struct making *m)
{
	struct program program = {.name = m->p->manifest.answers,
				  .files = {&m->p->manifest.answers, 1},
				  .constants = &m->p->constants};
	struct source sources[COMPILE_SOURCES_MAX];
	size_t count = 0;
	enum err e = program_sources(&m->p->arena, &program, sources, COMPILE_SOURCES_MAX, &count);
	return e ? e : build_answer(m, sources, count);
}

/* ---- one test ---- */

/* One of the two programs that make a test, and what it must write. */
struct step {
	const char *who, *suffix;
	const struct runnable *program;
	const char *const *argv;
	int stdin_fd;
	const char *recorded;
};

static enum err run(struct making *m, const struct runnable *program, const char *const *argv,
		    int stdin_fd, struct box_result *result)
{
	struct box_request r = BOX_REQUEST_NONE;
	struct program_room room;
	r.class = BOX_RUN;
	r.argv = argv;
	r.stdin_fd = stdin_fd;
	r.limits.cpu_ms = MAKE_CPU_MS;
	r.limits.wall_ms = MAKE_CPU_MS * 2;
	r.limits.memory_kib = MAKE_MEMORY_KIB;
	r.limits.stack_kib = 256 * 1024;
	r.limits.stdout_max_bytes = PACKAGE_DATA_MAX;
	enum err e = program_request(program, &room, &r);
	return e ? e : sandbox_run(m->s, &r, result);
}

static bool ended_well(struct making *m, const struct made_test *t, const struct box_result *r,
		       const char *who)
{
	char *said = NULL;
	size_t len = 0;
	if (r->status == BOX_EXITED && r->exit_code == 0)
		return true;
	if (box_output_read(&r->err, 160, &said, &len))
		said = NULL;
	fault(m->f, m->p->manifest.path, t->line, "%s failed (%s %d): %.*s", who,
	      box_status_name(r->status), r->status == BOX_SIGNALED ? r->signal : r->exit_code,
	      (int)len, said ? said : "");
	free(said);
	return false;
}

static enum err hash_of(const struct box_output *output, char hash[HASH_HEX + 1])
{
	AUTO_MAPPING bytes = {.at = NULL};
	enum err e = mapping_of(output->fd, &bytes);
	if (!e)
		hash_sha256_hex(bytes.bytes, hash);
	return e;
}

/* Says whether the program that made other bytes than recorded does so every time. */
static enum err tell_difference(struct making *m, const struct made_test *t,
				const struct step *step, const char *first)
{
	struct box_result again = {0};
	char second[HASH_HEX + 1] = "";
	enum err e = run(m, step->program, step->argv, step->stdin_fd, &again);
	if (!e)
		e = hash_of(&again.out, second);
	if (!e && strcmp(first, second) != 0)
		fault(m->f, m->p->manifest.path, t->line,
		      "%s is not deterministic: two runs make two different %s", step->who,
		      step->suffix);
	else if (!e)
		fault(m->f, m->p->manifest.path, t->line, "the %s differs from its recorded hash",
		      step->suffix);
	box_result_release(&again);
	return e ? e : ERR_INVAL;
}

static enum err store(struct making *m, const struct made_test *t, const struct step *step,
		      const struct box_output *output)
{
	AUTO_MAPPING bytes = {.at = NULL};
	char path[4096];
	enum err e = mapping_of(output->fd, &bytes);
	if (e)
		return e;
	int n = snprintf(path, sizeof path, "%s/%s", m->scratch, t->group + strlen("secret/"));
	if (n < 0 || (size_t)n >= sizeof path - 300)
		return ERR_TOOBIG;
	e = file_make_dirs(path, 0700);
	if (e)
		return e;
	snprintf(path + n, sizeof path - (size_t)n, "/%s%s", t->stem, step->suffix);
	AUTO_FD int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	return fd < 0 ? ERR_IO : file_write_all(fd, bytes.bytes);
}

/* Runs one program of a test; what it wrote is kept if its bytes are the recorded ones. */
static enum err make_file(struct making *m, const struct made_test *t, const struct step *step,
			  struct box_result *result)
{
	char hash[HASH_HEX + 1] = "";
	enum err e = run(m, step->program, step->argv, step->stdin_fd, result);
	if (!e && !ended_well(m, t, result, step->who))
		e = ERR_INVAL;
	if (!e)
		e = hash_of(&result->out, hash);
	if (!e && strcmp(hash, step->recorded) != 0)
		return tell_difference(m, t, step, hash);
	return e || !m->scratch ? e : store(m, t, step, &result->out);
}

static enum err split_arguments(struct arena *a, const char *args, const char *argv[WORDS_MAX])
{
	struct span rest = span_of(args), word;
	size_t n = 1;
	argv[0] = "generate";
	while (span_split(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (n + 1 == WORDS_MAX)
			return ERR_TOOBIG;
		argv[n] = arena_copy(a, word);
		if (!argv[n++])
			return arena_err(a);
	}
	argv[n] = NULL;
	return ERR_OK;
}

static enum err make_test(struct making *m, const struct made_test *t)
{
	static const char *const answer_argv[] = {"answer", NULL};
	const char *argv[WORDS_MAX];
	struct box_result in = {0}, ans = {0};
	struct step generate = {"the generator", ".in", &m->generator, argv, -1, t->in_hash};
	struct step answer = {
		"the answering submission", ".ans", &m->answer, answer_argv, -1, t->ans_hash};
	enum err e = split_arguments(&m->p->arena, t->args, argv);
	if (!e)
		e = make_file(m, t, &generate, &in);
	answer.stdin_fd = in.out.fd;
	if (!e)
		e = make_file(m, t, &answer, &ans);
	box_result_release(&in);
	box_result_release(&ans);
	return e;
}

/* ---- the whole manifest ---- */

/* Goes on after a test that differs: an author wants to know all of them. */
static enum err make_some(struct making *m, size_t first, size_t end)
{
	enum err e = compile_generator(m);
	bool differ = false;
	if (!e)
		e = compile_answer(m);
	for (size_t i = first; !e && i < end; i++) {
		e = make_test(m, &m->p->manifest.tests[i]);
		differ = differ || e == ERR_INVAL;
		e = e == ERR_INVAL ? ERR_OK : e;
	}
	return e ? e : differ ? ERR_INVAL : ERR_OK;
}

static enum err make_all(struct making *m)
{
	fprintf(stderr, "%s: making %zu tests\n", m->p->id, m->p->manifest.count);
	return make_some(m, 0, m->p->manifest.count);
}

static enum err make_into(struct making *m, const char *place)
{
	folder_remove(m->scratch);
	enum err e = file_make_dirs(m->scratch, 0700);
	if (!e)
		e = make_all(m);
	if (!e && rename(m->scratch, place) < 0)
		e = errno == ENOSPC ? ERR_FULL : ERR_IO;
	if (e)
		folder_remove(m->scratch);
	return e;
}

static bool is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static enum err point_tests(struct package *p, const char *place)
{
	for (size_t i = 0; i < p->group_count; i++)
		for (size_t k = 0; k < p->groups[i].count; k++) {
			struct test *t = &p->groups[i].tests[k];
			const char *rel = t->name + strlen("secret/");
			if (!t->made)
				continue;
			t->in = arena_format(&p->arena, "%s/%s.in", place, rel);
			t->ans = arena_format(&p->arena, "%s/%s.ans", place, rel);
		}
	return arena_err(&p->arena);
}

/* Made by another process while we waited for the lock: then there is nothing to do. */
static enum err make_locked(struct making *m, const char *place, const char *lock)
{
	AUTO_FD int fd = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0 || flock(fd, LOCK_EX) < 0)
		return ERR_IO;
	return is_folder(place) ? ERR_OK : make_into(m, place);
}

static enum err make_data(struct sandbox *s, const struct toolchain *t, const char *folder,
			  struct package *p, struct faults *f)
{
	struct arena *a = &p->arena;
	if (!p->manifest.path)
		return ERR_OK;
	const char *tests = arena_format(a, "%s/tests", folder);
	const char *place = arena_format(a, "%s/tests/%s", folder, p->manifest.hash);
	const char *lock = arena_format(a, "%s/tests/%s.lock", folder, p->manifest.hash);
	struct making m = {
		.s = s,
		.t = t,
		.p = p,
		.f = f,
		.scratch = arena_format(a, "%s/tests/%s.new", folder, p->manifest.hash),
		.generator = RUNNABLE_NONE,
		.answer = RUNNABLE_NONE,
	};
	enum err e = arena_err(a);
	if (!e)
		e = file_make_dirs(tests, 0700);
	if (!e && !is_folder(place))
		e = make_locked(&m, place, lock);
	runnable_release(&m.generator);
	runnable_release(&m.answer);
	if (e && !faults_any(f))
		fault(f, folder, 0, "the test data cannot be made: %s", err_str(e));
	return e ? e : point_tests(p, place);
}

/* Another compiler than data is made with, where there is one: what two random numbers in one
 * expression give, say, is for the compiler to choose, and looks deterministic with one alone. */
static const char *other_compiler(const struct toolchain *t)
{
	char why[TOOLCHAIN_WHY_MAX];
	enum compiler ignored;
	return toolchain_choose(t, "clang", NULL, &ignored, why) ? NULL : "clang";
}

enum err material_again(struct sandbox *s, const struct toolchain *t, struct package *p,
			size_t first, size_t end, struct faults *f)
{
	struct making m = {
		.s = s,
		.t = t,
		.p = p,
		.f = f,
		.compiler = other_compiler(t),
		.generator = RUNNABLE_NONE,
		.answer = RUNNABLE_NONE,
	};
	enum err e = make_some(&m, first, end);
	runnable_release(&m.generator);
	runnable_release(&m.answer);
	return e == ERR_INVAL ? ERR_OK : e;
}

enum err material_ensure(struct sandbox *s, const struct toolchain *t, const char *folder,
			 struct package *p, struct faults *f)
{
	enum err e = make_data(s, t, folder, p, f);
	return e ? e : timelimit_ensure(s, t, folder, p, f);
}
