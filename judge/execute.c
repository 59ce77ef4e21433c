#include "judge/execute.h"

#include <stdlib.h>

#include "judge/build.h"
#include "judge/crash.h"
#include "judge/diagnose.h"
#include "judge/explain.h"
#include "judge/repeat.h"
#include "judge/report.h"
#include "judge/test_files.h"

enum { DEFAULT_TIME_MS = 2000, DEFAULT_MEMORY_MIB = 256 };

/* One program from its sources to its report. */
struct execution {
	struct sandbox *sandbox;
	const struct toolchain *toolchain;
	const struct execute_job *job;
	struct build build;
	struct compiled program;
	struct box_request request;
	struct box_result result;
	struct repeat times;
	json_t *sanitizer;
	char why[BOX_TEXT_MAX];
};

/* Own input stands in for that of a sample, so what samples find beside it is there too. */
static enum err open_files(const struct package *p, struct test_files *out)
{
	const struct group *samples = p ? package_group(p, "sample") : NULL;
	*out = (struct test_files){.count = 0};
	for (size_t i = 0; samples && i < samples->count; i++)
		if (samples->tests[i].file_count)
			return test_files_open(&samples->tests[i], out);
	return ERR_OK;
}

static struct box_request request_of(const struct execute_job *job, int program_fd)
{
	static const char *const argv[] = {"program", NULL};
	const struct package *p = job->package;
	struct box_request r = BOX_REQUEST_NONE;
	double time_ms = job->time_s > 0 ? job->time_s * 1000
			 : p		 ? limits_time_ms(&p->limits)
					 : DEFAULT_TIME_MS;
	double memory_mib = job->memory_mib > 0 ? job->memory_mib
			    : p			? (double)p->limits.memory_mib
						: DEFAULT_MEMORY_MIB;
	r.class = job->sanitize ? BOX_SANITIZE : BOX_RUN;
	r.program_fd = program_fd;
	r.argv = argv;
	r.stdin_fd = job->stdin_fd;
	r.limits.cpu_ms = (uint32_t)time_ms;
	r.limits.wall_ms = r.limits.cpu_ms * 3 + 1000;
	r.limits.memory_kib = (uint32_t)(memory_mib * 1024);
	if (p)
		r.limits.stack_kib = (uint32_t)p->limits.stack_mib * 1024;
	if (p)
		r.limits.stdout_max_bytes = r.limits.written_bytes = (uint64_t)p->limits.output_mib
								     << 20;
	r.writes = p && p->file_writing;
	if (job->sanitize)
		r.limits = explain_limits(r.limits);
	return r;
}

static enum verdict verdict_of(const struct box_result *r)
{
	static const enum verdict of[BOX_STATUS_COUNT] = {
		[BOX_EXITED] = VERDICT_OK,	  [BOX_SIGNALED] = VERDICT_RTE,
		[BOX_CPU_LIMIT] = VERDICT_TLE,	  [BOX_WALL_LIMIT] = VERDICT_TLE,
		[BOX_MEMORY_LIMIT] = VERDICT_MLE, [BOX_OUTPUT_LIMIT] = VERDICT_OLE,
		[BOX_VIOLATION] = VERDICT_SV,	  [BOX_ERROR] = VERDICT_JE,
	};
	return r->status == BOX_EXITED && r->exit_code != 0 ? VERDICT_RTE : of[r->status];
}

static json_t *shown(const struct box_output *output, size_t max, bool *cut)
{
	char *text;
	size_t len;
	if (output->fd < 0 || box_output_read(output, max, &text, &len))
		return json_string("");
	*cut = output->bytes > max;
	json_t *value = diagnose_string((struct span){text, len}, max);
	free(text);
	return value;
}

static void report_end(json_t *o, const struct execution *x)
{
	const struct box_result *r = &x->result;
	if (r->status == BOX_EXITED)
		json_object_set_new(o, "exit_code", json_integer(r->exit_code));
	if (r->status == BOX_SIGNALED) {
		json_object_set_new(o, "signal", json_integer(r->signal));
		json_object_set_new(o, "crash", crash_json(r->signal, x->sanitizer));
	}
	if (r->status == BOX_VIOLATION)
		json_object_set_new(o, "syscall", json_string(r->syscall_name));
	if (r->status == BOX_ERROR)
		json_object_set_new(o, "reason", diagnose_string(span_of(r->reason), BOX_TEXT_MAX));
	if (x->sanitizer)
		json_object_set(o, "sanitizer", x->sanitizer);
}

