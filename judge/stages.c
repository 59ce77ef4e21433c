#include "judge/stages.h"

#include <stdio.h>

#include "base/auto.h"
#include "judge/diagnose.h"
#include "judge/elf.h"

enum {
	ASSEMBLY_MAX = 64 * 1024 * 1024,
	OBJECT_MAX = 64 * 1024 * 1024,
	MESSAGES_MAX = 4 * 1024 * 1024,
	STACK_KIB = 64 * 1024, /* gcc raises its own to this: deep nesting */
	JSON_UNTIL = 15,       /* gcc 15 warns of its end; its lines only lack where a place ends */
};

struct state {
	struct stages *b;
	struct box_file files[STAGES_FILES_MAX]; /* every source, for the work directory */
	struct box_file objects[STAGES_FILES_MAX];
	char object_names[STAGES_FILES_MAX][COMPILE_NAME_MAX + 4];
	size_t object_count;
	bool lines; /* with line numbers, for the linker */
};

/* Words of one command; too many is for the caller to see in the end. */
struct line {
	const char *v[BOX_ARGS_MAX + 1];
	size_t count;
};

static void add(struct line *l, const char *word)
{
	if (l->count < BOX_ARGS_MAX)
		l->v[l->count++] = word;
	l->v[l->count] = NULL;
}

static void add_words(struct line *l, const struct words *w)
{
	for (size_t i = 0; w && i < w->count; i++)
		add(l, w->v[i]);
}

static void say_error(struct stages *b, const char *file, const char *message)
{
	const struct diagnostic d = {
		.file = span_of(file), .severity = "error", .message = span_of(message)};
	diagnose_say(b->out->diagnostics, &d);
}

/* ---- one tool ---- */

static struct box_request tool_request(const struct stages *b, const struct toolchain_tool *tool,
				       const struct line *line)
{
	struct box_request r = BOX_REQUEST_NONE;
	r.class = BOX_TOOL;
	r.tool = tool->path;
	r.argv = line->v;
	r.limits.cpu_ms = (uint32_t)b->job->cpu_s * 1000;
	r.limits.wall_ms = r.limits.cpu_ms * 3 + 1000;
	r.limits.memory_kib = (uint32_t)b->job->memory_mib * 1024;
	r.limits.stack_kib = STACK_KIB;
	r.limits.stdout_max_bytes = ASSEMBLY_MAX;
	r.limits.stderr_max_bytes = MESSAGES_MAX;
	r.limits.written_bytes = OBJECT_MAX;
	return r;
}

static enum err run_tool(struct stages *b, const struct box_request *request,
			 struct box_result *result)
{
	enum err e = sandbox_run(b->sandbox, request, result);
	if (e)
		snprintf(b->why, BOX_TEXT_MAX, "the sandbox: %s", err_str(e));
	else if (result->status == BOX_ERROR) {
		memcpy(b->why, result->reason, BOX_TEXT_MAX);
		e = ERR_IO;
	}
	return e;
}

/* A tool that did not end by itself: the source's fault, in words. */
static const char *why_killed(const struct box_result *r)
{
	static const char *const text[BOX_STATUS_COUNT] = {
		[BOX_SIGNALED] = "the compiler crashed on this source",
		[BOX_CPU_LIMIT] = "compiling took too long",
		[BOX_WALL_LIMIT] = "compiling took too long",
		[BOX_MEMORY_LIMIT] = "compiling took too much memory",
		[BOX_OUTPUT_LIMIT] = "the compiled program is too big",
		[BOX_VIOLATION] = "the compiler was stopped: it tried something forbidden",
	};
	return text[r->status];
}

enum reading { READ_JSON, READ_LINES, READ_LINK };

static void read_text(json_t *diagnostics, enum reading how, struct span text)
{
	if (how == READ_LINK)
		diagnose_link(diagnostics, text);
	else if (how == READ_LINES || !diagnose_json(diagnostics, text))
		diagnose_lines(diagnostics, text);
}

