#include "judge/program.h"

#include <fcntl.h>
#include <stdio.h>

#include "base/auto.h"
#include "base/file.h"

enum { PROGRAM_CODE_KIB = 4096, SCRIPT_MEMORY_KIB = 64 * 1024 };

static const char python[] = "/usr/bin/python3";

/* Then the program, as if it had been started itself. exit() and quit() come from the site module,
 * and validators use them. */
static const char start[] = "import builtins, sys\n"
			    "builtins.exit = builtins.quit = sys.exit\n"
			    "del sys.argv[0]\n"
			    "sys.path[0] = 'program'\n"
			    "__file__ = sys.argv[0]\n"
			    "exec(compile(open(__file__, 'rb').read(), __file__, 'exec'))\n";

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

enum err program_sources(struct arena *a, const struct program *p, struct source *out, size_t cap,
			 size_t *count)
{
	enum err e = ERR_OK;
	if (p->files.count > cap)
		return ERR_TOOBIG;
	for (size_t i = 0; !e && i < p->files.count; i++) {
		out[i].name = base_name(p->files.v[i]);
		e = constants_read(p->constants, a, p->files.v[i], &out[i].text);
	}
	*count = p->files.count;
	return e;
}

/* ---- compiled ---- */

static void say_first(struct faults *f, const char *file, const struct compiled *c)
{
	size_t i;
	const json_t *d;
	json_array_foreach(c->diagnostics, i, d)
	{
		struct span message = json_text_or(d, "message", SPAN(""));
		if (!span_is(json_text_or(d, "severity", SPAN("")), "error"))
			continue;
		fault(f, file, (int)json_int_or(d, "line", 0), "does not compile: %.*s",
		      SPAN_ARG(message));
		return;
	}
	fault(f, file, 0, "does not compile");
}

enum err program_build(struct sandbox *s, const struct toolchain *t, const struct compile_job *job,
		       const char *file, struct faults *f, struct runnable *out)
{
	AUTO_COMPILED c = {.program_fd = -1};
	char why[BOX_TEXT_MAX] = "";
	enum err e = compile(s, t, job, &c, why);
	if (e)
		fault(f, file, 0, "the judge failed: %s", why[0] ? why : err_str(e));
	else if (!c.ok)
		say_first(f, file, &c);
	if (e || !c.ok)
		return e ? e : ERR_INVAL;
	out->program_fd = TAKE_FD(c.program_fd);
	return ERR_OK;
}

/* ---- scripts ---- */

/* The format's entry point; else Python's own rule for a folder is __main__.py, and a single file
 * is its own main. */
static bool find_main(const struct source *sources, size_t count, const char *entry, size_t *main)
{
	const char *const names[] = {entry ? entry : "__main__.py", "main.py"};
	size_t scripts = 0;
	enum language ignored;
	for (size_t i = 0; i < count; i++)
		if (language_of_file(sources[i].name, &ignored) && ++scripts)
			*main = i;
	if (scripts == 1 && !entry)
		return true;
	for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
		for (size_t i = 0; i < count; i++)
			if (strcmp(sources[i].name, names[k]) == 0) {
				*main = i;
				return true;
			}
	return false;
}

static enum err lay_script(const struct source *sources, size_t count, struct runnable *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct source *s = &sources[i];
		int n = snprintf(out->names[i], sizeof out->names[i], "program/%s", s->name);
		if (n < 0 || (size_t)n >= sizeof out->names[i])
			return ERR_TOOBIG;
		enum err e = box_memfd(s->name, s->text.p, s->text.len, &out->fds[i]);
		if (e)
			return e;
		out->file_count++;
	}
	out->tool = python;
	return ERR_OK;
}

static enum err make_script(const struct source *sources, size_t count, const char *entry,
			    const char *file, struct faults *f, struct runnable *out)
{
	if (access(python, X_OK) != 0) {
		fault(f, file, 0,
		      "is written in Python, and there is no %s here: install it (Debian: apt-get "
		      "install python3) or use C",
		      python);
		return ERR_INVAL;
	}
	if (!find_main(sources, count, entry, &out->main)) {
		fault(f, file, 0,
		      "has several Python files and none is __main__.py: which one is to be run?");
		return ERR_INVAL;
	}
	enum err e = lay_script(sources, count, out);
	if (e)
		fault(f, file, 0, "cannot be laid out: %s", err_str(e));
	return e;
}

