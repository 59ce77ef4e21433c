/* cmd_calibrate.c - viva-judge calibrate PACKAGE... [--json]: how slow is this host?
 *
 * One line a package, and a factor by which its time limits are multiplied from now on, wherever
 * this data folder is used. Run it on a quiet host; a worker takes it up when it is started. */
#include <stdio.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/commands.h"
#include "judge/report.h"
#include "judge/session.h"
#include "judge/timelimit.h"

struct calibrate {
	bool json;
	struct session_options session_options;
	struct session session;
};

static void print_row(const struct package *p, const struct calibration *c)
{
	bool marked = c->factor > 1 && isatty(STDOUT_FILENO);
	if (p->limits.inferred)
		printf("%-24s limit %6.2f s, inferred on this host\n", p->id,
		       (double)p->limits.time_ms / 1000);
	else
		printf("%-24s limit %6.2f s, slowest solution %6.2f s, times %g: %sfactor %g%s\n",
		       p->id, (double)p->limits.time_ms / 1000, (double)c->slowest_us / 1e6,
		       p->limits.ac_to_limit, marked ? "\033[33m" : "", c->factor,
		       marked ? "\033[0m" : "");
}

static int calibrate_one(struct calibrate *o, const char *dir, json_t *rows)
{
	AUTO_PACKAGE *p = NULL;
	AUTO_FAULTS f = FAULTS_NONE;
	struct calibration c;
	struct session *s = &o->session;
	int status = session_package(s, dir, &p);
	if (status)
		return status;
	enum err e = timelimit_calibrate(&s->sandbox, s->toolchain, s->data, p, &f, &c);
	if (e && faults_any(&f))
		fprintf(stderr, "%.*s", SPAN_ARG(faults_text(&f)));
	if (e)
		return e == ERR_INVAL ? STATUS_DIFFERENT
				      : complain(STATUS_JUDGE, "the sandbox: %s", err_str(e));
	if (!o->json)
		print_row(p, &c);
	json_t *row = json_pack("{ss sI sb so sf}", "package", p->id, "limit_ms",
				(json_int_t)p->limits.time_ms, "inferred", p->limits.inferred,
				"slowest_ms", report_ms(c.slowest_us), "factor", c.factor);
	return json_array_append_new(rows, row) ? complain(STATUS_JUDGE, "%s", err_str(ERR_NOMEM))
						: STATUS_DONE;
}

int cmd_calibrate(int argc, char **argv)
{
	struct calibrate o = {.json = false};
	const struct option_spec specs[] = {
		{"--json", OPTION_FLAG, &o.json, 0, 0},
		{"--tier", OPTION_TEXT, &o.session_options.tier, 0, 0},
		{"--min-tier", OPTION_TEXT, &o.session_options.min_tier, 0, 0},
		{"--data", OPTION_TEXT, &o.session_options.data, 0, 0},
	};
	struct words_view words;
	AUTO_JSON *rows = json_array();
	if (!options_read("calibrate", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count == 0)
		return complain(STATUS_USAGE, "calibrate: wants at least one package");
	int worst = STATUS_DONE, status = session_open(&o.session_options, &o.session);
	for (int i = 0; !status && i < words.count; i++) {
		int one = session_skips(&words, words.v[i]) ? STATUS_DONE
							    : calibrate_one(&o, words.v[i], rows);
		worst = one > worst ? one : worst;
	}
	AUTO_JSON *whole = json_pack("{sO}", "packages", rows);
	if (!status && o.json && report_print(whole))
		status = STATUS_JUDGE;
	session_close(&o.session);
	return status ? status : worst;
}
