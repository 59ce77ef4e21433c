#include "judge/compile.h"

#include <stdio.h>

#include "base/auto.h"
#include "base/clock.h"
#include "judge/diagnose.h"
#include "judge/elf.h"
#include "judge/forbid.h"
#include "judge/names.h"
#include "judge/sanitizer.h"

enum {
	ASSEMBLY_MAX = 64 * 1024 * 1024,
	OBJECT_MAX = 64 * 1024 * 1024,
	MESSAGES_MAX = 4 * 1024 * 1024,
	ARGS_MAX = BOX_ARGS_MAX,
	FILES_MAX = COMPILE_SOURCES_MAX + 1,
};

struct compiling {
	struct sandbox *s;
	const struct toolchain *t;
	const struct compile_job *job;
	struct compiled *out;
	char *why;
	struct box_file files[FILES_MAX]; /* every source, for cc1's work directory */
	struct box_file objects[FILES_MAX];
	char object_names[FILES_MAX][16];
	size_t object_count;
};

static void say_error(struct compiling *c, const char *file, const char *message)
{
	compile_say(c->out->diagnostics, file, 0, 0, "error", span_of(message));
}

/* ---- before any tool runs ---- */

static bool is_name(const char *name)
{
	size_t n = strlen(name);
	if (n < 3 || n > COMPILE_NAME_MAX || name[0] == '.' || name[0] == '-')
		return false;
	for (const char *p = name; *p; p++) {
		bool plain = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			     (*p >= '0' && *p <= '9') || strchr("_.-", *p);
		if (!plain)
			return false;
	}
	return name_ends(name, ".c") || name_ends(name, ".h");
}

static void check_size(struct compiling *c)
{
	char message[160];
	size_t total = 0;
	for (size_t i = 0; i < c->job->checked; i++)
		total += c->job->sources[i].text.len;
	if (c->job->checked && total == 0)
		say_error(c, c->job->sources[0].name, "the source is empty");
	if (c->job->checked == 0 || total <= (size_t)c->job->code_kib * 1024)
		return;
	snprintf(message, sizeof message,
		 "the source has %zu bytes, more than the %lld KiB allowed", total,
		 (long long)c->job->code_kib);
	say_error(c, c->job->sources[0].name, message);
}

static void check_names(struct compiling *c)
{
	for (size_t i = 0; i < c->job->count; i++) {
		const char *name = c->job->sources[i].name;
		if (!is_name(name))
			say_error(
				c, "",
				"a file name must be letters, digits, '_', '.' or '-', begin with "
				"a letter or digit and end in .c or .h");
		for (size_t k = 0; k < i; k++)
			if (strcmp(name, c->job->sources[k].name) == 0)
				say_error(c, name, "two files have this name");
	}
}

static enum err check_words(struct compiling *c)
{
	static const struct words none = {0};
	const struct words *words = c->job->forbid ? c->job->forbid : &none;
	for (size_t i = 0; i < c->job->checked; i++) {
		struct forbid_hit hits[FORBID_HITS_MAX];
		size_t count;
		enum err e = forbid_check(c->job->sources[i].text, (const char *const *)words->v,
					  words->count, hits, &count);
		if (e)
			return e;
		for (size_t k = 0; k < count; k++)
			compile_say(c->out->diagnostics, c->job->sources[i].name, hits[k].line,
				    hits[k].column, "error", span_of(hits[k].reason));
	}
	return ERR_OK;
}

/* ---- the pipeline ---- */