/* ---- one program ---- */

/* A program's files are of one language; not everybody who makes a program says which. */
static enum language language_of(const struct source *sources, size_t count)
{
	enum language language = LANGUAGE_C;
	size_t i = 0;
	while (i < count && !language_of_file(sources[i].name, &language))
		i++;
	return language;
}

static enum err make(struct sandbox *s, const struct toolchain *t, const struct program *p,
		     const struct limits *limits, struct arena *a, struct faults *f,
		     struct runnable *out)
{
	struct source sources[COMPILE_SOURCES_MAX];
	struct compile_job job = {
		.sources = sources,
		.code_kib = PROGRAM_CODE_KIB,
		.cpu_s = limits->compile_s,
		.memory_mib = limits->compile_mib,
		.kind = TOOLCHAIN_PLAIN,
		.compiler = p->compiler,
	};
	const char *file = p->files.v[0];
	enum err e = program_sources(a, p, sources, COMPILE_SOURCES_MAX, &job.count);
	if (e) {
		fault(f, file, 0, "cannot be read: %s", err_str(e));
		return e == ERR_NOMEM ? e : ERR_INVAL;
	}
	if (language_of(sources, job.count) == LANGUAGE_PYTHON3)
		return make_script(sources, job.count, p->entry, file, f, out);
	return program_build(s, t, &job, file, f, out);
}

enum err program_make(struct sandbox *s, const struct toolchain *t, const struct program *p,
		      const struct limits *limits, struct faults *f, struct runnable *out)
{
	AUTO_RUNNABLE made = RUNNABLE_NONE;
	struct arena a;
	*out = RUNNABLE_NONE;
	if (p->files.count == 0)
		return ERR_INVAL;
	arena_init(&a, PACKAGE_ARENA_MAX);
	enum err e = make(s, t, p, limits, &a, f, &made);
	arena_release(&a);
	if (e)
		return e;
	*out = made;
	made = RUNNABLE_NONE;
	return ERR_OK;
}

void runnable_release(struct runnable *r)
{
	auto_fd_(&r->program_fd);
	for (size_t i = 0; i < r->file_count; i++)
		close(r->fds[i]);
	*r = RUNNABLE_NONE;
}

/* ---- running it ---- */

static enum err add_words(const char *const *from, const char **to, size_t *count)
{
	for (size_t i = 0; from[i]; i++) {
		if (*count == BOX_ARGS_MAX - 1)
			return ERR_TOOBIG;
		to[(*count)++] = from[i];
	}
	to[*count] = NULL;
	return ERR_OK;
}

enum err program_request(const struct runnable *r, struct program_room *room,
			 struct box_request *request)
{
	/* -E, -s and -S: nothing of the host's environment, user or site, whose start-up looks for
	 * its home by a socket; -B: leaves no compiled files about. */
	const char *const head[] = {"python3",	       "-E", "-s", "-S", "-B", "-c", start,
				    r->names[r->main], NULL};
	size_t words = 0;
	request->program_fd = r->program_fd;
	if (!r->tool)
		return ERR_OK;
	if (request->input_count + r->file_count > BOX_FILES_MAX)
		return ERR_TOOBIG;
	enum err e = add_words(head, room->argv, &words);
	if (!e)
		e = add_words(request->argv + 1, room->argv, &words);
	if (e)
		return e;
	if (request->input_count)
		memcpy(room->inputs, request->inputs, request->input_count * sizeof *room->inputs);
	for (size_t i = 0; i < r->file_count; i++)
		room->inputs[request->input_count++] = (struct box_file){r->names[i], r->fds[i]};
	request->class = BOX_TOOL;
	request->tool = r->tool;
	request->argv = room->argv;
	request->inputs = room->inputs;
	request->limits.memory_kib += SCRIPT_MEMORY_KIB; /* the interpreter's own */
	return ERR_OK;
}
