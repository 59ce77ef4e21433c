#include "judge/sanitizer.h"

#include <stdio.h>

/* Compiled in, since nobody sets an environment for the program. Leaks are no error here (a
 * submission may end without free), and looking for them needs ptrace, which the sandbox forbids.
 *
 * AddressSanitizer asks /proc/self/maps for the bounds of the main stack, and there is no /proc.
 * Without them it cannot walk the stack at a malloc, name a local variable or see the use of one
 * after its function's return. They are given to it the only way there is: by a switch of fibers,
 * from this stack to itself. */
const char sanitizer_source[] =
	"#include <stddef.h>\n"
	"#include <stdint.h>\n"
	"#include <sys/resource.h>\n"
	"extern void *__libc_stack_end;\n"
	"void __sanitizer_start_switch_fiber(void **save, const void *bottom, size_t size);\n"
	"void __sanitizer_finish_switch_fiber(void *save, const void **bottom, size_t *size);\n"
	"const char *__asan_default_options(void);\n"
	"const char *__asan_default_options(void)\n"
	"{\n\treturn \"detect_leaks=0:allocator_may_return_null=1:handle_abort=1:exitcode=86:\"\n"
	"\t\"detect_stack_use_after_return=1:symbolize=0:print_legend=0:color=never\";\n}\n"
	"const char *__ubsan_default_options(void);\n"
	"const char *__ubsan_default_options(void)\n"
	"{\n\treturn \"halt_on_error=1:print_stacktrace=1:exitcode=86:symbolize=0\";\n}\n"
	"__attribute__((constructor, no_sanitize(\"address\", \"undefined\")))\n"
	"static void viva_stack(void)\n"
	"{\n"
	"\tstruct rlimit limit;\n"
	"\tvoid *save;\n"
	"\tuintptr_t top = ((uintptr_t)__libc_stack_end | 4095) + 1;\n"
	"\tsize_t size = 8u << 20;\n"
	"\tif (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < (1u << 30))\n"
	"\t\tsize = limit.rlim_cur;\n"
	"\t__sanitizer_start_switch_fiber(&save, (void *)(top - size), size);\n"
	"\t__sanitizer_finish_switch_fiber(save, NULL, NULL);\n"
	"}\n";

/* ---- small pieces of text ---- */

static size_t find(struct span s, const char *text)
{
	const char *at = memmem(s.p, s.len, text, strlen(text));
	return at ? (size_t)(at - s.p) : s.len;
}

static bool has(struct span s, const char *text)
{
	return find(s, text) < s.len;
}

/* What follows `text` in s; empty when it is not there. */
static struct span after(struct span s, const char *text)
{
	size_t at = find(s, text);
	if (at == s.len)
		return (struct span){s.p + s.len, 0};
	at += strlen(text);
	return (struct span){s.p + at, s.len - at};
}

static struct span before(struct span s, const char *text)
{
	return (struct span){s.p, find(s, text)};
}

/* Cut where it does not fit; control characters become spaces. */
static void add_text(char *out, size_t max, struct span s)
{
	size_t n = strlen(out);
	for (size_t i = 0; i < s.len && n + 1 < max; i++) {
		unsigned char c = (unsigned char)s.p[i];
		out[n++] = c < 0x20 || c == 0x7F ? ' ' : s.p[i];
	}
	out[n] = 0;
}

static void say(struct sanitizer_report *r, struct span s)
{
	if (r->message[0])
		add_text(r->message, sizeof r->message, SPAN(", "));
	add_text(r->message, sizeof r->message, s);
}

static bool read_hex(struct span s, uint64_t *out)
{
	uint64_t value = 0;
	if (s.len == 0 || s.len > 16)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		const char *digits = "0123456789abcdef";
		const char *d = s.p[i] ? strchr(digits, s.p[i]) : NULL;
		if (!d)
			return false;
		value = value << 4 | (uint64_t)(d - digits);
	}
	*out = value;
	return true;
}

/* ---- how a report begins ---- */

struct word {
	const char *text, *kind;
};