static json_t *report_run(const struct execution *x)
{
	const struct box_result *r = &x->result;
	bool out_cut = false, err_cut = false;
	enum verdict v = verdict_of(r);
	json_t *o = json_pack("{ss so so}", "verdict", verdict_word(v), "stdout",
			      shown(&r->out, EXECUTE_SHOWN_MAX, &out_cut), "stderr",
			      shown(&r->err, EXECUTE_ERRORS_MAX, &err_cut));
	if (!o)
		return NULL;
	if (out_cut)
		json_object_set_new(o, "stdout_cut", json_true());
	if (err_cut || r->stderr_cut)
		json_object_set_new(o, "stderr_cut", json_true());
	report_end(o, x);
	repeat_report(&x->times, o);
	json_object_set_new(o, "wall_ms", report_ms((int64_t)r->wall_us));
	json_object_set_new(o, "memory_kib", json_integer((json_int_t)r->memory_kib));
	return o;
}

static json_t *report_none(enum verdict v, const char *why)
{
	json_t *o = json_pack("{ss ss ss sf sf si}", "verdict", verdict_word(v), "stdout", "",
			      "stderr", "", "cpu_ms", 0.0, "wall_ms", 0.0, "memory_kib", 0);
	if (o && why)
		json_object_set_new(o, "reason", diagnose_string(span_of(why), BOX_TEXT_MAX));
	return o;
}

/* ---- running ---- */

/* Short runs are timed as the median of a few, as long as they do the same. */
static enum err run_again(struct execution *x)
{
	bool same = repeat_wants(&x->result);
	repeat_add(&x->times, x->result.cpu_us);
	while (same && x->times.count < REPEAT_RUNS) {
		struct box_result again = {0};
		enum err e = sandbox_run(x->sandbox, &x->request, &again);
		same = !e && repeat_is_same(&x->result, &again);
		if (same)
			repeat_add(&x->times, again.cpu_us);
		box_result_release(&again);
		if (e)
			return e;
	}
	return ERR_OK;
}

static enum err find_reason(struct execution *x)
{
	if (x->job->sanitize)
		return explain_result(x->sandbox, x->program.program_fd, &x->build.job, &x->result,
				      &x->sanitizer);
	if (!explain_wants(verdict_of(&x->result)))
		return ERR_OK;
	AUTO_EXPLAINER explainer;
	explain_init(&explainer, x->sandbox, x->toolchain, &x->build.job);
	return explain_run(&explainer, &x->request, &x->sanitizer);
}

static enum err run_program(struct execution *x)
{
	if (x->job->on_running)
		x->job->on_running(x->job->ctx);
	x->request = request_of(x->job, x->program.program_fd);
	AUTO_TEST_FILES files;
	enum err e = open_files(x->job->package, &files);
	x->request.inputs = files.v;
	x->request.input_count = files.count;
	if (!e)
		e = sandbox_run(x->sandbox, &x->request, &x->result);
	if (!e)
		e = run_again(x);
	return e ? e : find_reason(x);
}

static json_t *report_of(const struct execution *x, enum err e)
{
	json_t *report;
	if (e)
		report = report_none(VERDICT_JE, x->why[0] ? x->why : err_str(e));
	else
		report = x->program.ok ? report_run(x) : report_none(VERDICT_CE, NULL);
	if (x->program.diagnostics)
		json_object_set_new(report, "compile", compiled_json(&x->program));
	json_object_set_new(report, "tier", json_string(box_tier_name(box_tier(x->sandbox->box))));
	return report;
}

enum err execute(struct sandbox *s, const struct toolchain *t, const struct execute_job *job,
		 json_t **out)
{
	struct execution x = {.sandbox = s, .toolchain = t, .job = job, .program.program_fd = -1};
	enum err e = build_init(&x.build, job->package, job->sources, job->count,
				job->sanitize ? TOOLCHAIN_SANITIZE : TOOLCHAIN_PLAIN);
	if (!e)
		e = compile(s, t, &x.build.job, &x.program, x.why);
	if (!e && x.program.ok)
		e = run_program(&x);
	json_t *report = e == ERR_CLOSED || e == ERR_NOMEM ? NULL : report_of(&x, e);
	compiled_release(&x.program);
	box_result_release(&x.result);
	json_decref(x.sanitizer);
	build_release(&x.build);
	if (!report)
		return e ? e : ERR_NOMEM;
	*out = report;
	return ERR_OK;
}