static struct box_request tool_request(const struct compiling *c, const struct toolchain_tool *tool,
				       const char *const *argv)
{
	struct box_request r = BOX_REQUEST_NONE;
	r.class = BOX_TOOL;
	r.tool = tool->path;
	r.argv = argv;
	r.limits.cpu_ms = (uint32_t)c->job->cpu_s * 1000;
	r.limits.wall_ms = r.limits.cpu_ms * 3 + 1000;
	r.limits.memory_kib = (uint32_t)c->job->memory_mib * 1024;
	r.limits.stack_kib = 64 * 1024; /* gcc raises its own to this: deep nesting */
	r.limits.stdout_max_bytes = ASSEMBLY_MAX;
	r.limits.stderr_max_bytes = MESSAGES_MAX;
	r.limits.written_bytes = OBJECT_MAX;
	return r;
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

/* Messages into diagnostics; false: the source does not compile. */
static bool read_messages(struct compiling *c, const struct box_result *r, bool json,
			  const char *file)
{
	AUTO_MAPPING m = {.at = NULL};
	const char *killed = why_killed(r);
	bool failed = r->status != BOX_EXITED || r->exit_code != 0;
	size_t before = json_array_size(c->out->diagnostics);
	if (mapping_of(r->err.fd, &m) == ERR_OK && !r->stderr_cut) {
		if (!json || !diagnose_cc1(c->out->diagnostics, m.bytes))
			if (!killed && (failed || !json))
				diagnose_text(c->out->diagnostics, m.bytes);
	} else if (r->stderr_cut) {
		say_error(c, file, "the compiler had more to say than can be shown");
	}
	if (killed)
		say_error(c, file, killed);
	else if (failed && json_array_size(c->out->diagnostics) == before)
		say_error(c, file, "does not compile");
	return !failed;
}

static enum err run_tool(struct compiling *c, const struct box_request *request,
			 struct box_result *result)
{
	enum err e = sandbox_run(c->s, request, result);
	if (e)
		snprintf(c->why, BOX_TEXT_MAX, "the sandbox: %s", err_str(e));
	else if (result->status == BOX_ERROR) {
		memcpy(c->why, result->reason, BOX_TEXT_MAX);
		e = ERR_IO;
	}
	return e;
}

static enum err run_cc1(struct compiling *c, size_t source, struct box_result *result)
{
	const struct toolchain_tool *tool = &c->t->cc1[c->job->kind];
	const char *argv[ARGS_MAX];
	size_t n = 0;
	for (size_t i = 0; i < tool->head.count; i++)
		argv[n++] = tool->head.v[i];
	argv[n++] = "-fdiagnostics-format=json";
	argv[n++] = "-fmax-errors=50";
	argv[n++] = c->job->sources[source].name;
	argv[n++] = "-o";
	argv[n++] = "-";
	argv[n] = NULL;
	struct box_request r = tool_request(c, tool, argv);
	r.inputs = c->files;
	r.input_count = c->job->count;
	return run_tool(c, &r, result);
}

static enum err run_as(struct compiling *c, int assembly_fd, struct box_result *result)
{
	const struct toolchain_tool *tool = &c->t->as;
	const char *argv[ARGS_MAX];
	static const char *const outputs[] = {"out.o"};
	size_t n = 0;
	for (size_t i = 0; i < tool->head.count; i++)
		argv[n++] = tool->head.v[i];
	argv[n++] = "-o";
	argv[n++] = outputs[0];
	argv[n] = NULL;
	struct box_request r = tool_request(c, tool, argv);
	r.stdin_fd = assembly_fd;
	r.outputs = outputs;
	r.output_count = 1;
	return run_tool(c, &r, result);
}

static enum err compile_one(struct compiling *c, size_t source, bool *fine)
{
	const char *file = c->job->sources[source].name;
	struct box_result cc1 = {0}, as = {0};
	enum err e = run_cc1(c, source, &cc1);
	*fine = !e && read_messages(c, &cc1, true, file);
	if (*fine)
		e = run_as(c, cc1.out.fd, &as);
	if (*fine && !e && read_messages(c, &as, false, file) && as.outputs[0].fd >= 0) {
		size_t k = c->object_count++;
		snprintf(c->object_names[k], sizeof c->object_names[k], "%zu.o", k);
		c->objects[k] = (struct box_file){c->object_names[k], TAKE_FD(as.outputs[0].fd)};
	} else {
		*fine = false;
	}
	box_result_release(&cc1);
	box_result_release(&as);
	return e;
}

/* Whether the kernel will open the loader that the linker was told, not one that the source names.
 */
static bool loads_as_linked(struct compiling *c, const struct words *linker, int program_fd)
{
	AUTO_MAPPING m = {.at = NULL};
	const char *loader = NULL;
	for (size_t i = 0; i + 1 < linker->count; i++)
		if (strcmp(linker->v[i], "-dynamic-linker") == 0)
			loader = linker->v[i + 1];
	if (!loader || (mapping_of(program_fd, &m) == ERR_OK && elf_loader_is(m.bytes, loader)))
		return true;
	say_error(c, "", "the program names a loader of its own, in the section .interp");
	return false;
}

static enum err link_program(struct compiling *c)
{
	const struct toolchain_tool *tool = &c->t->ld[c->job->kind];
	static const char *const outputs[] = {"program"};
	const char *argv[ARGS_MAX];
	size_t n = 0;
	for (size_t i = 0; i < tool->head.count; i++)
		argv[n++] = tool->head.v[i];
	argv[n++] = "-o";
	argv[n++] = outputs[0];
	for (size_t i = 0; i < c->object_count; i++)
		argv[n++] = c->object_names[i];
	for (size_t i = 0; c->job->link && i < c->job->link->count; i++) {
		const char *word = c->job->link->v[i];
		argv[n++] = strncmp(word, "-Wl,", 4) == 0 ? word + 4 : word;
	}
	for (size_t i = 0; i < tool->tail.count; i++)
		argv[n++] = tool->tail.v[i];
	argv[n] = NULL;
	struct box_request r = tool_request(c, tool, argv);
	r.inputs = c->objects;
	r.input_count = c->object_count;
	r.outputs = outputs;
	r.output_count = 1;
	struct box_result result = {0};
	enum err e = run_tool(c, &r, &result);
	if (!e && read_messages(c, &result, false, "") && result.outputs[0].fd >= 0 &&
	    loads_as_linked(c, &tool->head, result.outputs[0].fd)) {
		c->out->program_fd = TAKE_FD(result.outputs[0].fd);
		c->out->ok = true;
	}
	box_result_release(&result);
	return e;
}

static enum err make_files(struct compiling *c)
{
	for (size_t i = 0; i < c->job->count; i++) {
		const struct source *s = &c->job->sources[i];
		c->files[i].name = s->name;
		enum err e = box_memfd(s->name, s->text.p, s->text.len, &c->files[i].fd);
		if (e)
			return e;
	}
	return ERR_OK;
}

static enum err build(struct compiling *c)
{
	bool fine = true;
	enum err e = make_files(c);
	for (size_t i = 0; !e && fine && i < c->job->count; i++)
		if (name_ends(c->job->sources[i].name, ".c"))
			e = compile_one(c, i, &fine);
	if (!e && fine && c->object_count == 0)
		say_error(c, "", "there is no .c file");
	else if (!e && fine)
		e = link_program(c);
	for (size_t i = 0; i < FILES_MAX; i++) {
		auto_fd_(&c->files[i].fd);
		auto_fd_(&c->objects[i].fd);
	}
	return e;
}

static enum err compile_checked(struct sandbox *s, const struct toolchain *t,
				const struct compile_job *job, struct compiled *out,
				char why[BOX_TEXT_MAX])
{
	int64_t start = clock_monotonic_us();
	struct compiling c = {.s = s, .t = t, .job = job, .out = out, .why = why};
	why[0] = 0;
	*out = (struct compiled){.program_fd = -1, .diagnostics = json_array()};
	for (size_t i = 0; i < FILES_MAX; i++)
		c.files[i].fd = c.objects[i].fd = -1;
	if (!out->diagnostics)
		return ERR_NOMEM;
	enum err e = ERR_OK;
	if (job->count == 0 || job->count > FILES_MAX)
		say_error(&c, "", "there must be from 1 to 24 source files");
	else {
		check_names(&c);
		check_size(&c);
	}
	if (json_array_size(out->diagnostics) == 0)
		e = check_words(&c);
	if (!e && json_array_size(out->diagnostics) == 0)
		e = build(&c);
	out->us = clock_monotonic_us() - start;
	return e;
}

enum err compile(struct sandbox *s, const struct toolchain *t, const struct compile_job *job,
		 struct compiled *out, char why[BOX_TEXT_MAX])
{
	struct source all[FILES_MAX];
	struct compile_job with = *job;
	if (job->kind == TOOLCHAIN_PLAIN || job->count == 0 || job->count > COMPILE_SOURCES_MAX)
		return compile_checked(s, t, job, out, why);
	memcpy(all, job->sources, job->count * sizeof *all);
	all[with.count++] = (struct source){"viva-sanitizer.c", span_of(sanitizer_source)};
	with.sources = all;
	return compile_checked(s, t, &with, out, why);
}

void compiled_release(struct compiled *c)
{
	auto_fd_(&c->program_fd);
	json_decref(c->diagnostics);
	*c = (struct compiled){.program_fd = -1};
}

json_t *compiled_json(const struct compiled *c)
{
	return json_pack("{sb sb sf sO}", "ok", c->ok, "cached", 0, "ms", (double)c->us / 1000,
			 "diagnostics", c->diagnostics);
}