/* For kinds whose reports say nothing further. */
static const struct word plain_words[] = {
	{"stack-overflow",
	 "the stack is full: recursion that does not end, or too big a local array"},
	{"ABRT", "abort() was called, or an assertion failed"},
	{"FPE", "a division by zero, or one whose result does not fit"},
	{"double-free", "free() of what is free already"},
	{NULL, NULL},
};

static const struct word address_kinds[] = {
	{"attempting double-free", "double-free"},
	{"attempting free", "bad-free"},
	{"requested allocation size", "allocation-size-too-big"},
	{"calloc parameters overflow", "calloc-overflow"},
	{NULL, NULL},
};

/* By the words of its messages; the first that fits. Names are those of -fsanitize=. */
static const struct word undefined_kinds[] = {
	{"signed integer overflow", "signed-integer-overflow"},
	{"negation of", "signed-integer-overflow"},
	{"division by zero", "integer-divide-by-zero"},
	{"division of", "signed-integer-overflow"},
	{"null pointer", "null"},
	{"misaligned address", "alignment"},
	{"out of bounds", "bounds"},
	{"variable length array bound", "vla-bound"},
	{"shift", "shift"},
	{"pointer index expression", "pointer-overflow"},
	{"applying non-zero offset", "pointer-overflow"},
	{"applying zero offset", "pointer-overflow"},
	{"is not a valid value for type", "invalid-value"},
	{"outside the range of representable values", "float-cast-overflow"},
	{"unreachable", "unreachable"},
	{"passing zero to", "builtin"},
	{"null returned from", "nonnull-attribute"},
	{NULL, NULL},
};

static const char *known_kind(const struct word *words, struct span s)
{
	while (words->text && !has(s, words->text))
		words++;
	return words->kind;
}

/* "==2==ERROR: AddressSanitizer: heap-buffer-overflow on address ..." */
static bool begin_address(struct span line, struct sanitizer_report *out)
{
	struct span rest = after(line, "ERROR: AddressSanitizer: ");
	if (!span_starts(line, "==") || rest.len == 0)
		return false;
	*out = (struct sanitizer_report){.line = 0};
	const char *known = known_kind(address_kinds, rest);
	struct span kind = known ? span_of(known) : before(before(rest, " "), ":");
	/* A forged one may name none. */
	add_text(out->kind, sizeof out->kind, kind.len ? kind : SPAN("unknown"));
	const char *plain = known_kind(plain_words, kind);
	if (plain)
		say(out, span_of(plain));
	else if (known)
		say(out, before(rest, " (pc "));
	return true;
}

/* "a.c:5:10: runtime error: division by zero" */
static bool begin_undefined(struct span line, struct sanitizer_report *out)
{
	struct span where = before(line, ": runtime error: "), file, row, column;
	struct span message = after(line, ": runtime error: ");
	struct sanitizer_report r = {.line = 0};
	if (message.len == 0 || !span_split(&where, ':', &file) || file.len == 0 ||
	    file.len >= sizeof r.file || memchr(file.p, '/', file.len) ||
	    !span_split(&where, ':', &row) || span_int(row, 1, INT32_MAX, &r.line) ||
	    !span_split(&where, ':', &column) || span_int(column, 1, INT32_MAX, &r.column))
		return false;
	add_text(r.file, sizeof r.file, file);
	const char *kind = known_kind(undefined_kinds, message);
	add_text(r.kind, sizeof r.kind, span_of(kind ? kind : "undefined-behavior"));
	say(&r, message);
	*out = r;
	return true;
}

/* ---- the lines of a report ---- */

/* "    #3 0x55d5 in f (/program+0x18d1)": an offset in the program, not in a library. */
static bool take_frame(struct span line, struct sanitizer_trace *trace)
{
	uint64_t at;
	struct span module = after(line, "(");
	struct span offset = before(after(module, "+0x"), ")");
	if (!span_starts(span_trim(line), "#"))
		return false;
	const struct span path = before(module, "+0x");
	/* By the name it was given; or by its memfd's, where there is a /proc to ask. */
	const bool ours = span_is(path, "/program") || span_starts(path, "/memfd:");
	if (trace && ours && trace->count < SANITIZER_FRAMES_MAX && read_hex(offset, &at))
		trace->at[trace->count++] = at;
	return true;
}

