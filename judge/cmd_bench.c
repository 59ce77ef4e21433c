/* cmd_bench.c - viva-judge bench [--json]: the rows of "What fast means" that can be measured now.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "base/auto.h"
#include "base/clock.h"
#include "judge/bench.h"
#include "judge/commands.h"
#include "judge/report.h"

enum {
	RUNS = 200,
	WARM_UP = 10,
	SLOW_RUNS = 30, /* bubblewrap, submissions */
	KILLS = 7,
	KILL_LIMIT_MS = 300,
	KILL_SLACK_MS = 15,
	LOAD_SUBMISSIONS = 12, /* a core */
	CORES_MAX = 64,
};

typedef enum err measure(struct bench *b, int64_t *us);

static int ascending(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static double median_ms(int64_t *us, size_t count)
{
	qsort(us, count, sizeof *us, ascending);
	return (double)us[count / 2] / 1000;
}

/* One after the other, so that a noisy neighbour disturbs both alike. */
static enum err in_turn(struct bench *b, measure *ours, measure *floor, size_t runs, double *our_ms,
			double *floor_ms)
{
	int64_t a[RUNS], f[RUNS], ignored;
	enum err e = ERR_OK;
	for (int i = 0; !e && i < WARM_UP; i++) {
		e = ours(b, &ignored);
		e = e ? e : floor(b, &ignored);
	}
	for (size_t i = 0; !e && i < runs; i++) {
		e = ours(b, &a[i]);
		e = e ? e : floor(b, &f[i]);
	}
	if (e)
		return e;
	*our_ms = median_ms(a, runs);
	*floor_ms = median_ms(f, runs);
	return ERR_OK;
}

static void add_row(json_t *rows, const char *name, double ours, double floor, double target)
{
	json_array_append_new(rows,
			      json_pack("{ss sf sf sf sf}", "name", name, "ours", ours, "floor",
					floor, "ratio", ours / floor, "target", target));
}

static enum err measure_runs(struct bench *b, json_t *rows)
{
	double ours, floor;
	enum err e = in_turn(b, bench_our_run, bench_bare_run, RUNS, &ours, &floor);
	if (e)
		return e;
	add_row(rows, "one sandboxed run of a trivial program / bare vfork+exec, ms", ours, floor,
		1.2);
	e = in_turn(b, bench_our_run, bench_bwrap_run, SLOW_RUNS, &ours, &floor);
	if (!e)
		add_row(rows, "one sandboxed run / bwrap --unshare-all, ms", ours, floor, 0.1);
	else
		fprintf(stderr,
			"viva-judge: bench: bwrap does not run here, its row is left out\n");
	return ERR_OK;
}

static enum err measure_submission(struct bench *b, json_t *rows)
{
	double ours, floor;
	enum err e =
		in_turn(b, bench_our_submission, bench_bare_submission, SLOW_RUNS, &ours, &floor);
	if (!e)
		add_row(rows, "submit to verdict, 20 tests, cold / gcc -O2 + 20 bare runs, ms",
			ours, floor, 0.8);
	return e;
}

static enum err measure_kill(struct bench *b, json_t *rows)
{
	int64_t us[KILLS];
	for (int i = 0; i < KILLS; i++) {
		enum err e = bench_kill(b, KILL_LIMIT_MS, &us[i]);
		if (e)
			return e;
	}
	add_row(rows, "CPU time at the kill / the limit, ms", median_ms(us, KILLS), KILL_LIMIT_MS,
		(double)(KILL_LIMIT_MS + KILL_SLACK_MS) / KILL_LIMIT_MS);
	return ERR_OK;
}

/* ---- every core busy ---- */

static int load_one(const struct session_options *o, measure *what)
{
	AUTO_SESSION s = {.sandbox.control_fd = -1};
	struct bench b;
	int64_t ignored;
	int status = session_open(o, &s);
	if (status)
		return status;
	enum err e = bench_open(&s, &b);
	for (int i = 0; !e && i < LOAD_SUBMISSIONS; i++)
		e = what(&b, &ignored);
	bench_close(&b);
	return e ? STATUS_JUDGE : STATUS_DONE;
}

static enum err load_all(const struct session_options *o, int cores, measure *what, double *per_s)
{
	pid_t pids[CORES_MAX];
	enum err e = ERR_OK;
	int64_t start = clock_monotonic_us();
	fflush(NULL);
	for (int i = 0; i < cores; i++) {
		struct session_options own = *o;
		own.uid_base = 210064 + 64 * (uint32_t)i;
		pids[i] = fork();
		if (pids[i] == 0) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			_exit(load_one(&own, what));
		}
	}
	for (int i = 0; i < cores; i++) {
		int status = 1;
		while (waitpid(pids[i], &status, 0) < 0 && errno == EINTR)
			;
		e = status ? ERR_IO : e;
	}
	*per_s = (double)LOAD_SUBMISSIONS * 1e6 / (double)(clock_monotonic_us() - start);
	return e;
}

static enum err measure_load(const struct session_options *o, json_t *rows)
{
	double ours, floor;
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	int cores = online < 1 ? 1 : online > CORES_MAX ? CORES_MAX : (int)online;
	enum err e = load_all(o, cores, bench_our_submission, &ours);
	if (!e)
		e = load_all(o, cores, bench_bare_submission, &floor);
	if (!e)
		add_row(rows,
			"judgements a second and core, all busy / the same work bare (more is "
			"better)",
			ours, floor, 0.9);
	return e;
}

static void print_table(const json_t *rows)
{
	size_t i;
	const json_t *r;
	printf("%-74s %10s %10s %7s %7s\n", "", "ours", "floor", "ratio", "target");
	json_array_foreach(rows, i, r) printf("%-74s %10.3f %10.3f %7.3f %7.2f\n",
					      json_string_value(json_object_get(r, "name")),
					      json_real_value(json_object_get(r, "ours")),
					      json_real_value(json_object_get(r, "floor")),
					      json_real_value(json_object_get(r, "ratio")),
					      json_real_value(json_object_get(r, "target")));
}

static enum err measure_all(struct session *s, const struct session_options *o, json_t *rows)
{
	struct bench b;
	enum err e = bench_open(s, &b);
	if (!e)
		e = measure_runs(&b, rows);
	if (!e)
		e = measure_submission(&b, rows);
	if (!e)
		e = measure_kill(&b, rows);
	bench_close(&b);
	return e ? e : measure_load(o, rows);
}

int cmd_bench(int argc, char **argv)
{
	bool json = false;
	struct session_options o = {0};
	const struct option_spec specs[] = {
		{"--json", OPTION_FLAG, &json, 0, 0},
		{"--tier", OPTION_TEXT, &o.tier, 0, 0},
		{"--min-tier", OPTION_TEXT, &o.min_tier, 0, 0},
		{"--data", OPTION_TEXT, &o.data, 0, 0},
	};
	struct words_view words;
	AUTO_SESSION s = {.sandbox.control_fd = -1};
	if (!options_read("bench", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count)
		return complain(STATUS_USAGE, "bench: takes no '%s'", words.v[0]);
	int status = session_open(&o, &s);
	if (status)
		return status;
	AUTO_JSON *rows = json_array();
	enum err e = measure_all(&s, &o, rows);
	if (e)
		return complain(STATUS_JUDGE, "bench: %s", err_str(e));
	AUTO_JSON *whole =
		json_pack("{ss sO}", "tier", box_tier_name(box_tier(s.sandbox.box)), "rows", rows);
	if (json)
		return report_print(whole) ? STATUS_JUDGE : STATUS_DONE;
	print_table(rows);
	return STATUS_DONE;
}
