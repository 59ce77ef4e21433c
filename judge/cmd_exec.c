/* cmd_exec.c - viva-judge exec SOURCE... [--json] [--stdin FILE] [limits] [--sanitize] */
#include <stdio.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/commands.h"
#include "judge/execute.h"
#include "judge/report.h"
#include "judge/session.h"
#include "judge/show.h"

struct exec_options {
	bool json, sanitize;
	const char *input;
	double time_s, memory_mib;
	struct session_options session;
};

static struct span text_of(const json_t *o, const char *key)
{
	return json_text_or(o, key, SPAN(""));
}

static void print_human(const json_t *o, const struct source *sources, size_t count)
{
	struct show s;
	show_init(&s, stderr, sources, count);
	show_compile(&s, json_object_get(o, "compile"));
	file_write_all(STDOUT_FILENO, text_of(o, "stdout"));
	file_write_all(STDERR_FILENO, text_of(o, "stderr"));
	show_exec(&s, o);
}

static int run(const struct exec_options *o, const struct words_view *words, int stdin_fd)
{
	struct source sources[COMPILE_SOURCES_MAX];
	struct arena a;
	AUTO_SESSION s = {.sandbox.control_fd = -1};
	AUTO_JSON *report = NULL;
	arena_init(&a, PACKAGE_ARENA_MAX);
	int status = session_sources(&a, words, sources);
	if (!status)
		status = session_open(&o->session, &s);
	if (!status) {
		session_cache(&o->session, &s);
		const struct execute_job job = {
			.sources = sources,
			.count = (size_t)words->count,
			.time_s = o->time_s,
			.memory_mib = o->memory_mib,
			.stdin_fd = stdin_fd,
			.sanitize = o->sanitize,
		};
		enum err e = execute(&s.sandbox, s.toolchain, &job, &report);
		if (e)
			status = complain(STATUS_JUDGE, "the sandbox: %s", err_str(e));
		else if (o->json)
			status = report_print(report) ? STATUS_JUDGE : STATUS_DONE;
		else
			print_human(report, sources, (size_t)words->count);
		if (!status && span_is(text_of(report, "verdict"), "JE"))
			status = complain(STATUS_JUDGE, "the judge failed: %.*s",
					  SPAN_ARG(text_of(report, "reason")));
	}
	arena_release(&a);
	return status;
}

int cmd_exec(int argc, char **argv)
{
	struct exec_options o = {0};
	const struct option_spec specs[] = {
		{"--json", OPTION_FLAG, &o.json, 0, 0},
		{"--sanitize", OPTION_FLAG, &o.sanitize, 0, 0},
		{"--stdin", OPTION_TEXT, &o.input, 0, 0},
		{"--time-limit", OPTION_NUMBER, &o.time_s, 0.01, 600},
		{"--memory-limit", OPTION_NUMBER, &o.memory_mib, 1, 16384},
		{"--tier", OPTION_TEXT, &o.session.tier, 0, 0},
		{"--min-tier", OPTION_TEXT, &o.session.min_tier, 0, 0},
		{"--data", OPTION_TEXT, &o.session.data, 0, 0},
		SESSION_COMPILE_SPECS(&o.session),
	};
	struct words_view words;
	AUTO_FD int stdin_fd = -1;
	if (!options_read("exec", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count == 0)
		return complain(STATUS_USAGE, "exec: wants at least one source file");
	if (o.input && sandbox_open(o.input, &stdin_fd))
		return complain(STATUS_USAGE, "%s: is no file that can be read", o.input);
	return run(&o, &words, stdin_fd);
}
