/* cmd_verify.c - viva-judge verify PACKAGE... [--json] [--strict] [--slots N] [--fresh] [--quick N]
 *
 * How it works: packages are loaded, their data made and their validators compiled once; the work
 * is cut into items; those whose report is kept (verify_keep.h) are done, the numbers of the others
 * lie in a pipe, a package after the other and in each the longest first, so that no slot is left
 * alone with a long one; each slot is a process that takes the next number, does the item in its
 * own sandbox and writes one line of JSON. A package's table is shown when it and those before it
 * are done. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/commands.h"
#include "judge/makers.h"
#include "judge/material.h"
#include "judge/report.h"
#include "judge/verify_keep.h"
#include "judge/verify_show.h"

enum { SLOTS_MAX = 16, PACKAGES_MAX = 200, LINE_MAX_BYTES = 4 * 1024 * 1024 };
enum { BOX_UID_BASE = 210000, BOX_UIDS = 64 };

struct verify {
	bool json, strict, fresh;
	double turn; /* of a quick look; below 0: a whole one */
	double slots;
	struct session_options session_options;
	struct session session;
	struct verify_package *packages;
	size_t package_count;
	struct verify_item *items; /* those of a package side by side */
	size_t item_count;
	json_t **reports;		   /* by item */
	struct keep *keep;		   /* NULL: nothing is kept */
	unsigned char (*keys)[HASH_BYTES]; /* by item; all zero: it has none */
	size_t done, shown, shown_items;   /* items, packages, and their items */
	struct verify_end end;
	json_t *rows; /* a package each */
	struct timespec begun;
};

/* ---- getting ready ---- */

static int print_faults(struct faults *f)
{
	struct span text = faults_text(f);
	fprintf(stderr, "%.*s", SPAN_ARG(text));
	return STATUS_USAGE;
}

/* A package's own programs and what they must do. */
static int load_rest(struct verify *v, struct verify_package *p)
{
	AUTO_FAULTS f = FAULTS_NONE;
	if (expect_load(p->package, &f, &p->expectations) ||
	    counter_load(p->package, &f, &p->counters))
		return print_faults(&f);
	enum err e = validators_make(&v->session.sandbox, v->session.toolchain, p->package, true,
				     &f, &p->validators);
	if (e)
		return faults_any(&f) ? print_faults(&f)
				      : complain(STATUS_JUDGE, "the sandbox: %s", err_str(e));
	const struct verify_scope scope = {v->turn >= 0, v->turn >= 0 ? (uint64_t)v->turn : 0};
	e = verify_plan(p, v->package_count, &scope, v->items, &v->item_count);
	return e ? complain(STATUS_USAGE, "%s: too much to verify at once", p->package->dir)
		 : STATUS_DONE;
}

/* What cannot be read is refused; data that does not come out as recorded is a difference. */
static int load(struct verify *v, const char *dir)
{
	struct verify_package *p = &v->packages[v->package_count];
	AUTO_FAULTS f = FAULTS_NONE;
	AUTO_PACKAGE *loaded = NULL;
	enum err e = package_load(dir, &f, &loaded);
	if (e)
		return print_faults(&f);
	*p = (struct verify_package){.package = loaded, .validators.output.program_fd = -1};
	e = material_ensure(&v->session.sandbox, v->session.toolchain, v->session.data, loaded, &f);
	if (e == ERR_INVAL)
		p->early = verify_report("material", "data and limits", faults_text(&f));
	else if (e)
		return complain(STATUS_JUDGE, "the sandbox: %s", err_str(e));
	size_t before = v->item_count;
	int status = p->early ? STATUS_DONE : load_rest(v, p);
	if (status) {
		v->item_count = before;
		validators_release(&p->validators);
		return status;
	}
	p->package = TAKE(loaded);
	v->package_count++;
	return STATUS_DONE;
}

/* One that is refused keeps no other from being verified. */
static int load_all(struct verify *v, const struct words_view *words)
{
	int status = STATUS_DONE;
	for (int i = 0; status < STATUS_JUDGE && i < words->count; i++) {
		if (session_skips(words, words->v[i]))
			continue;
		int one = load(v, words->v[i]);
		v->end.refused += one == STATUS_USAGE;
		status = one > status ? one : status;
	}
	if (status == STATUS_USAGE && v->package_count == 0)
		return status;
	return status == STATUS_JUDGE ? status : STATUS_DONE;
}

