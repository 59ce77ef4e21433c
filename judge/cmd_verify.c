/* cmd_verify.c - viva-judge verify PACKAGE... [--json] [--strict] [--slots N]
 *
 * How it works: packages are loaded, their data made and their validators compiled once; the work
 * is cut into items, whose numbers lie in a pipe; each slot is a process that takes the next
 * number, does the item in its own sandbox and writes one line of JSON. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/commands.h"
#include "judge/report.h"
#include "judge/verify.h"

enum { SLOTS_MAX = 16, PACKAGES_MAX = 200, LINE_MAX_BYTES = 4 * 1024 * 1024 };
enum { BOX_UID_BASE = 210000, BOX_UIDS = 64 };

struct verify {
	bool json, strict;
	const char *tier; /* of every verdict here */
	double slots;
	struct session_options session_options;
	struct session session;
	struct verify_package *packages;
	size_t package_count;
	struct verify_item *items;
	size_t item_count;
	json_t **reports; /* by item */
};

/* ---- getting ready ---- */

static int print_faults(struct faults *f)
{
	struct span text = faults_text(f);
	fprintf(stderr, "%.*s", SPAN_ARG(text));
	return STATUS_USAGE;
}

/* Never silently: a submission that nobody ran proves nothing. */
static void say_left_out(const struct verify_package *p)
{
	const struct expectations *x = &p->expectations;
	for (size_t i = 0; i < x->left_out_count; i++)
		fprintf(stderr, "%s: left out: submissions/%s, %s is not run here\n",
			p->package->id, x->left_out[i].path, x->left_out[i].language);
}

static int load(struct verify *v, const char *dir)
{
	struct verify_package *p = &v->packages[v->package_count];
	AUTO_FAULTS f = FAULTS_NONE;
	int status = session_package(&v->session, dir, &p->package);
	if (status)
		return status;
	v->package_count++;
	p->validators.output.program_fd = -1;
	if (expect_load(p->package, &f, &p->expectations) ||
	    counter_load(p->package, &f, &p->counters))
		return print_faults(&f);
	say_left_out(p);
	enum err e = validators_make(&v->session.sandbox, v->session.toolchain, p->package, true,
				     &f, &p->validators);
	if (e)
		return faults_any(&f) ? print_faults(&f)
				      : complain(STATUS_JUDGE, "the sandbox: %s", err_str(e));
	e = verify_plan(p, v->package_count - 1, v->items, &v->item_count);
	return e ? complain(STATUS_USAGE, "%s: too much to verify at once", dir) : STATUS_DONE;
}

static int load_all(struct verify *v, const struct words_view *words)
{
	if (words->count > PACKAGES_MAX)
		return complain(STATUS_USAGE, "verify: more than %d packages", PACKAGES_MAX);
	v->packages = calloc((size_t)words->count, sizeof *v->packages);
	v->items = calloc(VERIFY_ITEMS_MAX, sizeof *v->items);
	v->reports = calloc(VERIFY_ITEMS_MAX, sizeof *v->reports);
	if (!v->packages || !v->items || !v->reports)
		return complain(STATUS_JUDGE, "%s", err_str(ERR_NOMEM));
	int status = session_open(&v->session_options, &v->session);
	if (!status)
		session_cache(&v->session_options, &v->session);
	for (int i = 0; !status && i < words->count; i++)
		status = load(v, words->v[i]);
	v->tier = box_tier_name(box_tier(v->session.sandbox.box));
	/* The slots have sandboxes of their own; this one would only linger. */
	box_free(v->session.sandbox.box);
	v->session.sandbox.box = NULL;
	return status;
}

