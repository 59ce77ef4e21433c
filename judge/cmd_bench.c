/* cmd_bench.c - viva-judge bench [--json]: every row of "What fast means", from one run. Ours and
 * the floor (or the peer) are measured in turn, so that whatever else the machine does disturbs
 * both alike; a row has the medians, their ratio, the number of pairs, and the middle half of the
 * pairs' ratios. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

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
	LOAD_SUBMISSIONS = 8, /* a core */
	LOADS = 3,
	CORES_MAX = 64,
};

typedef enum err measure(struct bench *b, int64_t *us);

struct row {
	const char *name;
	double target;
	double ours, floor; /* medians */
	double low, high;   /* quarter and three quarters of the pairs' ratios */
	size_t pairs;
};

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void add_row(json_t *rows, const struct row *r)
{
	json_array_append_new(rows,
			      json_pack("{ss sf sf sf sf sI s{sf sf}}", "name", r->name, "ours",
					r->ours, "floor", r->floor, "ratio", r->ours / r->floor,
					"target", r->target, "n", (json_int_t)r->pairs, "spread",
					"low", r->low, "high", r->high));
}

/* From pairs that were measured side by side. */
static void fold_pairs(double *ours, double *floor, size_t pairs, struct row *r)
{
	double ratios[RUNS];
	for (size_t i = 0; i < pairs; i++)
		ratios[i] = ours[i] / floor[i];
	qsort(ours, pairs, sizeof *ours, ascending);
	qsort(floor, pairs, sizeof *floor, ascending);
	qsort(ratios, pairs, sizeof *ratios, ascending);
	r->pairs = pairs;
	r->ours = ours[pairs / 2];
	r->floor = floor[pairs / 2];
	r->low = ratios[pairs / 4];
	r->high = ratios[pairs * 3 / 4];
}

/* One after the other, so that a noisy neighbour disturbs both alike. */
static enum err in_turn(struct bench *b, measure *ours, measure *floor, size_t pairs, struct row *r)
{
	double a[RUNS], f[RUNS];
	int64_t our_us, floor_us;
	enum err e = ERR_OK;
	for (size_t i = 0; !e && i < WARM_UP + pairs; i++) {
		e = ours(b, &our_us);
		e = e ? e : floor(b, &floor_us);
		if (i >= WARM_UP && !e) {
			a[i - WARM_UP] = (double)our_us / 1000;
			f[i - WARM_UP] = (double)floor_us / 1000;
		}
	}
	if (!e)
		fold_pairs(a, f, pairs, r);
	return e;
}

static enum err measure_runs(struct bench *b, json_t *rows)
{
	struct row bare = {.name = "one sandboxed run of a trivial program / bare vfork+exec, ms",
			   .target = 1.2};
	struct row peer = {.name = "one sandboxed run / bwrap --unshare-all, ms", .target = 0.1};
	enum err e = in_turn(b, bench_our_run, bench_bare_run, RUNS, &bare);
	if (e)
		return e;
	add_row(rows, &bare);
	if (!in_turn(b, bench_our_warm_run, bench_bwrap_run, SLOW_RUNS, &peer))
		add_row(rows, &peer);
	else
		fprintf(stderr,
			"viva-judge: bench: bwrap does not run here, its row is left out\n");
	return ERR_OK;
}

/* As for a submission that nobody waits behind: its tests take what cores are free. */
static enum err measure_submissions(struct bench *b, json_t *rows)
{
	struct row cold = {.name = "submit to verdict, 20 tests, cold / gcc -O2 + 20 bare runs, ms",
			   .target = 0.8};
	struct row warm = {
		.name = "submit to verdict, 20 tests, compiled while the candidate paused / "
			"the same, ms",
		.target = 0.25};
	enum err e = tokens_new((int)sysconf(_SC_NPROCESSORS_ONLN), &b->session->tokens);
	if (e)
		return e;
	tokens_enter(b->session->tokens);
	e = in_turn(b, bench_our_submission, bench_bare_submission, SLOW_RUNS, &cold);
	if (e)
		return e;
	add_row(rows, &cold);
	e = bench_keep_compiled(b);
	if (!e)
		e = in_turn(b, bench_our_submission, bench_bare_submission, SLOW_RUNS, &warm);
	if (!e)
		add_row(rows, &warm);
	return e;
}

