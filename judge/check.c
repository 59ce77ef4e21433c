#include "judge/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/diagnose.h"
#include "judge/number.h"

enum { ACCEPTED = 42, REJECTED = 43, FEEDBACK_MAX = 64 * 1024 };

/* ---- a package's programs ---- */

enum err validators_make(struct sandbox *s, const struct toolchain *t, const struct package *p,
			 bool input_too, struct faults *f, struct validators *out)
{
	enum err e = ERR_OK;
	*out = (struct validators){.output = RUNNABLE_NONE};
	if (p->output_validator.files.count)
		e = program_make(s, t, &p->output_validator, &p->limits, f, &out->output);
	if (e || (!input_too && !p->multi_pass))
		return e;
	out->input = calloc(p->input_validator_count, sizeof *out->input);
	if (!out->input)
		return ERR_NOMEM;
	for (size_t i = 0; !e && i < p->input_validator_count; i++) {
		e = program_make(s, t, &p->input_validators[i], &p->limits, f, &out->input[i]);
		out->input_count++;
	}
	return e;
}

void validators_release(struct validators *v)
{
	runnable_release(&v->output);
	for (size_t i = 0; i < v->input_count; i++)
		runnable_release(&v->input[i]);
	free(v->input);
	*v = (struct validators){.output = RUNNABLE_NONE};
}

/* ---- running them ---- */

static struct box_request validator_request(const struct package *p)
{
	struct box_request r = BOX_REQUEST_NONE;
	r.class = BOX_TOOL;
	r.limits.cpu_ms = (uint32_t)p->limits.validate_s * 1000;
	r.limits.wall_ms = r.limits.cpu_ms + 1000;
	r.limits.memory_kib = (uint32_t)p->limits.validate_mib * 1024;
	r.limits.stdout_max_bytes = (uint64_t)p->limits.validate_out_mib << 20;
	r.limits.written_bytes = (uint64_t)PACKAGE_DATA_MAX * 3;
	return r;
}

/* The first line of a text, as far as it fits, for the judge's eyes. */
static void first_line(char why[COMPARE_WHY_MAX], struct span text)
{
	size_t n = 0;
	for (size_t i = 0; i < text.len && n + 1 < COMPARE_WHY_MAX; i++) {
		if (text.p[i] == '\n')
			break;
		why[n++] = text.p[i] >= 0x20 && text.p[i] < 0x7F ? text.p[i] : '?';
	}
	why[n] = 0;
}

static void first_line_of(char why[COMPARE_WHY_MAX], const struct box_output *output)
{
	char *text;
	size_t len;
	if (output->fd < 0 || box_output_read(output, COMPARE_WHY_MAX, &text, &len))
		return;
	first_line(why, (struct span){text, len});
	free(text);
}

enum err check_input_prepare(const struct package *p, const struct runnable *validator,
			     const struct words *args, const struct test *test, int input_fd,
			     struct input_run *out)
{
	size_t n = 0;
	out->argv[n++] = "validator";
	for (size_t i = 0; i < args->count && n + 1 < BOX_ARGS_MAX; i++)
		out->argv[n++] = args->v[i];
	for (size_t i = 0; i < test->args.count && n + 1 < BOX_ARGS_MAX; i++)
		out->argv[n++] = test->args.v[i];
	out->argv[n] = NULL;
	out->request = validator_request(p);
	out->request.argv = out->argv;
	out->request.stdin_fd = input_fd;
	enum err e = test_files_open(test, &out->files);
	out->request.inputs = out->files.v;
	out->request.input_count = out->files.count;
	return e ? e : program_request(validator, &out->room, &out->request);
}

void input_run_release(struct input_run *run)
{
	test_files_release(&run->files);
}

enum err check_input_read(const struct box_result *r, bool *accepted, char why[COMPARE_WHY_MAX])
{
	why[0] = 0;
	if (r->status == BOX_ERROR)
		return ERR_IO;
	*accepted = r->status == BOX_EXITED && r->exit_code == ACCEPTED;
	first_line_of(why, &r->err);
	if (!*accepted && !why[0])
		snprintf(why, COMPARE_WHY_MAX, "%s %d", box_status_name(r->status), r->exit_code);
	return ERR_OK;
}

enum err check_input(struct sandbox *s, const struct package *p, const struct runnable *validator,
		     const struct words *args, const struct test *test, int input_fd,
		     bool *accepted, char why[COMPARE_WHY_MAX])
{
	struct input_run run;
	struct box_result result = {0};
	enum err e = check_input_prepare(p, validator, args, test, input_fd, &run);
	if (!e)
		e = sandbox_run(s, &run.request, &result);
	if (!e)
		e = check_input_read(&result, accepted, why);
	input_run_release(&run);
	box_result_release(&result);
	return e;
}

/* ---- a custom output validator ---- */

