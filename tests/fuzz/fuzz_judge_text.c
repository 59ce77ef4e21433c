/* What the judge reads that others wrote: sources, outputs, what the compiler says, frames and
 * patterns. The first byte says which decoder gets the rest. */
#include <stdlib.h>

#include "judge/compare.h"
#include "judge/compile.h"
#include "judge/diagnose.h"
#include "judge/forbid.h"
#include "judge/frame.h"
#include "judge/glob.h"
#include "judge/sanitizer.h"
#include "judge/symbols.h"
#include "judge/toolchain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void sources(struct span s)
{
	static const char *const words[] = {"qsort", "asm_"}, *const names[] = {"a.c", "b.h"};
	static const struct forbid_policy policy = {words, 2};
	struct forbid_found f;
	if (forbid_check(s, &policy, &f) || f.count > FORBID_HITS_MAX)
		abort();
	for (size_t i = 0; i < f.count; i++)
		if (f.hits[i].line < 1 || f.hits[i].column < 1)
			abort();
	if (forbid_check_expanded(s, names, 2, &policy, &f) || f.count > FORBID_HITS_MAX)
		abort();
	for (size_t i = 0; i < f.count; i++)
		if (f.hits[i].line < 1 || f.hits[i].file > 1)
			abort();
}

/* An output is always right against itself, whatever the options. */
static void outputs(struct span s)
{
	static const struct compare_options options[] = {
		{.case_sensitive = true},
		{.space_change_sensitive = true},
		{.absolute = true, .absolute_tolerance = {0, 1, -6}},
		{.relative = true, .relative_tolerance = {0, 1, -6}},
	};
	char why[COMPARE_WHY_MAX];
	size_t half = s.len / 2;
	for (size_t i = 0; i < 4; i++) {
		if (!compare(&options[i], s, s, why))
			abort();
		compare(&options[i], (struct span){s.p, half},
			(struct span){s.p + half, s.len - half}, why);
	}
}

static void messages(struct span s)
{
	AUTO_JSON *list = json_array();
	diagnose_json(list, s);
	diagnose_lines(list, s);
	diagnose_link(list, s);
	AUTO_JSON *text = diagnose_string(s, 1000);
	AUTO_BUF out;
	buf_init(&out, 16 * 1024 * 1024);
	if (!text || json_write(list, &out))
		abort(); /* everything in it must be text */
}

static void frames(struct span s)
{
	struct frames f;
	json_t *m = NULL;
	frames_init(&f);
	buf_add(&f.in, s);
	while (frames_next(&f, &m) == ERR_OK) {
		json_decref(m);
		m = NULL;
	}
	frames_release(&f);
}

static void patterns(struct span s)
{
	char *text = NULL;
	if (span_dup(s, &text))
		return;
	char *path = strchr(text, '\n');
	if (path)
		*path++ = 0;
	if (glob_check(text) == ERR_OK)
		glob_match(text, path ? path : "secret/g1/01-x");
	free(text);
}

static void driver(struct span s)
{
	for (int c = 0; c < COMPILER_COUNT; c++) {
		struct arena a;
		struct pipeline p = {.compiler = (enum compiler)c};
		arena_init(&a, 1024 * 1024);
		toolchain_parse(&a, &p, s);
		arena_release(&a);
	}
}

/* What a program and addr2line print. */
static void reports(struct span s)
{
	struct sanitizer_report r;
	struct symbol found[SYMBOLS_INLINE_MAX];
	if (sanitizer_read(s, &r) &&
	    (!r.kind[0] || r.stack.count > SANITIZER_FRAMES_MAX || r.line < 0))
		abort();
	if (symbols_find(s, 0x10f8, found) > SYMBOLS_INLINE_MAX)
		abort();
}

/* Two tokens within a tolerance of each other both ways, and each of itself. */
static void numbers(struct span s)
{
	struct number a, b;
	struct tolerance t;
	struct span first;
	if (!span_split(&s, ' ', &first) || !number_parse(first, &a) || !s.p ||
	    !number_parse(s, &b))
		return;
	if (!number_tolerance(&b, &t))
		t = (struct tolerance){0, 1, -6};
	if (!number_within(&a, &a, &t, true) || !number_within(&b, &b, &t, false) ||
	    number_within(&a, &b, &t, false) != number_within(&b, &a, &t, false))
		abort();
	number_within(&a, &b, &t, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const decoders[])(struct span) = {sources,  outputs, messages, frames,
							patterns, driver,  reports,  numbers};
	if (size > 0)
		decoders[data[0] % 8]((struct span){(const char *)data + 1, size - 1});
	return 0;
}