static void say_access(struct sanitizer_report *r, struct span line)
{
	say(r, span_starts(line, "READ") ? SPAN("reads ") : SPAN("writes "));
	add_text(r->message, sizeof r->message, before(after(line, " of size "), " "));
	add_text(r->message, sizeof r->message, SPAN(" bytes"));
}

/* "0x60 is located 0 bytes to the right of 16-byte region [0x60,0x70)", in words of another year
 * "after" and "before". */
static void say_located(struct sanitizer_report *r, struct span line)
{
	char text[160];
	struct span where = before(before(after(line, " is located "), " ["), " (0x");
	struct span block = before(where, "-byte region"), size = block, word;
	if (has(line, " in stack of thread"))
		return;
	if (block.len == where.len) {
		say(r, where);
		return;
	}
	while (span_split(&block, ' ', &word))
		size = word;
	struct span away = before(where, " ");
	const int n = size.len < 20 ? (int)size.len : 20, m = away.len < 20 ? (int)away.len : 20;
	const char *side =
		has(where, " left of ") || has(where, " before ") ? "before" : "past the end of";
	if (has(where, " inside "))
		snprintf(text, sizeof text, "inside a block of %.*s bytes", n, size.p);
	else if (span_is(away, "0"))
		snprintf(text, sizeof text, "just %s a block of %.*s bytes", side, n, size.p);
	else
		snprintf(text, sizeof text, "%.*s bytes %s a block of %.*s bytes", m, away.p, side,
			 n, size.p);
	say(r, span_of(text));
}

static void say_variable(struct sanitizer_report *r, struct span line)
{
	struct span name = before(after(line, "'"), "'");
	say(r, after(before(after(line, "<== "), " this variable"), "at "));
	add_text(r->message, sizeof r->message, SPAN(" the variable "));
	add_text(r->message, sizeof r->message, name);
}

static void say_signal(struct sanitizer_report *r, struct span line)
{
	say(r,
	    has(line, "READ") ? SPAN("reads where nothing is") : SPAN("writes where it may not"));
}

static void say_zero_page(struct sanitizer_report *r, struct span line)
{
	(void)line;
	say(r, SPAN("through a null pointer or close to one"));
}

static const struct {
	const char *text;
	bool front; /* the line begins with it */
	void (*take)(struct sanitizer_report *r, struct span line);
} lines[] = {
	{"READ of size ", true, say_access},
	{"WRITE of size ", true, say_access},
	{" is located ", false, say_located},
	{"<== Memory access at offset ", false, say_variable},
	{"The signal is caused by a ", false, say_signal},
	{"Hint: address points to the zero page", false, say_zero_page},
};

/* Which trace the frames below this line belong to; NULL: none that is wanted. */
static struct sanitizer_trace *next_trace(struct sanitizer_report *r, struct span line,
					  struct sanitizer_trace *now)
{
	if (span_starts(line, "freed by "))
		return &r->freed;
	if (span_starts(line, "allocated by ") || span_starts(line, "previously allocated by "))
		return &r->allocated;
	return has(line, " is located ") || span_starts(line, "SUMMARY: ") ? NULL : now;
}

bool sanitizer_read(struct span text, struct sanitizer_report *out)
{
	bool found = false, ended = false;
	struct sanitizer_trace *trace = NULL;
	struct span line;
	while (span_split(&text, '\n', &line)) {
		if (begin_address(line, out) || begin_undefined(line, out)) {
			found = true;
			ended = false;
			trace = &out->stack;
			continue;
		}
		if (!found || ended || take_frame(line, trace))
			continue;
		trace = next_trace(out, line, trace);
		ended = span_starts(line, "SUMMARY: ");
		for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
			if (lines[i].front ? span_starts(line, lines[i].text)
					   : has(line, lines[i].text))
				lines[i].take(out, line);
	}
	return found;
}
