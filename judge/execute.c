#include "judge/execute.h"

#include <stdlib.h>

#include "judge/check.h"
#include "judge/diagnose.h"
#include "judge/report.h"

enum { DEFAULT_TIME_MS = 2000, DEFAULT_MEMORY_MIB = 256, DEFAULT_CODE_KIB = 256 };
enum { SANITIZE_SLOWER = 6, SANITIZE_MEMORY_MIB = 1024 };

static enum err compile_program(struct sandbox *s, const struct toolchain *t,
				const struct execute_job *job, struct compiled *out,
				char why[BOX_TEXT_MAX])
{
	struct source all[COMPILE_SOURCES_MAX];
	const struct package *p = job->package;
	size_t more = 0;
	struct arena a;
	if (job->count == 0 || job->count > COMPILE_SOURCES_MAX)
		return ERR_INVAL;
	memcpy(all, job->sources, job->count * sizeof *all);
	struct compile_job c = {
		.sources = all,
		.count = job->count,
		.checked = job->count,
		.forbid = p ? &p->forbid : NULL,
		.link = p ? &p->link : NULL,
		.code_kib = p ? p->limits.code_kib : DEFAULT_CODE_KIB,
		.cpu_s = p ? p->limits.compile_s : 10,
		.memory_mib = p ? p->limits.compile_mib : 1024,
		.kind = job->sanitize ? TOOLCHAIN_SANITIZE : TOOLCHAIN_PLAIN,
	};
	arena_init(&a, PACKAGE_ARENA_MAX);
	enum err e = ERR_OK;
	if (p)
		e = program_sources(&a, &p->include[LANGUAGE_C], all + c.count,
				    COMPILE_SOURCES_MAX - c.count, &more);
	c.count += more;
	if (!e)
		e = compile(s, t, &c, out, why);
	arena_release(&a);
	return e;
}

static struct box_request request_of(const struct execute_job *job, int program_fd,
				     const char *const *argv)
{
	const struct package *p = job->package;
	struct box_request r = BOX_REQUEST_NONE;
	double time_ms = job->time_s > 0 ? job->time_s * 1000
			 : p		 ? (double)p->limits.time_ms
					 : DEFAULT_TIME_MS;
	double memory_mib = job->memory_mib > 0 ? job->memory_mib
			    : p			? (double)p->limits.memory_mib
						: DEFAULT_MEMORY_MIB;
	if (job->sanitize) {
		time_ms *= SANITIZE_SLOWER;
		memory_mib = memory_mib * 3 + SANITIZE_MEMORY_MIB;
	}
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
		r.limits.stdout_max_bytes = (uint64_t)p->limits.output_mib << 20;
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

static json_t *report_run(const struct box_result *r)
{
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
	if (r->status == BOX_EXITED)
		json_object_set_new(o, "exit_code", json_integer(r->exit_code));
	if (r->status == BOX_SIGNALED)
		json_object_set_new(o, "signal", json_integer(r->signal));
	if (r->status == BOX_VIOLATION)
		json_object_set_new(o, "syscall", json_string(r->syscall_name));
	if (r->status == BOX_ERROR)
		json_object_set_new(o, "reason", diagnose_string(span_of(r->reason), BOX_TEXT_MAX));
	json_object_set_new(o, "cpu_ms", report_ms((int64_t)r->cpu_us));
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

enum err execute(struct sandbox *s, const struct toolchain *t, const struct execute_job *job,
		 json_t **out)
{
	static const char *const argv[] = {"program", NULL};
	AUTO_COMPILED c = {.program_fd = -1};
	struct box_result result = {0};
	char why[BOX_TEXT_MAX] = "";
	json_t *report;
	enum err e = compile_program(s, t, job, &c, why);
	if (!e && c.ok && job->on_running)
		job->on_running(job->ctx);
	if (!e && c.ok) {
		struct box_request r = request_of(job, c.program_fd, argv);
		e = sandbox_run(s, &r, &result);
	}
	if (e == ERR_CLOSED || e == ERR_NOMEM)
		return e;
	if (e)
		report = report_none(VERDICT_JE, why[0] ? why : err_str(e));
	else
		report = c.ok ? report_run(&result) : report_none(VERDICT_CE, NULL);
	if (c.diagnostics)
		json_object_set_new(report, "compile", compiled_json(&c));
	box_result_release(&result);
	*out = report;
	return report ? ERR_OK : ERR_NOMEM;
}
