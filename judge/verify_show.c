#include "judge/verify_show.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/report.h"

enum { LINES_SHOWN = 8, WIDTH_LEAST = 10, MIB = 1 << 20 };

static const char red[] = "\033[31m", green[] = "\033[32m", yellow[] = "\033[33m";
static const char bold[] = "\033[1m", dim[] = "\033[2m";

/* ---- colours, no-color.org ---- */

static const char *paint(const char *code)
{
	const char *none = getenv("NO_COLOR");
	return isatty(STDOUT_FILENO) && !(none && none[0]) ? code : "";
}

static const char *plain(void)
{
	return paint("\033[0m");
}

/* A validator's words and file names tell the terminal nothing but text. */
static void print_text(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.p[i];
		putchar(c < 0x20 || c == 0x7F ? '?' : c);
	}
}

/* ---- counting ---- */

static bool is_kind(const json_t *report, const char *kind)
{
	return span_is(json_text_or(report, "kind", SPAN("")), kind);
}

static size_t list_size(const json_t *report, const char *key)
{
	return json_array_size(json_object_get(report, key));
}

static bool is_ok(const json_t *report)
{
	return json_is_true(json_object_get(report, "ok"));
}

static int64_t size_of(const char *path)
{
	struct stat st;
	return path && stat(path, &st) == 0 ? (int64_t)st.st_size : 0;
}

static int64_t data_bytes(const struct package *p)
{
	int64_t sum = 0;
	for (size_t i = 0; i < p->group_count; i++)
		for (size_t k = 0; k < p->groups[i].count; k++)
			sum += size_of(p->groups[i].tests[k].in) +
			       size_of(p->groups[i].tests[k].ans);
	return sum;
}

struct verify_tally verify_tally(const struct verify_package *p, json_t *const *reports,
				 size_t count, bool strict)
{
	struct verify_tally t = {.ok = !p->early, .data_bytes = data_bytes(p->package)};
	for (size_t i = 0; i < count; i++) {
		const json_t *r = reports[i];
		size_t tests = (size_t)json_int_or(r, "tests", 0);
		t.ok = t.ok && is_ok(r);
		t.warnings += list_size(r, "warnings");
		t.submissions += is_kind(r, "submission");
		t.tests += is_kind(r, "data") ? tests : 0;
		t.counters += is_kind(r, "counter") ? tests : 0;
		t.made += is_kind(r, "made") ? tests : 0;
	}
	t.ok = t.ok && !(strict && t.warnings);
	return t;
}

json_t *verify_json(const struct verify_package *p, const struct verify_tally *t,
		    json_t *const *reports, size_t count)
{
	const struct limits *l = &p->package->limits;
	json_t *rows = json_array(), *left_out = json_array();
	if (p->early)
		json_array_append(rows, p->early);
	/* What was cut in pieces is a row only where it has something to say. */
	for (size_t i = 0; i < count; i++)
		if (is_kind(reports[i], "submission") || is_kind(reports[i], "sanitize") ||
		    !is_ok(reports[i]))
			json_array_append(rows, reports[i]);
	for (size_t i = 0; i < p->expectations.left_out_count; i++)
		json_array_append_new(left_out,
				      json_pack("{ss ss}", "name", p->expectations.left_out[i].path,
						"language", p->expectations.left_out[i].language));
	json_t *o =
		json_pack("{ss sb sf sb sI sI sI sI so so}", "package", p->package->id, "ok", t->ok,
			  "limit_ms", limits_time_ms(l), "inferred", l->inferred, "tests",
			  (json_int_t)t->tests, "data_bytes", (json_int_t)t->data_bytes,
			  "counter_examples", (json_int_t)t->counters, "made_again",
			  (json_int_t)t->made, "rows", rows, "left_out", left_out);
	if (o)
		report_scaled(o, l);
	return o;
}

/* ---- one table ---- */

struct table {
	const struct verify_package *p;
	json_t *const *reports;
	size_t count;
	int name, expected; /* widths */
};

static int wider(int width, size_t length)
{
	return (int)length > width ? (int)length : width;
}

static void measure(struct table *t)
{
	const struct expectations *x = &t->p->expectations;
	t->name = t->expected = WIDTH_LEAST;
	for (size_t i = 0; i < t->count; i++) {
		t->name = wider(t->name, json_text_or(t->reports[i], "name", SPAN("")).len);
		t->expected =
			wider(t->expected, json_text_or(t->reports[i], "expected", SPAN("")).len);
	}
	for (size_t i = 0; i < x->left_out_count; i++)
		t->name = wider(t->name, strlen(x->left_out[i].path));
}

static void print_lines(const json_t *report, const char *key, const char *colour)
{
	size_t i, count = list_size(report, key);
	const json_t *line;
	json_array_foreach(json_object_get(report, key), i, line)
	{
		if (i == LINES_SHOWN)
			break;
		printf("       %s", paint(colour));
		print_text((struct span){json_string_value(line), json_string_length(line)});
		printf("%s\n", plain());
	}
	if (count > LINES_SHOWN)
		printf("       and %zu more: --json has all\n", count - LINES_SHOWN);
}

static void print_mark(bool ok, bool warned)
{
	const char *word = !ok ? "DIFF" : warned ? "warn" : "ok  ";
	printf("  %s%s%s ", paint(!ok ? red : warned ? yellow : green), word, plain());
}