enum { NEXT_PASS, SCORE, MULTIPLIER, JUDGE_MESSAGE, TEAM_MESSAGE, FOLDER, FEEDBACK_FILES };
static const char *const feedback_names[FEEDBACK_FILES] = {
	[NEXT_PASS] = "feedback/nextpass.in",
	[SCORE] = "feedback/score.txt",
	[MULTIPLIER] = "feedback/score_multiplier.txt",
	[JUDGE_MESSAGE] = "feedback/judgemessage.txt",
	[TEAM_MESSAGE] = "feedback/teammessage.txt",
	[FOLDER] = "feedback/", /* multi-pass alone */
};

void feedback_init(struct feedback *f)
{
	f->count = 0;
	f->next_fd = -1;
}

void feedback_release(struct feedback *f)
{
	for (size_t i = 0; i < f->count; i++)
		close(f->files[i].fd);
	if (f->next_fd >= 0)
		close(f->next_fd);
	feedback_init(f);
}

/* As many as are kept; what a validator left beyond that is not there in its next pass. */
static enum err keep_folder(struct feedback *f, struct span pack)
{
	struct span name, bytes;
	size_t at = 0;
	enum err e = ERR_OK;
	while (f->count < CHECK_KEPT_MAX) {
		struct feedback_file *file = &f->files[f->count];
		e = box_folder_next(pack, &at, &name, &bytes);
		if (e)
			break;
		int n = snprintf(file->name, sizeof file->name, "feedback/%s", name.p);
		if (n < 0 || (size_t)n >= sizeof file->name || span_is(name, "nextpass.in"))
			continue;
		e = box_memfd("feedback", bytes.p, bytes.len, &file->fd);
		if (e)
			break;
		f->count++;
	}
	return e == ERR_NOENT ? ERR_OK : e;
}

enum err feedback_take(struct feedback *f, struct box_result *r)
{
	AUTO_MAPPING pack = {.at = NULL};
	feedback_release(f);
	if (r->output_count <= NEXT_PASS || r->outputs[NEXT_PASS].fd < 0)
		return ERR_OK;
	f->next_fd = TAKE_FD(r->outputs[NEXT_PASS].fd);
	if (r->output_count <= FOLDER || r->outputs[FOLDER].fd < 0)
		return ERR_OK;
	enum err e = mapping_of(r->outputs[FOLDER].fd, &pack);
	return e ? e : keep_folder(f, pack.bytes);
}

/* ---- what it says in words ---- */

/* The text of a feedback file; NULL: nothing there, or too much for the sandbox to hand out. */
static json_t *text_of(const struct box_result *r, size_t file, size_t max)
{
	AUTO_FREE char *text = NULL;
	size_t len = 0;
	if (file >= r->output_count || r->outputs[file].fd < 0 || r->outputs[file].bytes == 0 ||
	    box_output_read(&r->outputs[file], max, &text, &len))
		return NULL;
	/* A last replacement character may stand three bytes over. */
	return diagnose_string((struct span){text, len}, max - 3);
}

void messages_take(struct messages *m, const struct box_result *r)
{
	messages_release(m);
	m->judge = text_of(r, JUDGE_MESSAGE, MESSAGE_KEPT_MAX);
	m->team = text_of(r, TEAM_MESSAGE, MESSAGE_SHOWN_MAX);
}

void messages_release(struct messages *m)
{
	json_decref(m->judge);
	json_decref(m->team);
	*m = (struct messages){NULL, NULL};
}

/* A number in a feedback file. False: there, but no number. */
static bool read_score(const struct box_output *output, bool *there, double *value)
{
	char *text;
	size_t len;
	*there = output->fd >= 0 || output->too_big;
	if (!*there)
		return true;
	if (output->too_big || box_output_read(output, FEEDBACK_MAX, &text, &len))
		return false;
	bool fine = number_read(span_trim((struct span){text, len}), value) && *value >= 0;
	free(text);
	return fine;
}

static void judge_error(struct check_result *out, const char *why)
{
	out->verdict = VERDICT_JE;
	snprintf(out->why, sizeof out->why, "output validator: %.140s", why);
}

/* "ended with exited 3, not 42 or 43", "violation: fork", "cpu limit". */
static void say_broken(const struct box_result *r, struct check_result *out)
{
	char why[128];
	if (r->status == BOX_EXITED || r->status == BOX_SIGNALED)
		snprintf(why, sizeof why, "ended with %s %d, not 42 or 43",
			 box_status_name(r->status),
			 r->status == BOX_EXITED ? r->exit_code : r->signal);
	else if (r->status == BOX_VIOLATION)
		snprintf(why, sizeof why, "%s: %s", box_status_name(r->status), r->syscall_name);
	else
		snprintf(why, sizeof why, "%s%s%.80s", box_status_name(r->status),
			 r->reason[0] ? ": " : "", r->reason);
	judge_error(out, why);
}