/* What was found in order before, and has not changed since, is done. */
static void take_kept(struct verify *v)
{
	if (v->fresh || keep_new(&v->session, &v->keep))
		return;
	for (size_t i = 0; i < v->item_count; i++) {
		struct verify_package *p = &v->packages[v->items[i].package];
		if (keep_key(v->keep, &v->session, p, &v->items[i], v->keys[i]))
			continue;
		v->reports[i] = keep_find(v->keep, v->keys[i]);
		v->done += v->reports[i] != NULL;
	}
	v->end.kept = v->done;
}

static int begin(struct verify *v, const struct words_view *words)
{
	if (words->count > PACKAGES_MAX)
		return complain(STATUS_USAGE, "verify: more than %d packages", PACKAGES_MAX);
	clock_gettime(CLOCK_MONOTONIC, &v->begun);
	v->packages = calloc((size_t)words->count, sizeof *v->packages);
	v->items = calloc(VERIFY_ITEMS_MAX, sizeof *v->items);
	v->reports = calloc(VERIFY_ITEMS_MAX, sizeof *v->reports);
	v->keys = calloc(VERIFY_ITEMS_MAX, sizeof *v->keys);
	v->rows = json_array();
	if (!v->packages || !v->items || !v->reports || !v->keys || !v->rows)
		return complain(STATUS_JUDGE, "%s", err_str(ERR_NOMEM));
	int status = session_open(&v->session_options, &v->session);
	if (!status)
		status = session_data(&v->session);
	if (status)
		return status;
	session_cache(&v->session_options, &v->session);
	struct makers makers;
	makers_start(&makers, &v->session_options, &v->session, words, (int)v->slots, BOX_UID_BASE);
	status = load_all(v, words);
	makers_wait(&makers);
	if (!status)
		take_kept(v);
	v->end.tier = box_tier_name(box_tier(v->session.sandbox.box));
	/* The slots have sandboxes of their own; this one would only linger. */
	box_free(v->session.sandbox.box);
	v->session.sandbox.box = NULL;
	return status;
}

static void release(struct verify *v)
{
	for (size_t i = 0; i < v->package_count; i++) {
		validators_release(&v->packages[i].validators);
		json_decref(v->packages[i].early);
		package_free(v->packages[i].package);
		buf_release(&v->packages[i].listed);
		buf_release(&v->packages[i].rules);
	}
	for (size_t i = 0; v->reports && i < v->item_count; i++)
		json_decref(v->reports[i]);
	free(v->packages);
	free(v->items);
	free(v->reports);
	free(v->keys);
	keep_free(v->keep);
	json_decref(v->rows);
	session_close(&v->session);
}

/* ---- a slot ---- */

static enum err write_line(int fd, uint32_t item, const json_t *report)
{
	AUTO_BUF line;
	buf_init(&line, LINE_MAX_BYTES);
	AUTO_JSON *whole = json_pack("{sI sO}", "item", (json_int_t)item, "report", report);
	enum err e = report_write(whole, &line);
	buf_add_char(&line, '\n');
	return e ? e : file_write_all(fd, buf_span(&line));
}

static int run_slot(struct verify *v, int index, int queue_fd, int out_fd)
{
	struct session_options box = v->session_options;
	uint32_t item;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	box.uid_base = (uint32_t)(BOX_UID_BASE + BOX_UIDS * (index + 1));
	int status = session_box(&box, &v->session.sandbox.box);
	while (!status && read(queue_fd, &item, sizeof item) == (ssize_t)sizeof item) {
		enum err e;
		const struct verify_item *work = &v->items[item];
		tokens_enter(v->session.tokens);
		AUTO_JSON *report = verify_do(&v->session, &v->packages[work->package], work, &e);
		tokens_leave(v->session.tokens);
		if (!e)
			e = write_line(out_fd, item, report);
		if (e)
			status = complain(STATUS_JUDGE, "verify: %s", err_str(e));
	}
	box_free(v->session.sandbox.box);
	return status;
}

struct lane {
	pid_t pid;
	int fd;
	struct buf text;
};

