#include "judge/show.h"

#include <stdlib.h>
#include <unistd.h>

#include "judge/diagnose.h"
#include "judge/report.h"

enum { QUOTED_MAX = 100, TAB = 8, NAME_WIDTH = 32 };

static const char red[] = "\033[31m", green[] = "\033[32m", yellow[] = "\033[33m";
static const char bold[] = "\033[1m", dim[] = "\033[2m";

void show_init(struct show *s, FILE *out, const struct source *sources, size_t count)
{
	const char *plain = getenv("NO_COLOR");
	*s = (struct show){.out = out, .sources = sources, .count = count};
	s->colour = isatty(fileno(out)) && !(plain && plain[0]);
}

static const char *paint(const struct show *s, const char *code)
{
	return s->colour ? code : "";
}

static const char *plain(const struct show *s)
{
	return s->colour ? "\033[0m" : "";
}

static void show_verdict(const struct show *s, const char *word, int width)
{
	bool good = strcmp(word, "AC") == 0 || strcmp(word, "OK") == 0;
	bool ours = strcmp(word, "JE") == 0;
	const char *colour = good ? green : ours ? yellow : red;
	fprintf(s->out, "%s%-*s%s", paint(s, colour), width, word, plain(s));
}

/* Of ASCII, or U+0080 to U+009F, of which one begins escapes too. */
static bool is_control(struct span text, size_t i)
{
	unsigned char c = (unsigned char)text.p[i];
	unsigned char next = i + 1 < text.len ? (unsigned char)text.p[i + 1] : 0;
	return c < 0x20 || c == 0x7F || (c == 0xC2 && next >= 0x80 && next < 0xA0);
}

/* Whatever a program or its source holds, the terminal is told nothing but text: no escape. */
static void show_up_to(const struct show *s, struct span text, int columns)
{
	int column = 0;
	for (size_t i = 0; i < text.len && column < columns; i++) {
		unsigned char c = (unsigned char)text.p[i];
		int spaces = c == '\t' ? TAB - column % TAB : 0;
		if (spaces)
			fprintf(s->out, "%*s", spaces, "");
		else
			fputc(is_control(text, i) ? '?' : c, s->out);
		i += c == 0xC2 && is_control(text, i);
		column += spaces ? spaces : 1;
	}
}

static void show_text(const struct show *s, struct span text)
{
	show_up_to(s, text, QUOTED_MAX);
}

static void show_key(const struct show *s, const json_t *o, const char *key)
{
	show_text(s, json_text_or(o, key, SPAN("")));
}

static void quote_line(const struct show *s, const char *indent, struct span file, int64_t line)
{
	for (size_t i = 0; i < s->count; i++) {
		struct span text = s->sources[i].text, row = {0};
		if (!span_is(file, s->sources[i].name))
			continue;
		for (int64_t k = 0; k < line; k++)
			if (!span_split(&text, '\n', &row))
				return;
		fprintf(s->out, "%s%s%5lld |%s ", indent, paint(s, dim), (long long)line, plain(s));
		show_text(s, span_trim(row));
		fputc('\n', s->out);
		return;
	}
}

/* Two or three lines: what it is and where, what happened, and the line itself. */
static void show_sanitizer(const struct show *s, const char *indent, const json_t *o)
{
	const json_t *top = json_array_get(json_object_get(o, "stack"), 0);
	struct span file = json_text_or(o, "file", SPAN(""));
	int64_t line = json_int_or(o, "line", 0);
	if (!o || json_is_true(json_object_get(o, "clean")))
		return;
	fprintf(s->out, "%s%s", indent, paint(s, bold));
	show_key(s, o, "kind");
	fputs(plain(s), s->out);
	if (file.len)
		fprintf(s->out, " at %.*s:%lld", SPAN_ARG(file), (long long)line);
	if (top) {
		fputs(" in ", s->out);
		show_key(s, top, "function");
	}
	if (json_text_or(o, "message", SPAN("")).len) {
		fprintf(s->out, "\n%s", indent);
		show_text(s, json_text_or(o, "message", SPAN("")));
	}
	fputc('\n', s->out);
	if (file.len)
		quote_line(s, indent, file, line);
}