static void print_figures(const struct table *t, const json_t *r)
{
	double slowest = json_number_value(json_object_get(r, "slowest_ms"));
	double limit = limits_time_ms(&t->p->package->limits);
	struct span expected = json_text_or(r, "expected", SPAN(""));
	struct span got = json_text_or(r, "verdict", SPAN(""));
	printf("  %-*.*s  %-3.*s", t->expected, SPAN_ARG(expected), SPAN_ARG(got));
	if (t->p->package->scoring)
		printf("  %5g", json_number_value(json_object_get(r, "score")));
	if (span_is(got, "CE"))
		return;
	printf("  %7.3f s  %4.0f %%", slowest / 1000, limit > 0 ? slowest * 100 / limit : 0);
}

/* `clean`: what the sanitizers said of the same submission, or NULL. */
static void print_submission(const struct table *t, const json_t *r, const json_t *clean)
{
	bool ok = is_ok(r) && (!clean || is_ok(clean));
	print_mark(ok, list_size(r, "warnings") > 0);
	printf("%-*.*s", t->name, SPAN_ARG(json_text_or(r, "name", SPAN(""))));
	print_figures(t, r);
	if (clean && is_ok(clean))
		printf("  sanitizers clean");
	if (json_is_true(json_object_get(r, "kept")))
		printf("  %skept%s", paint(dim), plain());
	putchar('\n');
	print_lines(r, "differences", red);
	print_lines(clean, "differences", red);
	print_lines(r, "warnings", yellow);
}

static void print_check(const json_t *r)
{
	if (is_ok(r))
		return;
	print_mark(false, false);
	print_text(json_text_or(r, "name", SPAN("")));
	putchar('\n');
	print_lines(r, "differences", red);
}

static void print_limit(const struct limits *l)
{
	printf("limit %g s", limits_time_ms(l) / 1000);
	if (l->inferred)
		printf(" (inferred on this host)");
	else if (l->factor > 1)
		printf(" (%g s, times %g by calibration of this host)", (double)l->time_ms / 1000,
		       l->factor);
}

static void print_count(const char *before, size_t n, const char *what)
{
	printf("%s%zu %s%s", before, n, what, n == 1 ? "" : "s");
}

static void print_head(const struct table *table, const struct verify_tally *t)
{
	const struct package *p = table->p->package;
	printf("%s%s%s: %s%s%s, ", paint(bold), p->id, plain(), paint(t->ok ? green : red),
	       t->ok ? "as expected" : "DIFFERENT", plain());
	print_limit(&p->limits);
	if (!table->p->early)
		print_count(", ", t->tests, "test");
	if (t->data_bytes >= MIB / 10)
		printf(" of %.1f MiB", (double)t->data_bytes / MIB);
	if (t->counters)
		print_count(", ", t->counters, "counter-example");
	if (t->made)
		printf(", %zu made again, compared with the recorded hashes", t->made);
	printf("\n%s       %-*s  %-*s  got%s  %9s  %6s%s\n", paint(dim), table->name, "submission",
	       table->expected, "expected", p->scoring ? "  score" : "", "slowest", "limit",
	       plain());
}

void verify_show(const struct verify_package *p, const struct verify_tally *t,
		 json_t *const *reports, size_t count)
{
	struct table table = {.p = p, .reports = reports, .count = count};
	const struct expectations *x = &p->expectations;
	measure(&table);
	print_head(&table, t);
	if (p->early)
		print_check(p->early);
	for (size_t i = 0; i < count; i++) {
		bool cleaned = i + 1 < count && is_kind(reports[i + 1], "sanitize");
		if (is_kind(reports[i], "submission"))
			print_submission(&table, reports[i], cleaned ? reports[i + 1] : NULL);
		else if (!is_kind(reports[i], "sanitize"))
			print_check(reports[i]);
	}
	for (size_t i = 0; i < x->left_out_count; i++)
		printf("  %s--%s   %-*s  left out: %s is not run here\n", paint(dim), plain(),
		       table.name, x->left_out[i].path, x->left_out[i].language);
	putchar('\n');
	fflush(stdout);
}

/* ---- all of them ---- */

void verify_show_end(const struct verify_end *end)
{
	size_t bad = end->different + end->refused;
	printf("%s", paint(bad ? red : green));
	if (end->different)
		printf("%zu of ", end->different);
	print_count("", end->packages, "package");
	printf(" %s", end->different ? "DIFFERENT" : "as expected");
	if (end->refused)
		printf(", %zu refused", end->refused);
	printf("%s", plain());
	print_count(": ", end->all.submissions, "submission");
	print_count(", ", end->all.tests, "test");
	print_count(", ", end->all.counters, "counter-example");
	printf(", %s", end->all.warnings ? paint(yellow) : "");
	print_count("", end->all.warnings, "warning");
	printf("%s", plain());
	if (end->kept)
		print_count("; ", end->kept, "report");
	printf("%s; %.1f s on ", end->kept ? " kept from before" : "", end->seconds);
	print_count("", (size_t)end->slots, "slot");
	printf(", tier %s\n", end->tier);
}

void verify_show_progress(size_t done, size_t count)
{
	if (!isatty(STDERR_FILENO))
		return;
	if (count)
		fprintf(stderr, "\r\033[Kverifying: %zu of %zu", done, count);
	else
		fputs("\r\033[K", stderr);
}