static bool start_lane(struct verify *v, int index, int queue_fd, struct lane *out)
{
	int fds[2];
	if (pipe2(fds, O_CLOEXEC) < 0)
		return false;
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		close(fds[0]);
		_exit(run_slot(v, index, queue_fd, fds[1]));
	}
	close(fds[1]);
	*out = (struct lane){.pid = pid, .fd = fds[0]};
	buf_init(&out->text, LINE_MAX_BYTES);
	return pid > 0;
}

/* ---- collecting ---- */

static size_t items_of(const struct verify *v, size_t package, size_t first)
{
	size_t n = 0;
	while (first + n < v->item_count && v->items[first + n].package == package)
		n++;
	return n;
}

static bool is_done(const struct verify *v, size_t first, size_t count)
{
	for (size_t i = first; i < first + count; i++)
		if (!v->reports[i])
			return false;
	return true;
}

static void show_package(struct verify *v, json_t *const *reports, size_t count)
{
	const struct verify_package *p = &v->packages[v->shown];
	struct verify_tally t = verify_tally(p, reports, count, v->strict);
	v->end.packages++;
	v->end.different += !t.ok;
	v->end.all.submissions += t.submissions;
	v->end.all.tests += t.tests;
	v->end.all.counters += t.counters;
	v->end.all.warnings += t.warnings;
	if (v->json)
		json_array_append_new(v->rows, verify_json(p, &t, reports, count));
	else
		verify_show(p, &t, reports, count);
}

/* Those packages that are done, in the order in which they were named. */
static void show_done(struct verify *v)
{
	verify_show_progress(0, 0);
	while (v->shown < v->package_count) {
		size_t count = items_of(v, v->shown, v->shown_items);
		if (!is_done(v, v->shown_items, count))
			break;
		show_package(v, v->reports + v->shown_items, count);
		v->shown_items += count;
		v->shown++;
	}
	if (v->done < v->item_count)
		verify_show_progress(v->done, v->item_count);
}

static void take_report(struct verify *v, size_t item, json_t *report)
{
	if (!report || v->reports[item])
		return;
	static const unsigned char none[HASH_BYTES];
	v->reports[item] = json_incref(report);
	v->done++;
	if (v->keep && memcmp(v->keys[item], none, sizeof none) != 0)
		keep_put(v->keep, v->keys[item], report);
}

static void take_lines(struct verify *v, struct lane *l)
{
	struct span rest = buf_span(&l->text), line;
	const char *end;
	size_t used = 0;
	while ((end = memchr(rest.p + used, '\n', rest.len - used))) {
		json_t *whole = NULL;
		int64_t item;
		line = (struct span){rest.p + used, (size_t)(end - rest.p) - used};
		used += line.len + 1;
		if (json_read(line, &whole) == ERR_OK &&
		    json_get_int(whole, "item", 0, (int64_t)v->item_count - 1, &item) == ERR_OK)
			take_report(v, (size_t)item, json_object_get(whole, "report"));
		json_decref(whole);
	}
	memmove(l->text.p, l->text.p + used, l->text.len - used);
	l->text.len -= used;
}

static bool read_lane(struct verify *v, struct lane *l)
{
	char chunk[65536];
	ssize_t n = read(l->fd, chunk, sizeof chunk);
	if (n < 0 && errno == EINTR)
		return true;
	if (n <= 0)
		return false;
	buf_add(&l->text, (struct span){chunk, (size_t)n});
	if (buf_err(&l->text))
		return false;
	take_lines(v, l);
	show_done(v);
	return true;
}

static int collect(struct verify *v, struct lane *lanes, int count)
{
	int open = count, status = STATUS_DONE;
	while (open > 0) {
		struct pollfd fds[SLOTS_MAX];
		for (int i = 0; i < count; i++)
			fds[i] = (struct pollfd){.fd = lanes[i].fd, .events = POLLIN};
		if (poll(fds, (nfds_t)count, -1) < 0)
			continue;
		for (int i = 0; i < count; i++) {
			if (!fds[i].revents || read_lane(v, &lanes[i]))
				continue;
			close(lanes[i].fd);
			lanes[i].fd = -1;
			open--;
		}
	}
	for (int i = 0; i < count; i++) {
		int ended;
		while (waitpid(lanes[i].pid, &ended, 0) < 0 && errno == EINTR)
			;
		if (!WIFEXITED(ended) || WEXITSTATUS(ended))
			status = STATUS_JUDGE;
		buf_release(&lanes[i].text);
	}
	return status;
}

