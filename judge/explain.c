#include "judge/explain.h"

#include <stdio.h>

#include "base/auto.h"
#include "judge/diagnose.h"
#include "judge/sanitizer.h"
#include "judge/symbols.h"

/* How it works: the sanitizer's report names offsets in the program, never lines: nothing in the
 * sandbox's root could read its DWARF. addr2line does, as a tool run of its own, since DWARF that a
 * stranger's source shaped is input like any other. */

enum {
	SLOWER = 10,
	CPU_MAX_MS = 10000, /* somebody waits for the story */
	MEMORY_KIB = 1024 * 1024,
	STACK_TIMES = 4, /* red zones around every local */
	STDERR_MAX = 4 * 1024 * 1024,
	SYMBOLS_CPU_MS = 5000,
	SYMBOLS_MEMORY_KIB = 512 * 1024,
	SYMBOLS_TEXT_MAX = 256 * 1024,
	STACK_SHOWN_MAX = 16,
	TRACES = 3,
	WORD_MAX = 24,
};

static const char symbolizer[] = "/usr/bin/addr2line";

/* ---- from offsets to lines ---- */

struct telling {
	const struct compile_job *job;
	struct box_result symbols;
	struct mapping text;
};

/* Whether a file is the candidate's and has such a line: #line can name any. */
static bool is_theirs(const struct compile_job *job, const char *file, int64_t line)
{
	for (size_t i = 0; i < job->checked; i++) {
		struct span text = job->sources[i].text, part;
		if (strcmp(job->sources[i].name, file) != 0)
			continue;
		while (line > 0 && span_split(&text, '\n', &part))
			line--;
		return line == 0;
	}
	return false;
}

/* One tool run for all offsets of a report. Without binutils there are no lines, nothing worse. */
static enum err find_symbols(struct sandbox *s, int program_fd, const struct sanitizer_report *r,
			     struct telling *t)
{
	const struct sanitizer_trace *traces[TRACES] = {&r->stack, &r->allocated, &r->freed};
	char words[TRACES * SANITIZER_FRAMES_MAX][WORD_MAX];
	const char *argv[TRACES * SANITIZER_FRAMES_MAX + 8] = {"addr2line", "-a", "-f",
							       "-i",	    "-e", "program"};
	const struct box_file input = {"program", program_fd};
	size_t n = 6, used = 0;
	for (size_t i = 0; i < TRACES; i++)
		for (size_t k = 0; k < traces[i]->count; k++) {
			snprintf(words[used], WORD_MAX, "0x%llx",
				 (unsigned long long)traces[i]->at[k]);
			argv[n++] = words[used++];
		}
	if (used == 0)
		return ERR_OK;
	struct box_request q = BOX_REQUEST_NONE;
	q.class = BOX_TOOL;
	q.tool = symbolizer;
	q.argv = argv;
	q.inputs = &input;
	q.input_count = 1;
	q.limits.cpu_ms = SYMBOLS_CPU_MS;
	q.limits.memory_kib = SYMBOLS_MEMORY_KIB;
	q.limits.stdout_max_bytes = SYMBOLS_TEXT_MAX;
	enum err e = sandbox_run(s, &q, &t->symbols);
	return e ? e : mapping_of(t->symbols.out.fd, &t->text);
}

/* The innermost frame of a trace that is the candidate's; false: none is. */
static bool first_symbol(const struct telling *t, const struct sanitizer_trace *trace,
			 struct symbol *out)
{
	struct symbol found[SYMBOLS_INLINE_MAX];
	for (size_t i = 0; i < trace->count; i++) {
		size_t n = symbols_find(t->text.bytes, trace->at[i], found);
		for (size_t k = 0; k < n; k++)
			if (is_theirs(t->job, found[k].file, found[k].line)) {
				*out = found[k];
				return true;
			}
	}
	return false;
}

static json_t *frame_json(const struct symbol *s)
{
	return json_pack("{so so sI}", "function",
			 diagnose_string(span_of(s->function), SYMBOLS_FUNCTION_MAX), "file",
			 diagnose_string(span_of(s->file), SYMBOLS_FILE_MAX), "line",
			 (json_int_t)s->line);
}

/* A recursion shows its frame once. */
static json_t *stack_json(const struct telling *t, const struct sanitizer_trace *trace)
{
	struct symbol found[SYMBOLS_INLINE_MAX];
	json_t *stack = json_array(), *last = NULL;
	for (size_t i = 0; stack && i < trace->count; i++) {
		size_t n = symbols_find(t->text.bytes, trace->at[i], found);
		for (size_t k = 0; k < n && json_array_size(stack) < STACK_SHOWN_MAX; k++) {
			if (!is_theirs(t->job, found[k].file, found[k].line))
				continue;
			json_t *frame = frame_json(&found[k]);
			if (last && json_equal(last, frame))
				json_decref(frame);
			else if (json_array_append_new(stack, frame) == 0)
				last = frame;
		}
	}
	return stack;
}

/* ---- the story ---- */

static void add_origin(char *message, size_t max, const char *verb, const struct telling *t,
		       const struct sanitizer_trace *trace)
{
	struct symbol s;
	size_t n = strlen(message);
	if (first_symbol(t, trace, &s))
		snprintf(message + n, max - n, "%s%s in %s (%s:%lld)", n ? ", " : "", verb,
			 s.function, s.file, (long long)s.line);
}