/* Messages into diagnostics; false: the source does not compile. */
static bool read_messages(struct stages *b, const struct box_result *r, enum reading how,
			  const char *file)
{
	AUTO_MAPPING m = {.at = NULL};
	const char *killed = why_killed(r);
	bool failed = r->status != BOX_EXITED || r->exit_code != 0;
	size_t before = json_array_size(b->out->diagnostics);
	if (r->stderr_cut)
		say_error(b, file, "the compiler had more to say than can be shown");
	else if (mapping_of(r->err.fd, &m) == ERR_OK)
		read_text(b->out->diagnostics, how, m.bytes);
	if (killed)
		say_error(b, file, killed);
	else if (failed && json_array_size(b->out->diagnostics) == before)
		say_error(b, file, "does not compile");
	b->limited = b->limited || r->status != BOX_EXITED;
	return !failed;
}

/* ---- from source to object ---- */

static const struct pipeline *pipeline_of(const struct stages *b, size_t source)
{
	enum language language;
	return language_of_file(b->job->sources[source].name, &language) ? b->pipelines[language]
									 : NULL;
}

/* The standard in place of the one that the driver was asked with; the last one would do, but
 * clang warns of two. */
static void add_front(struct line *l, const struct stages *b, const struct pipeline *p, bool expand)
{
	const char *standard = toolchain_standard(b->toolchain, p, b->job->standard);
	for (size_t i = 0; i < p->front.head.count; i++) {
		const char *word = p->front.head.v[i];
		if (standard && strncmp(word, "-std=", 5) == 0)
			add(l, standard);
		else if (expand && strcmp(word, "-emit-obj") == 0)
			add(l, "-E");
		else
			add(l, word);
	}
	if (expand && p->compiler == COMPILER_GCC)
		add(l, "-E");
}

static void add_messages(struct line *l, const struct pipeline *p)
{
	static const char *const gcc[] = {"-fmax-errors=50", NULL};
	static const char *const clang[] = {"-ferror-limit", "50", "-fno-caret-diagnostics",
					    "-fdiagnostics-print-source-range-info", NULL};
	static const char *const json[] = {"-fdiagnostics-format=json", NULL};
	/* In bytes, as everywhere: the default counts a tab as eight. */
	static const char *const lines[] = {"-fdiagnostics-plain-output",
					    "-fdiagnostics-column-unit=byte", NULL};
	const char *const *form = p->version < JSON_UNTIL ? json : lines;
	const char *const *words = p->compiler == COMPILER_GCC ? gcc : clang;
	for (size_t i = 0; words[i]; i++)
		add(l, words[i]);
	for (size_t i = 0; p->compiler == COMPILER_GCC && form[i]; i++)
		add(l, form[i]);
}

/* clang's newer default, DWARF 5, crashes gold. */
static void add_lines(struct line *l, const struct pipeline *p)
{
	if (p->compiler == COMPILER_CLANG) {
		add(l, "-debug-info-kind=line-tables-only");
		add(l, "-dwarf-version=4");
	} else {
		add(l, "-g1");
	}
}

static enum err run_front(struct state *s, size_t source, bool expand, struct box_result *result)
{
	static const char *const outputs[] = {"out.o"};
	const struct pipeline *p = pipeline_of(s->b, source);
	struct line l = {.count = 0};
	bool object = !expand && !p->as.path;
	add_front(&l, s->b, p, expand);
	add_messages(&l, p);
	if (s->lines)
		add_lines(&l, p);
	if (p->compiler == COMPILER_CLANG) { /* its lines are of "<stdin>" otherwise */
		add(&l, "-main-file-name");
		add(&l, s->b->job->sources[source].name);
	}
	add(&l, "-o");
	add(&l, object ? outputs[0] : "-");
	add(&l, s->b->job->sources[source].name);
	struct box_request r = tool_request(s->b, &p->front, &l);
	r.inputs = s->files;
	r.input_count = s->b->job->count;
	r.outputs = object ? outputs : NULL;
	r.output_count = object ? 1 : 0;
	return run_tool(s->b, &r, result);
}

