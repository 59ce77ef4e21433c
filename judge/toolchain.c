#include "judge/toolchain.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>

#include "base/auto.h"

enum { TOKENS_MAX = 200, OUTPUT_MAX = 64 * 1024, ARENA_MAX = 1024 * 1024 };

#define PROGRAM "viva-program"
#define INPUT	"/dev/null"

/* ---- running gcc -### ---- */

static const char *const flags[] = {"gcc", "-###", "-std=c17", "-O2",	"-pipe", "-Wall", "-x",
				    "c",   INPUT,  "-o",       PROGRAM, "-lm",	 NULL};
/* -Og keeps the lines and, without the builtins, the calls that -O2 proves dead: a double free
 * must happen to be found. object-size speaks before AddressSanitizer and says less. */
static const char *const sanitize_flags[] = {"-Og",
					     "-g",
					     "-fsanitize=address,undefined",
					     "-fno-sanitize=object-size",
					     "-fno-sanitize-recover=all",
					     "-fno-builtin-malloc",
					     "-fno-builtin-free",
					     "-fno-omit-frame-pointer",
					     "-fno-optimize-sibling-calls",
					     NULL};

/* The environment is ours: LIBRARY_PATH, CPATH and LC_ALL of the host change what gcc says. */
static const char *const environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C", NULL};

/* posix_spawn takes mutable vectors though it only reads. */
static char *const *mutable(const char *const *v)
{
	union {
		const char *const *in;
		char *const *out;
	} u = {v};
	return u.out;
}

static enum err read_all(int fd, struct buf *out)
{
	char chunk[4096];
	for (;;) {
		ssize_t n = read(fd, chunk, sizeof chunk);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n < 0 ? ERR_IO : buf_err(out);
		buf_add(out, (struct span){chunk, (size_t)n});
	}
}

static enum err ask_driver(enum toolchain_kind kind, struct buf *out)
{
	const char *argv[32];
	size_t n = 0;
	for (size_t i = 0; flags[i]; i++) {
		for (size_t k = 0; i == 4 && kind == TOOLCHAIN_SANITIZE && sanitize_flags[k]; k++)
			argv[n++] = sanitize_flags[k];
		argv[n++] = flags[i];
	}
	argv[n] = NULL;
	int fds[2];
	if (pipe2(fds, O_CLOEXEC) < 0)
		return ERR_IO;
	AUTO_FD int in = fds[0];
	pid_t pid;
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, fds[1], 2);
	int failed = posix_spawn(&pid, "/usr/bin/gcc", &actions, NULL, mutable(argv),
				 mutable(environment));
	posix_spawn_file_actions_destroy(&actions);
	close(fds[1]);
	if (failed)
		return failed == ENOENT ? ERR_NOENT : ERR_IO;
	enum err e = read_all(in, out);
	int status;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return e ? e : status == 0 ? ERR_OK : ERR_IO;
}

/* ---- reading what it prints ---- */

/* One shell word of the kind gcc prints: plain, or in double quotes with backslashes. */
static bool take_word(struct span *rest, char *out, size_t cap)
{
	size_t n = 0;
	bool quoted = false;
	*rest = span_trim(*rest);
	if (rest->len == 0)
		return false;
	size_t i = 0;
	for (; i < rest->len && (quoted || rest->p[i] != ' '); i++) {
		if (rest->p[i] == '"') {
			quoted = !quoted;
			continue;
		}
		if (rest->p[i] == '\\' && i + 1 < rest->len)
			i++;
		if (n + 1 < cap)
			out[n++] = rest->p[i];
	}
	out[n] = 0;
	*rest = (struct span){rest->p + i, rest->len - i};
	return true;
}

static enum err split_line(struct arena *a, struct span line, struct words *out)
{
	char word[1024];
	struct words w = {.v = arena_alloc(a, TOKENS_MAX, sizeof *w.v)};
	while (w.v && take_word(&line, word, sizeof word)) {
		if (w.count + 1 == TOKENS_MAX)
			return ERR_TOOBIG;
		w.v[w.count++] = arena_copy(a, span_of(word));
	}
	*out = w;
	return arena_err(a);
}

static bool is_any(const char *word, const char *const *words)
{
	while (*words && strcmp(word, *words) != 0)
		words++;
	return *words != NULL;
}

static bool begin_tool(struct arena *a, struct toolchain_tool *tool)
{
	*tool = (struct toolchain_tool){0};
	tool->head.v = arena_alloc(a, TOKENS_MAX, sizeof *tool->head.v);
	tool->tail.v = arena_alloc(a, TOKENS_MAX, sizeof *tool->tail.v);
	return tool->head.v && tool->tail.v;
}

/* "as" without a folder: the driver would have searched PATH. */
static char *absolute(struct arena *a, const char *program)
{
	return program[0] == '/' ? arena_copy(a, span_of(program))
				 : arena_format(a, "/usr/bin/%s", program);
}