static enum err measure_kill(struct bench *b, json_t *rows)
{
	struct row r = {.name = "CPU time at the kill / the limit, ms",
			.target = (double)(KILL_LIMIT_MS + KILL_SLACK_MS) / KILL_LIMIT_MS};
	double at[KILLS], limit[KILLS];
	for (int i = 0; i < KILLS; i++) {
		int64_t us;
		enum err e = bench_kill(b, KILL_LIMIT_MS, &us);
		if (e)
			return e;
		at[i] = (double)us / 1000;
		limit[i] = KILL_LIMIT_MS;
	}
	fold_pairs(at, limit, KILLS, &r);
	add_row(rows, &r);
	return ERR_OK;
}

/* ---- every core busy ---- */

/* Ready, it waits for the start that all have in common (the end of `go`); then it says how long it
 * took. */
static int load_one(const struct session_options *o, measure *what, int go, int told)
{
	AUTO_SESSION s = {.sandbox.control_fd = -1};
	struct bench b;
	int64_t ignored;
	char byte;
	int status = session_open(o, &s);
	if (status)
		return status;
	enum err e = bench_open(&s, &b);
	e = e ? e : what(&b, &ignored);
	(void)!read(go, &byte, 1);
	int64_t us = clock_monotonic_us();
	for (int i = 0; !e && i < LOAD_SUBMISSIONS; i++)
		e = what(&b, &ignored);
	us = clock_monotonic_us() - us;
	bench_close(&b);
	return !e && write(told, &us, sizeof us) == sizeof us ? STATUS_DONE : STATUS_JUDGE;
}

static enum err reap(const pid_t *pids, int count)
{
	enum err e = ERR_OK;
	for (int i = 0; i < count; i++) {
		int status = 1;
		while (pids[i] > 0 && waitpid(pids[i], &status, 0) < 0 && errno == EINTR)
			;
		e = status ? ERR_IO : e;
	}
	return e;
}

static enum err load_all(const struct session_options *o, int cores, measure *what, double *per_s)
{
	pid_t pids[CORES_MAX];
	int go[2], told[2];
	int64_t us, sum = 0;
	if (pipe2(go, O_CLOEXEC) || pipe2(told, O_CLOEXEC))
		return ERR_IO;
	fflush(NULL);
	for (int i = 0; i < cores; i++) {
		struct session_options own = *o;
		own.uid_base = 210064 + 64 * (uint32_t)i;
		pids[i] = fork();
		if (pids[i] == 0) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			close(go[1]);
			_exit(load_one(&own, what, go[0], told[1]));
		}
	}
	close(go[0]);
	close(go[1]);
	enum err e = reap(pids, cores);
	close(told[1]);
	while (read(told[0], &us, sizeof us) == sizeof us)
		sum += us;
	close(told[0]);
	*per_s = (double)LOAD_SUBMISSIONS * cores * 1e6 / (double)(sum > 0 ? sum : 1);
	return e;
}

static enum err measure_load(const struct session_options *o, json_t *rows)
{
	struct row r = {.name = "judgements a second and core, all busy / the same work bare (more "
				"is better)",
			.target = 0.9};
	double ours[LOADS], floor[LOADS];
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	int cores = online < 1 ? 1 : online > CORES_MAX ? CORES_MAX : (int)online;
	enum err e = ERR_OK;
	for (int i = 0; !e && i < LOADS; i++) {
		e = load_all(o, cores, bench_our_submission, &ours[i]);
		e = e ? e : load_all(o, cores, bench_bare_submission, &floor[i]);
	}
	if (e)
		return e;
	fold_pairs(ours, floor, LOADS, &r);
	add_row(rows, &r);
	return ERR_OK;
}

static double number(const json_t *row, const char *key)
{
	return json_number_value(json_object_get(row, key));
}

static void print_table(const json_t *rows)
{
	size_t i;
	const json_t *r;
	printf("%-84s %9s %9s %6s %13s %5s %6s\n", "", "ours", "floor", "ratio", "of pairs", "n",
	       "target");
	json_array_foreach(rows, i, r)
	{
		const json_t *spread = json_object_get(r, "spread");
		printf("%-84s %9.3f %9.3f %6.2f %6.2f-%6.2f %5.0f %6.2f\n",
		       json_string_value(json_object_get(r, "name")), number(r, "ours"),
		       number(r, "floor"), number(r, "ratio"), number(spread, "low"),
		       number(spread, "high"), number(r, "n"), number(r, "target"));
	}
}

static enum err measure_all(struct session *s, const struct session_options *o, json_t *rows)
{
	struct bench b;
	enum err e = bench_open(s, &b);
	if (!e)
		e = measure_runs(&b, rows);
	if (!e)
		e = measure_submissions(&b, rows);
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