static enum err run_as(struct state *s, const struct pipeline *p, int assembly_fd,
		       struct box_result *result)
{
	static const char *const outputs[] = {"out.o"};
	struct line l = {.count = 0};
	add_words(&l, &p->as.head);
	add(&l, "-o");
	add(&l, outputs[0]);
	struct box_request r = tool_request(s->b, &p->as, &l);
	r.stdin_fd = assembly_fd;
	r.outputs = outputs;
	r.output_count = 1;
	return run_tool(s->b, &r, result);
}

static bool keep_object(struct state *s, size_t source, struct box_result *r)
{
	size_t k = s->object_count;
	if (r->outputs[0].fd < 0 || k == STAGES_FILES_MAX)
		return false;
	snprintf(s->object_names[k], sizeof s->object_names[k], "%.*s.o", COMPILE_NAME_MAX,
		 s->b->job->sources[source].name);
	s->objects[k] = (struct box_file){s->object_names[k], TAKE_FD(r->outputs[0].fd)};
	s->object_count++;
	return true;
}

static enum err compile_one(struct state *s, size_t source, bool *fine)
{
	const struct pipeline *p = pipeline_of(s->b, source);
	const char *file = s->b->job->sources[source].name;
	bool json = p->compiler == COMPILER_GCC && p->version < JSON_UNTIL;
	struct box_result front = {0}, as = {0};
	enum err e = run_front(s, source, false, &front);
	*fine = !e && read_messages(s->b, &front, json ? READ_JSON : READ_LINES, file);
	if (*fine && p->as.path) {
		e = run_as(s, p, front.out.fd, &as);
		*fine = !e && read_messages(s->b, &as, READ_LINES, file);
	}
	if (*fine)
		*fine = keep_object(s, source, p->as.path ? &as : &front);
	box_result_release(&front);
	box_result_release(&as);
	return e;
}

static enum err compile_all(struct state *s, bool *fine)
{
	enum err e = ERR_OK;
	for (size_t i = 0; !e && *fine && i < s->b->job->count; i++)
		if (pipeline_of(s->b, i))
			e = compile_one(s, i, fine);
	return e;
}

static void drop_objects(struct state *s)
{
	for (size_t i = 0; i < s->object_count; i++)
		auto_fd_(&s->objects[i].fd);
	s->object_count = 0;
}

/* ---- from objects to the program ---- */

/* Whether the kernel will open the loader that the linker was told, not one that the source names.
 */
static bool loads_as_linked(struct stages *b, const struct words *linker, int program_fd)
{
	AUTO_MAPPING m = {.at = NULL};
	const char *loader = NULL;
	for (size_t i = 0; i + 1 < linker->count; i++)
		if (strcmp(linker->v[i], "-dynamic-linker") == 0)
			loader = linker->v[i + 1];
	if (!loader || (mapping_of(program_fd, &m) == ERR_OK && elf_loader_is(m.bytes, loader)))
		return true;
	say_error(b, "", "the program names a loader of its own, in the section .interp");
	return false;
}

static enum err run_link(struct state *s, const struct pipeline *p, const struct words *tail,
			 struct box_result *result)
{
	static const char *const outputs[] = {"program"};
	const struct words *link = s->b->job->link;
	struct line l = {.count = 0};
	add_words(&l, &p->link.head);
	add(&l, "-o");
	add(&l, outputs[0]);
	for (size_t i = 0; i < s->object_count; i++)
		add(&l, s->object_names[i]);
	for (size_t i = 0; link && i < link->count; i++)
		add(&l, strncmp(link->v[i], "-Wl,", 4) == 0 ? link->v[i] + 4 : link->v[i]);
	add_words(&l, tail);
	struct box_request r = tool_request(s->b, &p->link, &l);
	r.inputs = s->objects;
	r.input_count = s->object_count;
	r.outputs = outputs;
	r.output_count = 1;
	return run_tool(s->b, &r, result);
}

