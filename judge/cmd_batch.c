/* cmd_batch.c - viva-judge batch [--tier X] [--compiler X]: programs to run, one JSON object a line
 * on standard input, one report a line on standard output, in that order.
 *
 *   {"sources":[{"name","text"}], "stdin"?, "time_limit"? (s), "memory_limit"? (MiB), "sanitize"?}
 *
 * All of them share one sandbox, so one after the other meets the slots that those before it left:
 * this is how the attack corpus asks whether a slot is clean afterwards. A line that is no such
 * object gets {"error": why} and costs the others nothing. */
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"
#include "judge/commands.h"
#include "judge/execute.h"
#include "judge/report.h"
#include "judge/session.h"

enum { LINE_BYTES_MAX = 16 * 1024 * 1024 };

struct batch_job {
	struct source sources[COMPILE_SOURCES_MAX];
	struct execute_job execute;
	struct span input;
};

static const char *read_number(const json_t *line, const char *key, double lo, double hi,
			       double *out)
{
	const json_t *value = json_object_get(line, key);
	if (!value)
		return NULL;
	*out = json_number_value(value);
	return json_is_number(value) && *out >= lo && *out <= hi ? NULL
								 : "a limit is out of its range";
}

static const char *read_sources(const json_t *line, struct batch_job *out)
{
	json_t *list, *one;
	size_t i;
	struct span name;
	if (json_get_array(line, "sources", &list) || json_array_size(list) == 0 ||
	    json_array_size(list) > COMPILE_SOURCES_MAX)
		return "'sources' must be a list of 1 to 24 objects";
	json_array_foreach(list, i, one)
	{
		if (json_get_text(one, "name", &name) ||
		    json_get_text(one, "text", &out->sources[i].text))
			return "a source must have a 'name' and a 'text'";
		out->sources[i].name = name.p; /* json_read refuses NUL inside */
	}
	out->execute.sources = out->sources;
	out->execute.count = json_array_size(list);
	return NULL;
}

/* NULL, or what is wrong with the line. */
static const char *read_job(const json_t *line, struct batch_job *out)
{
	static const char *const keys[] = {"sources",	   "stdin",    "time_limit",
					   "memory_limit", "sanitize", NULL};
	*out = (struct batch_job){.execute.stdin_fd = -1};
	if (!json_is_object(line) || !json_only(line, keys))
		return "not an object of the members that --help names";
	const char *wrong = read_sources(line, out);
	if (!wrong)
		wrong = read_number(line, "time_limit", 0.01, 600, &out->execute.time_s);
	if (!wrong)
		wrong = read_number(line, "memory_limit", 1, 16384, &out->execute.memory_mib);
	out->execute.sanitize = json_is_true(json_object_get(line, "sanitize"));
	out->input = json_text_or(line, "stdin", SPAN(""));
	return wrong;
}

static enum err run_line(struct session *s, struct span text, json_t **report)
{
	struct batch_job job;
	AUTO_FD int input = -1;
	AUTO_JSON *line = NULL;
	const char *wrong =
		json_read(text, &line) ? "not one value of JSON in UTF-8" : read_job(line, &job);
	if (wrong) {
		*report = json_pack("{ss}", "error", wrong);
		return *report ? ERR_OK : ERR_NOMEM;
	}
	enum err e = box_memfd("stdin", job.input.p, job.input.len, &input);
	if (e)
		return e;
	job.execute.stdin_fd = input;
	return execute(&s->sandbox, s->toolchain, &job.execute, report);
}

static int run_lines(struct session *s)
{
	AUTO_FREE char *line = NULL;
	size_t cap = 0;
	ssize_t n;
	int status = STATUS_DONE;
	while (!status && (n = getline(&line, &cap, stdin)) > 0) {
		AUTO_JSON *report = NULL;
		if (n > LINE_BYTES_MAX)
			return complain(STATUS_USAGE, "batch: a line is longer than %d bytes",
					LINE_BYTES_MAX);
		enum err e = run_line(s, (struct span){line, (size_t)n}, &report);
		if (e)
			status = complain(STATUS_JUDGE, "the sandbox: %s", err_str(e));
		else if (report_print(report))
			status = STATUS_JUDGE;
	}
	return status;
}

int cmd_batch(int argc, char **argv)
{
	struct session_options o = {0};
	const struct option_spec specs[] = {
		{"--tier", OPTION_TEXT, &o.tier, 0, 0},
		{"--min-tier", OPTION_TEXT, &o.min_tier, 0, 0},
		{"--data", OPTION_TEXT, &o.data, 0, 0},
		SESSION_COMPILE_SPECS(&o),
	};
	struct words_view words;
	if (!options_read("batch", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count != 0)
		return complain(STATUS_USAGE, "batch: takes its programs from standard input");
	AUTO_SESSION s;
	int status = session_open(&o, &s);
	return status ? status : run_lines(&s);
}