static enum err take_cc1(struct toolchain *t, enum toolchain_kind kind, const struct words *w)
{
	static const char *const with_value[] = {"-dumpdir", "-dumpbase", "-dumpbase-ext", "-o",
						 NULL};
	struct toolchain_tool *tool = &t->cc1[kind];
	if (!begin_tool(&t->arena, tool))
		return ERR_NOMEM;
	tool->path = w->v[0];
	for (size_t i = 0; i < w->count; i++) {
		if (is_any(w->v[i], with_value))
			i++;
		else if (strcmp(w->v[i], INPUT) != 0 && strcmp(w->v[i], "|") != 0)
			tool->head.v[tool->head.count++] = w->v[i];
	}
	return ERR_OK;
}

static enum err take_as(struct toolchain *t, const struct words *w)
{
	if (!begin_tool(&t->arena, &t->as))
		return ERR_NOMEM;
	t->as.path = absolute(&t->arena, w->v[0]);
	for (size_t i = 0; i < w->count && strcmp(w->v[i], "-o") != 0; i++)
		t->as.head.v[t->as.head.count++] = w->v[i];
	return arena_err(&t->arena);
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* The driver's temporary object, ccXXXXXX.o in whichever folder it may write; not crti.o. */
static bool is_object(const char *word)
{
	const char *name = last_part(word);
	return strncmp(name, "cc", 2) == 0 && strcmp(name + strcspn(name, "."), ".o") == 0;
}

/* collect2 only adds constructors for targets without them; gold links in half of bfd's time. */
static enum err take_link(struct toolchain *t, enum toolchain_kind kind, const struct words *w)
{
	static const char *const linkers[] = {"/usr/bin/ld.gold", "/usr/bin/ld.bfd", "/usr/bin/ld"};
	struct toolchain_tool *tool = &t->ld[kind];
	struct words *side = &tool->head;
	if (!begin_tool(&t->arena, tool))
		return ERR_NOMEM;
	for (size_t i = 0; !tool->path && i < sizeof linkers / sizeof linkers[0]; i++)
		if (access(linkers[i], X_OK) == 0)
			tool->path = arena_copy(&t->arena, span_of(linkers[i]));
	if (!tool->path)
		return ERR_NOENT;
	tool->head.v[tool->head.count++] = tool->path;
	for (size_t i = 1; i < w->count; i++) {
		const char *word = w->v[i];
		if (strcmp(word, "-plugin") == 0 || strcmp(word, "-o") == 0)
			i++;
		else if (strncmp(word, "-plugin-opt=", 12) == 0)
			continue;
		else if (is_object(word))
			side = &tool->tail; /* where the object of the source was */
		else
			side->v[side->count++] = w->v[i];
	}
	return side == &tool->tail ? ERR_OK : ERR_INVAL;
}

enum err toolchain_parse(struct toolchain *t, enum toolchain_kind kind, struct span text)
{
	struct span line;
	enum err e = ERR_OK;
	while (!e && span_split(&text, '\n', &line)) {
		struct words w;
		if (line.len == 0 || line.p[0] != ' ')
			continue;
		e = split_line(&t->arena, line, &w);
		if (e || w.count == 0)
			continue;
		const char *name = last_part(w.v[0]);
		if (strcmp(name, "cc1") == 0)
			e = take_cc1(t, kind, &w);
		else if (strcmp(name, "as") == 0)
			e = take_as(t, &w);
		else if (strcmp(name, "collect2") == 0)
			e = take_link(t, kind, &w);
	}
	if (!e && (!t->cc1[kind].path || !t->as.path || !t->ld[kind].path))
		e = ERR_INVAL;
	return e ? e : arena_err(&t->arena);
}

enum err toolchain_new(struct toolchain **out, char why[160])
{
	struct toolchain *t = calloc(1, sizeof *t);
	if (!t)
		return ERR_NOMEM;
	arena_init(&t->arena, ARENA_MAX);
	enum err e = ERR_OK;
	for (int kind = 0; !e && kind < TOOLCHAIN_COUNT; kind++) {
		AUTO_BUF text;
		buf_init(&text, OUTPUT_MAX);
		e = ask_driver((enum toolchain_kind)kind, &text);
		if (!e)
			e = toolchain_parse(t, (enum toolchain_kind)kind, buf_span(&text));
	}
	if (!e) {
		*out = t;
		return ERR_OK;
	}
	snprintf(why, 160, "%s",
		 e == ERR_NOENT ? "there is no gcc, as or ld under /usr/bin: install gcc (Debian: "
				  "apt-get install gcc libc6-dev)"
				: "gcc -### said nothing that could be understood");
	toolchain_free(t);
	return e;
}

void toolchain_free(struct toolchain *t)
{
	if (!t)
		return;
	arena_release(&t->arena);
	free(t);
}
