/* cmd_run.c - viva-judge run PACKAGE SOURCE... [--json] [--progress] [--slots N]
 * [--tier auto|A|B|C] */
#include <stdio.h>

#include "base/auto.h"
#include "judge/commands.h"
#include "judge/report.h"
#include "judge/session.h"
#include "judge/show.h"

static void on_test(void *ctx, const struct test_result *t, size_t done, size_t total)
{
	(void)ctx;
	AUTO_JSON *line = json_pack("{sI sI so}", "done", (json_int_t)done, "total",
				    (json_int_t)total, "test", report_test(t));
	report_print(line);
}

static void print_human(const struct judgement *g, const struct package *p, const char *tier,
			const struct source *sources, size_t count)
{
	struct show s;
	AUTO_JSON *compile = g->compiled.diagnostics ? compiled_json(&g->compiled) : NULL;
	show_init(&s, stdout, sources, count);
	show_compile(&s, compile);
	show_judgement(&s, g, p, tier);
	if (g->verdict == VERDICT_JE)
		fprintf(stderr, "viva-judge: the judge failed: %s\n", g->why);
}

enum { RUN_SLOTS_MAX = 8 };

struct run_options {
	bool json, progress;
	double slots;
	struct session_options session;
};

static int judge(struct session *s, const struct run_options *o, const struct words_view *words)
{
	AUTO_PACKAGE *p = NULL;
	struct source sources[COMPILE_SOURCES_MAX];
	struct arena a;
	const struct words_view paths = {words->v + 1, words->count - 1};
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_VALIDATORS validators = {.output.program_fd = -1};
	AUTO_JUDGEMENT g = {.compiled.program_fd = -1};
	arena_init(&a, PACKAGE_ARENA_MAX);
	int status = session_sources(&a, &paths, sources);
	if (!status)
		status = session_package(s, words->v[0], &p);
	if (!status && validators_make(&s->sandbox, s->toolchain, p, false, &f, &validators))
		status = complain(STATUS_USAGE, "%.*s", SPAN_ARG(span_trim(faults_text(&f))));
	if (!status && tokens_new((int)o->slots, &s->tokens))
		status = complain(STATUS_JUDGE, "%s", err_str(ERR_NOMEM));
	if (!status) {
		tokens_enter(s->tokens);
		const struct judging j = {
			.sandbox = &s->sandbox,
			.toolchain = s->toolchain,
			.package = p,
			.validators = &validators,
			.timing = true,
			.explain = true,
			.tokens = s->tokens,
			.on_test = o->progress ? on_test : NULL,
		};
		enum err e = judge_submission(&j, sources, (size_t)paths.count, &g);
		const char *tier = box_tier_name(box_tier(s->sandbox.box));
		if (e)
			status = complain(STATUS_JUDGE, "the sandbox: %s", err_str(e));
		else if (o->json) {
			AUTO_JSON *report = report_judgement(&g, p, tier);
			status = report_print(report) ? STATUS_JUDGE : STATUS_DONE;
		} else {
			print_human(&g, p, tier, sources, (size_t)paths.count);
		}
		if (g.verdict == VERDICT_JE)
			status = STATUS_JUDGE;
	}
	arena_release(&a);
	return status;
}

int cmd_run(int argc, char **argv)
{
	struct run_options o = {.slots = session_cores(RUN_SLOTS_MAX)};
	const struct option_spec specs[] = {
		{"--json", OPTION_FLAG, &o.json, 0, 0},
		{"--progress", OPTION_FLAG, &o.progress, 0, 0},
		{"--slots", OPTION_NUMBER, &o.slots, 1, RUN_SLOTS_MAX},
		{"--tier", OPTION_TEXT, &o.session.tier, 0, 0},
		{"--min-tier", OPTION_TEXT, &o.session.min_tier, 0, 0},
		{"--data", OPTION_TEXT, &o.session.data, 0, 0},
		SESSION_COMPILE_SPECS(&o.session),
	};
	struct words_view words;
	if (!options_read("run", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count < 2)
		return complain(STATUS_USAGE, "run: wants a package and at least one source file");
	AUTO_SESSION s;
	int status = session_open(&o.session, &s);
	if (!status)
		session_cache(&o.session, &s);
	return status ? status : judge(&s, &o, &words);
}