/* Section "Reporting a judgement", and the list of judge errors in "Scoring test cases". */
void check_read(const struct package *p, const struct box_result *r, struct check_result *out)
{
	*out = (struct check_result){.verdict = VERDICT_JE};
	if (r->status != BOX_EXITED || (r->exit_code != ACCEPTED && r->exit_code != REJECTED)) {
		say_broken(r, out);
		return;
	}
	const struct box_output *next = &r->outputs[NEXT_PASS];
	bool goes_on = next->fd >= 0 || next->too_big;
	first_line_of(out->why, &r->outputs[JUDGE_MESSAGE]);
	out->verdict = r->exit_code == ACCEPTED ? VERDICT_AC : VERDICT_WA;
	if (!read_score(&r->outputs[SCORE], &out->has_score, &out->score) ||
	    !read_score(&r->outputs[MULTIPLIER], &out->has_multiplier, &out->multiplier))
		judge_error(out, "score.txt or score_multiplier.txt is no number of 0 or more");
	else if (out->has_score && out->has_multiplier)
		judge_error(out, "wrote both score.txt and score_multiplier.txt");
	else if (out->has_multiplier && out->multiplier > 1)
		judge_error(out, "score_multiplier.txt is more than 1");
	else if (out->verdict == VERDICT_WA && (out->has_score || out->has_multiplier))
		judge_error(out, "rejected the output, yet wrote a score");
	else if (goes_on && !p->multi_pass)
		judge_error(out, "wrote nextpass.in, but this is no multi-pass problem");
	else if (goes_on && out->verdict == VERDICT_WA)
		judge_error(out, "rejected the output, yet wrote nextpass.in");
	else if (next->too_big)
		judge_error(out, "wrote a nextpass.in that is too large");
}

static enum err add_inputs(const struct check *c, struct check_run *out)
{
	struct box_request *r = &out->request;
	out->inputs[r->input_count++] = (struct box_file){"test.in", c->in_fd};
	out->inputs[r->input_count++] = (struct box_file){"test.ans", c->ans_fd};
	for (size_t i = 0; c->feedback && i < c->feedback->count; i++) {
		memcpy(out->names[i], c->feedback->files[i].name, BOX_NAME_MAX);
		out->inputs[r->input_count++] =
			(struct box_file){out->names[i], c->feedback->files[i].fd};
	}
	r->inputs = out->inputs;
	return ERR_OK;
}

enum err check_prepare(const struct check *c, struct check_run *out)
{
	const struct words *args = &c->test->output_args;
	static const char *const head[] = {"validator", "test.in", "test.ans", "feedback/"};
	size_t n = sizeof head / sizeof head[0];
	if (n + args->count > BOX_ARGS_MAX - 1)
		return ERR_TOOBIG;
	memcpy(out->argv, head, sizeof head);
	for (size_t i = 0; i < args->count; i++)
		out->argv[n++] = args->v[i];
	out->argv[n] = NULL;
	out->request = validator_request(c->package);
	out->request.argv = out->argv;
	out->request.stdin_fd = c->output_fd;
	/* The outputs' names also make the feedback folder, which must exist. */
	out->request.outputs = feedback_names;
	out->request.output_count = c->package->multi_pass ? FEEDBACK_FILES : FOLDER;
	enum err e = add_inputs(c, out);
	return e ? e : program_request(&c->validators->output, &out->room, &out->request);
}

void check_default(const struct test *test, int ans_fd, int output_fd, struct check_result *out)
{
	AUTO_MAPPING answer = {.at = NULL};
	AUTO_MAPPING output = {.at = NULL};
	*out = (struct check_result){.verdict = VERDICT_JE};
	if (mapping_of(ans_fd, &answer) || mapping_of(output_fd, &output)) {
		snprintf(out->why, sizeof out->why, "the test's data cannot be read");
		return;
	}
	bool accepted = compare(&test->compare, answer.bytes, output.bytes, out->why);
	out->verdict = accepted ? VERDICT_AC : VERDICT_WA;
}

static enum err run_validator(struct sandbox *s, const struct check *c, struct check_result *out)
{
	struct check_run run;
	struct box_result result = {0};
	enum err e = check_prepare(c, &run);
	if (!e)
		e = sandbox_run(s, &run.request, &result);
	if (!e)
		check_read(c->package, &result, out);
	box_result_release(&result);
	return e;
}

enum err check_output(struct sandbox *s, const struct package *p, const struct validators *v,
		      const struct test *test, int output_fd, struct check_result *out)
{
	AUTO_FD int in = -1;
	AUTO_FD int ans = -1;
	*out = (struct check_result){.verdict = VERDICT_JE};
	enum err e = sandbox_open(test->ans, &ans);
	if (!e)
		e = sandbox_open(test->in, &in);
	if (e) {
		snprintf(out->why, sizeof out->why, "the test's data: %s", err_str(e));
		return ERR_OK;
	}
	const struct check c = {p, v, test, in, ans, output_fd, NULL};
	if (runnable_is(&v->output))
		return run_validator(s, &c, out);
	check_default(test, ans, output_fd, out);
	return ERR_OK;
}