static int by_weight(const void *a, const void *b, void *items)
{
	const struct verify_item *all = items;
	const struct verify_item *x = &all[*(const uint32_t *)a], *y = &all[*(const uint32_t *)b];
	if (x->package != y->package)
		return x->package < y->package ? -1 : 1;
	return (x->weight_ms < y->weight_ms) - (x->weight_ms > y->weight_ms);
}

/* VERIFY_ITEMS_MAX numbers fit a pipe's 64 KiB, so this never blocks. */
static int fill_queue(struct verify *v, int fd)
{
	AUTO_FREE uint32_t *order = calloc(v->item_count + 1, sizeof *order);
	size_t count = 0;
	if (!order)
		return complain(STATUS_JUDGE, "%s", err_str(ERR_NOMEM));
	for (uint32_t i = 0; i < v->item_count; i++)
		if (!v->reports[i])
			order[count++] = i;
	qsort_r(order, count, sizeof *order, by_weight, v->items);
	struct span bytes = {(const char *)order, count * sizeof *order};
	return file_write_all(fd, bytes)
		       ? complain(STATUS_JUDGE, "verify: the queue does not take the work")
		       : STATUS_DONE;
}

static int run_all(struct verify *v)
{
	int queue[2], slots = (int)v->slots, started = 0;
	struct lane lanes[SLOTS_MAX];
	show_done(v);
	if (v->done == v->item_count)
		return STATUS_DONE;
	if (pipe2(queue, O_CLOEXEC) < 0)
		return complain(STATUS_JUDGE, "verify: no pipe");
	int status = fill_queue(v, queue[1]);
	close(queue[1]);
	if (!status && tokens_new(slots, &v->session.tokens))
		status = complain(STATUS_JUDGE, "verify: %s", err_str(ERR_NOMEM));
	while (!status && started < slots && start_lane(v, started, queue[0], &lanes[started]))
		started++;
	close(queue[0]);
	if (status)
		return status;
	if (started == 0)
		return complain(STATUS_JUDGE, "verify: cannot start a slot");
	status = collect(v, lanes, started);
	if (!status && v->shown < v->package_count)
		status = complain(STATUS_JUDGE, "verify: an item was lost");
	return status;
}

static int finish(struct verify *v)
{
	struct timespec now;
	bool ok = v->end.different == 0 && v->end.refused == 0;
	clock_gettime(CLOCK_MONOTONIC, &now);
	v->end.slots = (int)v->slots;
	v->end.seconds = (double)(now.tv_sec - v->begun.tv_sec) +
			 (double)(now.tv_nsec - v->begun.tv_nsec) / 1e9;
	AUTO_JSON *whole =
		json_pack("{ss sb sO}", "tier", v->end.tier, "ok", ok, "packages", v->rows);
	if (!v->json)
		verify_show_end(&v->end);
	else if (report_print(whole))
		return STATUS_JUDGE;
	if (v->end.refused)
		return STATUS_USAGE;
	return ok ? STATUS_DONE : STATUS_DIFFERENT;
}

int cmd_verify(int argc, char **argv)
{
	struct verify v = {
		.turn = -1, .slots = session_cores(SLOTS_MAX), .session.sandbox.control_fd = -1};
	const struct option_spec specs[] = {
		{"--json", OPTION_FLAG, &v.json, 0, 0},
		{"--strict", OPTION_FLAG, &v.strict, 0, 0},
		{"--slots", OPTION_NUMBER, &v.slots, 1, SLOTS_MAX},
		{"--fresh", OPTION_FLAG, &v.fresh, 0, 0},
		{"--quick", OPTION_NUMBER, &v.turn, 0, 1e9},
		{"--tier", OPTION_TEXT, &v.session_options.tier, 0, 0},
		{"--min-tier", OPTION_TEXT, &v.session_options.min_tier, 0, 0},
		{"--data", OPTION_TEXT, &v.session_options.data, 0, 0},
		SESSION_COMPILE_SPECS(&v.session_options),
	};
	struct words_view words;
	if (!options_read("verify", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count == 0)
		return complain(STATUS_USAGE, "verify: wants at least one package");
	int status = begin(&v, &words);
	if (!status)
		status = run_all(&v);
	if (!status)
		status = finish(&v);
	release(&v);
	return status;
}