void show_compile(const struct show *s, const json_t *compile)
{
	size_t i;
	const json_t *d;
	json_array_foreach(json_object_get(compile, "diagnostics"), i, d)
	{
		bool error = span_is(json_text_or(d, "severity", SPAN("")), "error");
		show_key(s, d, "file");
		fprintf(s->out, ":%lld:%lld: %s", (long long)json_int_or(d, "line", 0),
			(long long)json_int_or(d, "column", 0), paint(s, error ? red : yellow));
		show_key(s, d, "severity");
		fprintf(s->out, ":%s ", plain(s));
		show_up_to(s, json_text_or(d, "message", SPAN("")), DIAGNOSTIC_TEXT_MAX);
		fputc('\n', s->out);
	}
}

/* What is said beside the figures, each after two spaces. */
static void show_notes(const struct show *s, const json_t *o)
{
	const json_t *crash = json_object_get(o, "crash");
	struct span near = json_text_or(o, "near_limit", SPAN(""));
	struct span syscall = json_text_or(o, "syscall", SPAN(""));
	int64_t repeats = json_int_or(o, "repeats", 1);
	if (repeats > 1)
		fprintf(s->out, "  %s%lld runs within %.1f ms%s", paint(s, dim), (long long)repeats,
			json_number_value(json_object_get(o, "spread_ms")), plain(s));
	if (near.len)
		fprintf(s->out, "  %snear the %.*s limit, better of two runs%s", paint(s, yellow),
			SPAN_ARG(near), plain(s));
	if (crash) {
		fputs("  ", s->out);
		show_key(s, crash, "name");
	}
	if (syscall.len)
		fprintf(s->out, "  forbidden: %.*s", SPAN_ARG(syscall));
	if (json_int_or(o, "exit_code", 0) != 0)
		fprintf(s->out, "  exit %lld", (long long)json_int_or(o, "exit_code", 0));
}

static void show_test(const struct show *s, const struct test_result *t)
{
	AUTO_JSON *o = report_test(t);
	if (!o)
		return;
	show_verdict(s, verdict_word(t->verdict), 4);
	fprintf(s->out, " %-*s %9.1f ms %8lld KiB", NAME_WIDTH, t->test->name,
		(double)t->cpu_us / 1000, (long long)t->memory_kib);
	show_notes(s, o);
	if (t->why[0]) {
		fputs("  ", s->out);
		show_text(s, span_of(t->why));
	}
	fputc('\n', s->out);
	show_sanitizer(s, "     ", json_object_get(o, "sanitizer"));
}

void show_judgement(const struct show *s, const struct judgement *g, const struct package *p,
		    const char *tier)
{
	const struct timing *t = &g->timing;
	for (size_t i = 0; i < g->test_count; i++)
		if (g->tests[i].verdict != VERDICT_NONE)
			show_test(s, &g->tests[i]);
	show_verdict(s, verdict_word(g->verdict), 0);
	if (p->scoring)
		fprintf(s->out, ", %g of %g points", g->score, g->max_score);
	if (t->slowest)
		fprintf(s->out, ", slowest %.1f of %lld ms (%s)",
			(double)repeat_median(&t->times) / 1000, (long long)g->limit_ms,
			t->slowest->test->name);
	if (p->limits.factor > 1)
		fprintf(s->out, ", time limits x %.2f", p->limits.factor);
	fprintf(s->out, ", tier %s, %.0f ms in all\n", tier, (double)g->us / 1000);
}

void show_exec(const struct show *s, const json_t *report)
{
	char word[8];
	snprintf(word, sizeof word, "%.*s", SPAN_ARG(json_text_or(report, "verdict", SPAN("?"))));
	show_verdict(s, word, 0);
	if (strcmp(word, "CE") != 0)
		fprintf(s->out, ", %.1f ms, %lld KiB",
			json_number_value(json_object_get(report, "cpu_ms")),
			(long long)json_int_or(report, "memory_kib", 0));
	if (json_text_or(report, "tier", SPAN("")).len) {
		fputs(", tier ", s->out);
		show_key(s, report, "tier");
	}
	show_notes(s, report);
	fputc('\n', s->out);
	show_sanitizer(s, "  ", json_object_get(report, "sanitizer"));
}