static json_t *tell(const struct telling *t, const struct sanitizer_report *r)
{
	char message[SANITIZER_TEXT_MAX * 2];
	struct symbol top;
	snprintf(message, sizeof message, "%s", r->message);
	add_origin(message, sizeof message, "freed", t, &r->freed);
	add_origin(message, sizeof message, "allocated", t, &r->allocated);
	json_t *o = json_pack("{sb so so}", "clean", 0, "kind",
			      diagnose_string(span_of(r->kind), SANITIZER_KIND_MAX), "message",
			      diagnose_string(span_of(message), sizeof message));
	if (o && is_theirs(t->job, r->file, r->line)) {
		json_object_set_new(o, "file", json_string(r->file));
		json_object_set_new(o, "line", json_integer((json_int_t)r->line));
		json_object_set_new(o, "column", json_integer((json_int_t)r->column));
	} else if (o && first_symbol(t, &r->stack, &top)) {
		json_object_set_new(o, "file", json_string(top.file));
		json_object_set_new(o, "line", json_integer((json_int_t)top.line));
	}
	if (o)
		json_object_set_new(o, "stack", stack_json(t, &r->stack));
	return o;
}

static enum err tell_report(struct sandbox *s, int program_fd, const struct compile_job *job,
			    const struct sanitizer_report *r, json_t **out)
{
	struct telling t = {.job = job, .text.at = NULL};
	enum err e = find_symbols(s, program_fd, r, &t);
	if (!e)
		*out = tell(&t, r);
	mapping_release(&t.text);
	box_result_release(&t.symbols);
	return !e && !*out ? ERR_NOMEM : e;
}

enum err explain_result(struct sandbox *s, int program_fd, const struct compile_job *job,
			const struct box_result *result, json_t **out)
{
	struct sanitizer_report report;
	AUTO_MAPPING text = {.at = NULL};
	*out = NULL;
	if (result->status != BOX_EXITED && result->status != BOX_SIGNALED)
		return ERR_OK;
	enum err e = mapping_of(result->err.fd, &text);
	if (e)
		return e;
	if (result->status == BOX_EXITED && result->exit_code == SANITIZER_EXIT &&
	    sanitizer_read(text.bytes, &report))
		return tell_report(s, program_fd, job, &report, out);
	if (!result->stderr_cut)
		*out = json_pack("{sb}", "clean", 1);
	return ERR_OK;
}

/* ---- the second build and run ---- */

void explain_init(struct explainer *x, struct sandbox *s, const struct toolchain *t,
		  const struct compile_job *plain)
{
	*x = (struct explainer){
		.sandbox = s, .toolchain = t, .job = *plain, .program.program_fd = -1};
	x->job.kind = TOOLCHAIN_SANITIZE;
}

void explain_release(struct explainer *x)
{
	compiled_release(&x->program);
}

bool explain_wants(enum verdict v)
{
	return v == VERDICT_RTE || v == VERDICT_WA;
}

static uint32_t times(uint32_t value, uint32_t factor)
{
	uint32_t product;
	return __builtin_mul_overflow(value, factor, &product) ? UINT32_MAX : product;
}

struct box_limits explain_limits(struct box_limits plain)
{
	struct box_limits wide = plain;
	wide.cpu_ms = times(plain.cpu_ms, SLOWER);
	if (wide.cpu_ms > CPU_MAX_MS)
		wide.cpu_ms = plain.cpu_ms > CPU_MAX_MS ? plain.cpu_ms : CPU_MAX_MS;
	wide.wall_ms = wide.cpu_ms + plain.wall_ms;
	wide.memory_kib = times(plain.memory_kib, 3);
	if (wide.memory_kib < UINT32_MAX - MEMORY_KIB)
		wide.memory_kib += MEMORY_KIB;
	wide.stack_kib = times(plain.stack_kib, STACK_TIMES);
	if (wide.stderr_max_bytes < STDERR_MAX)
		wide.stderr_max_bytes = STDERR_MAX;
	return wide;
}

enum err explain_run(struct explainer *x, const struct box_request *failed, json_t **out)
{
	char why[BOX_TEXT_MAX];
	enum err e = ERR_OK;
	*out = NULL;
	if (!x->tried)
		e = compile(x->sandbox, x->toolchain, &x->job, &x->program, why);
	x->tried = true;
	if (e || !x->program.ok)
		return e == ERR_CLOSED || e == ERR_NOMEM ? e : ERR_OK;
	struct box_request r = *failed;
	struct box_result result = {0};
	r.class = BOX_SANITIZE;
	r.program_fd = x->program.program_fd;
	r.limits = explain_limits(failed->limits);
	e = sandbox_run(x->sandbox, &r, &result);
	if (!e)
		e = explain_result(x->sandbox, r.program_fd, &x->job, &result, out);
	box_result_release(&result);
	return e == ERR_CLOSED || e == ERR_NOMEM ? e : ERR_OK;
}

void explain_shortly(const struct box_result *result, char *why, size_t size)
{
	AUTO_FREE char *said = NULL;
	struct sanitizer_report found;
	size_t len = 0;
	if (result->status != BOX_EXITED || result->exit_code != SANITIZER_EXIT ||
	    box_output_read(&result->err, SYMBOLS_TEXT_MAX, &said, &len) ||
	    !sanitizer_read((struct span){said, len}, &found))
		return;
	if (found.file[0])
		snprintf(why, size, "%s:%lld: %s: %s", found.file, (long long)found.line,
			 found.kind, found.message);
	else
		snprintf(why, size, "%s: %s", found.kind, found.message);
}