/* A program that says math.h will want libm: no use in trying without. */
static bool brief_will_do(const struct stages *b, const struct pipeline *p)
{
	for (size_t i = 0; i < b->job->count; i++)
		if (memmem(b->job->sources[i].text.p, b->job->sources[i].text.len, "math.h", 6))
			return false;
	return p->brief.count > 0;
}

static bool linked(const struct box_result *r)
{
	return r->status == BOX_EXITED && r->exit_code == 0 && r->outputs[0].fd >= 0;
}

/* First with libc alone where that may do, then with everything. */
static enum err try_links(struct state *s, const struct pipeline *p, struct box_result *result)
{
	enum err e = ERR_OK;
	if (brief_will_do(s->b, p) && !s->lines) {
		e = run_link(s, p, &p->brief, result);
		if (e || linked(result))
			return e;
		box_result_release(result);
		*result = (struct box_result){0};
	}
	return run_link(s, p, &p->link.tail, result);
}

/* C++ links C too, and not the other way round. */
static enum err link_program(struct state *s)
{
	struct stages *b = s->b;
	const struct pipeline *p =
		b->pipelines[LANGUAGE_CPP] ? b->pipelines[LANGUAGE_CPP] : b->pipelines[LANGUAGE_C];
	struct box_result result = {0};
	enum err e = try_links(s, p, &result);
	bool fine = !e && linked(&result);
	bool again = !e && !fine && !s->lines && p->kind == TOOLCHAIN_PLAIN;
	/* What the linker says of a program that it made concerns its libraries. */
	if (!e && !again && !fine)
		read_messages(b, &result, READ_LINK, "");
	if (fine && loads_as_linked(b, &p->link.head, result.outputs[0].fd)) {
		b->out->program_fd = TAKE_FD(result.outputs[0].fd);
		b->out->ok = true;
	}
	box_result_release(&result);
	s->lines = s->lines || again;
	return e;
}

/* The compiler's warnings come twice from the second round: only the linker's words are new. */
static enum err link_again(struct state *s)
{
	json_t *before = json_deep_copy(s->b->out->diagnostics);
	bool fine = before != NULL;
	enum err e = before ? ERR_OK : ERR_NOMEM;
	drop_objects(s);
	if (!e)
		e = compile_all(s, &fine);
	if (before) {
		json_decref(s->b->out->diagnostics);
		s->b->out->diagnostics = before;
	}
	if (!e && !fine)
		say_error(s->b, "", "does not link");
	return e || !fine ? e : link_program(s);
}

/* ---- all of it ---- */

static enum err begin(struct state *s, struct stages *b)
{
	*s = (struct state){.b = b};
	for (size_t i = 0; i < STAGES_FILES_MAX; i++)
		s->files[i].fd = s->objects[i].fd = -1;
	for (size_t i = 0; i < b->job->count; i++) {
		const struct source *from = &b->job->sources[i];
		s->files[i].name = from->name;
		enum err e = box_memfd(from->name, from->text.p, from->text.len, &s->files[i].fd);
		if (e)
			return e;
	}
	return ERR_OK;
}

static void end(struct state *s)
{
	for (size_t i = 0; i < STAGES_FILES_MAX; i++)
		auto_fd_(&s->files[i].fd);
	drop_objects(s);
}

enum err stages_run(struct stages *b)
{
	struct state s;
	bool fine = true;
	enum err e = begin(&s, b);
	if (!e)
		e = compile_all(&s, &fine);
	if (!e && fine)
		e = link_program(&s);
	if (!e && s.lines)
		e = link_again(&s);
	end(&s);
	return e;
}

enum err stages_expand(struct stages *b, size_t source, int *fd)
{
	struct state s;
	struct box_result result = {0};
	enum err e = begin(&s, b);
	if (!e)
		e = run_front(&s, source, true, &result);
	if (!e && (result.status != BOX_EXITED || result.exit_code != 0))
		e = ERR_INVAL;
	if (!e)
		*fd = TAKE_FD(result.out.fd);
	box_result_release(&result);
	end(&s);
	return e;
}