static void release(struct verify *v)
{
	for (size_t i = 0; i < v->package_count; i++) {
		validators_release(&v->packages[i].validators);
		package_free(v->packages[i].package);
	}
	for (size_t i = 0; v->reports && i < v->item_count; i++)
		json_decref(v->reports[i]);
	free(v->packages);
	free(v->items);
	free(v->reports);
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
			v->reports[item] = json_incref(json_object_get(whole, "report"));
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

static int run_all(struct verify *v)
{
	int queue[2], slots = (int)v->slots, started = 0;
	struct lane lanes[SLOTS_MAX];
	if (pipe2(queue, O_CLOEXEC) < 0)
		return complain(STATUS_JUDGE, "verify: no pipe");
	/* VERIFY_ITEMS_MAX numbers fit a pipe's 64 KiB, so this never blocks. */
	for (uint32_t i = 0; i < v->item_count; i++)
		if (write(queue[1], &i, sizeof i) != (ssize_t)sizeof i)
			return complain(STATUS_JUDGE, "verify: the queue does not take the work");
	close(queue[1]);
	if (tokens_new(slots, &v->session.tokens))
		return complain(STATUS_JUDGE, "verify: %s", err_str(ERR_NOMEM));
	while (started < slots && start_lane(v, started, queue[0], &lanes[started]))
		started++;
	close(queue[0]);
	if (started == 0)
		return complain(STATUS_JUDGE, "verify: cannot start a slot");
	int status = collect(v, lanes, started);
	for (size_t i = 0; !status && i < v->item_count; i++)
		if (!v->reports[i])
			status = complain(STATUS_JUDGE, "verify: an item was lost");
	return status;
}

/* ---- the table ---- */

struct tally {
	bool ok, warned;
	int64_t data, counters;
};

static void print_lines(const json_t *report, const char *key, const char *colour, bool terminal)
{
	size_t i;
	const json_t *line;
	json_array_foreach(json_object_get(report, key), i, line)
		printf("       %s%s%s\n", terminal ? colour : "", json_string_value(line),
		       terminal ? "\033[0m" : "");
}

static void print_report(const json_t *r, bool terminal)
{
	bool ok = json_is_true(json_object_get(r, "ok"));
	struct span kind = json_text_or(r, "kind", SPAN("")),
		    name = json_text_or(r, "name", SPAN(""));
	const char *word = ok ? "ok  " : "DIFF";
	const char *colour = ok ? "\033[32m" : "\033[31m";
	printf("  %s%s%s %-36.*s", terminal ? colour : "", word, terminal ? "\033[0m" : "",
	       SPAN_ARG(name));
	if (span_is(kind, "submission"))
		printf(" %-4.*s %5g points, slowest %.3f s\n",
		       SPAN_ARG(json_text_or(r, "verdict", SPAN(""))),
		       json_number_value(json_object_get(r, "score")),
		       json_number_value(json_object_get(r, "slowest_ms")) / 1000);
	else if (span_is(kind, "sanitize"))
		printf(" clean with address and undefined on %lld tests\n",
		       (long long)json_int_or(r, "tests", 0));
	else
		printf(" %lld checked\n", (long long)json_int_or(r, "tests", 0));
	print_lines(r, "differences", "\033[31m", terminal);
	print_lines(r, "warnings", "\033[33m", terminal);
}

/* Chunks of data are one row unless one of them has something to say. */
static struct tally tally_package(const struct verify *v, size_t package, json_t *rows)
{
	struct tally t = {.ok = true};
	for (size_t i = 0; i < v->item_count; i++) {
		const json_t *r = v->reports[i];
		if (v->items[i].package != package)
			continue;
		t.ok = t.ok && json_is_true(json_object_get(r, "ok"));
		t.warned = t.warned || json_array_size(json_object_get(r, "warnings"));
		bool chunk = v->items[i].kind == VERIFY_DATA || v->items[i].kind == VERIFY_COUNTER;
		int64_t *sum = v->items[i].kind == VERIFY_DATA ? &t.data : &t.counters;
		if (chunk)
			*sum += json_int_or(r, "tests", 0);
		if (!chunk || !json_is_true(json_object_get(r, "ok")))
			json_array_append(rows, v->reports[i]);
	}
	return t;
}

static int report(struct verify *v)
{
	bool all = true, terminal = isatty(STDOUT_FILENO);
	AUTO_JSON *packages = json_array();
	for (size_t k = 0; k < v->package_count; k++) {
		json_t *rows = json_array();
		size_t i;
		const json_t *row;
		struct tally t = tally_package(v, k, rows);
		bool ok = t.ok && !(v->strict && t.warned);
		all = all && ok;
		if (!v->json) {
			printf("%s: %s, %lld tests and %lld counter-examples checked\n",
			       v->packages[k].package->id, ok ? "as expected" : "DIFFERENT",
			       (long long)t.data, (long long)t.counters);
			json_array_foreach(rows, i, row) print_report(row, terminal);
		}
		json_array_append_new(packages,
				      json_pack("{ss sb sI sI so}", "package",
						v->packages[k].package->id, "ok", ok, "tests",
						(json_int_t)t.data, "counter_examples",
						(json_int_t)t.counters, "rows", rows));
	}
	AUTO_JSON *whole =
		json_pack("{ss sb sO}", "tier", v->tier, "ok", all, "packages", packages);
	if (v->json && report_print(whole))
		return STATUS_JUDGE;
	return all ? STATUS_DONE : STATUS_DIFFERENT;
}

int cmd_verify(int argc, char **argv)
{
	struct verify v = {.slots = session_cores(SLOTS_MAX), .session.sandbox.control_fd = -1};
	const struct option_spec specs[] = {
		{"--json", OPTION_FLAG, &v.json, 0, 0},
		{"--strict", OPTION_FLAG, &v.strict, 0, 0},
		{"--slots", OPTION_NUMBER, &v.slots, 1, SLOTS_MAX},
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
	int status = load_all(&v, &words);
	if (!status)
		status = run_all(&v);
	if (!status)
		status = report(&v);
	release(&v);
	return status;
}
