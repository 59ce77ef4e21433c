#include "judge/bench.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/auto.h"
#include "base/clock.h"
#include "base/file.h"
#include "judge/cache.h"
#include "judge/folders.h"

static const char source_text[] = "#include <stdio.h>\n"
				  "\n"
				  "int main(void)\n"
				  "{\n"
				  "\tlong long n, sum = 0, value;\n"
				  "\tif (scanf(\"%lld\", &n) != 1)\n"
				  "\t\treturn 1;\n"
				  "\twhile (n-- > 0 && scanf(\"%lld\", &value) == 1)\n"
				  "\t\tsum += value;\n"
				  "\tprintf(\"%lld\\n\", sum);\n"
				  "\treturn 0;\n"
				  "}\n";
static const char spin_text[] = "int main(void)\n{\n\tfor (volatile long i = 0;; i++)\n\t\t;\n}\n";
static const char input_text[] = "3\n1 2 3\n";

/* ---- bare processes ---- */

extern char **environ;

static char *const *mutable(const char *const *v)
{
	union {
		const char *const *in;
		char *const *out;
	} u = {v};
	return u.out;
}

/* posix_spawn is vfork and exec in glibc. */
static enum err spawn(const char *program, const char *const *argv, const char *input)
{
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int status;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	int failed = posix_spawnp(&pid, program, &actions, NULL, mutable(argv), environ);
	posix_spawn_file_actions_destroy(&actions);
	if (failed)
		return failed == ENOENT ? ERR_NOENT : ERR_IO;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return ERR_IO;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return ERR_NOENT;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ERR_OK : ERR_IO;
}

enum err bench_bare_run(struct bench *b, int64_t *us)
{
	const char *const argv[] = {b->program_path, NULL};
	int64_t start = clock_monotonic_us();
	enum err e = spawn(b->program_path, argv, b->input_path);
	*us = clock_monotonic_us() - start;
	return e;
}

enum err bench_bwrap_run(struct bench *b, int64_t *us)
{
	const char *const argv[] = {"bwrap", "--unshare-all", "--ro-bind", "/",
				    "/",     b->program_path, NULL};
	int64_t start = clock_monotonic_us();
	enum err e = spawn("bwrap", argv, b->input_path);
	*us = clock_monotonic_us() - start;
	return e;
}

static enum err bare_compile(const struct bench *b)
{
	const char *const argv[] = {"gcc", "-std=c17",	    "-O2",	    "-pipe", "-Wall",
				    "-o",  b->program_path, b->source_path, "-lm",   NULL};
	return spawn("gcc", argv, "/dev/null");
}

enum err bench_bare_submission(struct bench *b, int64_t *us)
{
	int64_t start = clock_monotonic_us(), ignored;
	enum err e = bare_compile(b);
	for (int i = 0; !e && i < BENCH_TESTS; i++)
		e = bench_bare_run(b, &ignored);
	*us = clock_monotonic_us() - start;
	return e;
}

/* ---- ours ---- */

enum err bench_our_run(struct bench *b, int64_t *us)
{
	static const char *const argv[] = {"program", NULL};
	AUTO_FD int in = -1;
	struct box_request r = BOX_REQUEST_NONE;
	struct box_result result = {0};
	int64_t start = clock_monotonic_us();
	enum err e = sandbox_open(b->input_path, &in);
	r.class = BOX_RUN;
	r.program_fd = b->program_fd;
	r.argv = argv;
	r.stdin_fd = in;
	if (!e)
		e = sandbox_run(&b->session->sandbox, &r, &result);
	*us = clock_monotonic_us() - start;
	if (!e && (result.status != BOX_EXITED || result.exit_code != 0))
		e = ERR_IO;
	box_result_release(&result);
	return e;
}

enum err bench_our_warm_run(struct bench *b, int64_t *us)
{
	enum err e = bench_our_run(b, us);
	return e ? e : bench_our_run(b, us);
}

enum err bench_our_submission(struct bench *b, int64_t *us)
{
	AUTO_JUDGEMENT g = {.compiled.program_fd = -1};
	const struct judging j = {
		.sandbox = &b->session->sandbox,
		.toolchain = b->session->toolchain,
		.package = &b->package,
		.validators = &b->validators,
		.tokens = b->session->tokens,
	};
	enum err e = judge_submission(&j, &b->source, 1, &g);
	*us = g.us;
	return e ? e : g.verdict == VERDICT_AC ? ERR_OK : ERR_IO;
}

enum err bench_keep_compiled(struct bench *b)
{
	struct cache *cache;
	char path[300];
	int n = snprintf(path, sizeof path, "%s/compiled", b->folder);
	if (n < 0 || (size_t)n >= sizeof path)
		return ERR_TOOBIG;
	enum err e = cache_new(path, 16U << 20, &cache);
	if (!e)
		toolchain_use_cache(b->session->toolchain, cache);
	return e;
}

static enum err compile_text(struct bench *b, struct source source, int *program_fd)
{
	char why[BOX_TEXT_MAX];
	AUTO_COMPILED c = {.program_fd = -1};
	const struct compile_job job = {
		.sources = &source, .count = 1, .code_kib = 256, .cpu_s = 10, .memory_mib = 1024};
	enum err e = compile(&b->session->sandbox, b->session->toolchain, &job, &c, why);
	if (e)
		return e;
	*program_fd = TAKE_FD(c.program_fd);
	return *program_fd < 0 ? ERR_IO : ERR_OK;
}

enum err bench_kill(struct bench *b, int64_t limit_ms, int64_t *us)
{
	static const char *const argv[] = {"program", NULL};
	AUTO_FD int program_fd = -1;
	struct box_request r = BOX_REQUEST_NONE;
	struct box_result result = {0};
	enum err e = compile_text(b, (struct source){"spin.c", span_of(spin_text)}, &program_fd);
	r.class = BOX_RUN;
	r.program_fd = program_fd;
	r.argv = argv;
	r.limits.cpu_ms = (uint32_t)limit_ms;
	if (!e)
		e = sandbox_run(&b->session->sandbox, &r, &result);
	*us = (int64_t)result.cpu_us;
	if (!e && result.status != BOX_CPU_LIMIT)
		e = ERR_IO;
	box_result_release(&result);
	return e;
}

/* ---- the folder ---- */

static enum err write_file(const char *folder, const char *name, const char *text, char *path,
			   size_t cap)
{
	int n = snprintf(path, cap, "%s/%s", folder, name);
	if (n < 0 || (size_t)n >= cap)
		return ERR_TOOBIG;
	return file_write(AT_FDCWD, path, span_of(text), 0644);
}

static void make_package(struct bench *b)
{
	b->group = (struct group){
		.name = "secret", .number = 1, .tests = b->tests, .count = BENCH_TESTS};
	for (int i = 0; i < BENCH_TESTS; i++)
		b->tests[i] = (struct test){.name = "secret/test",
					    .in = b->input_path,
					    .ans = b->answer_path,
					    .ordinal = i + 1};
	b->package.groups = &b->group;
	b->package.group_count = 1;
	b->package.limits = (struct limits){.time_ms = 2000,
					    .memory_mib = 256,
					    .stack_mib = 8,
					    .output_mib = 16,
					    .code_kib = 256,
					    .compile_s = 10,
					    .compile_mib = 1024,
					    .validate_s = 10,
					    .validate_mib = 256,
					    .validate_out_mib = 8};
	b->validators.output.program_fd = -1;
	b->source = (struct source){"sum.c", span_of(source_text)};
}

enum err bench_open(struct session *s, struct bench *out)
{
	*out = (struct bench){.session = s, .program_fd = -1};
	const char *top = getenv("TMPDIR");
	int n = snprintf(out->folder, sizeof out->folder, "%.200s/viva-bench.XXXXXX",
			 top && *top ? top : "/tmp");
	/* Open to others, since bubblewrap runs the program without root's rights. */
	if (n < 0 || !mkdtemp(out->folder) || chmod(out->folder, 0755) < 0)
		return ERR_IO;
	snprintf(out->program_path, sizeof out->program_path, "%s/sum", out->folder);
	enum err e = write_file(out->folder, "sum.c", source_text, out->source_path,
				sizeof out->source_path);
	if (!e)
		e = write_file(out->folder, "in", input_text, out->input_path,
			       sizeof out->input_path);
	if (!e)
		e = write_file(out->folder, "ans", "6\n", out->answer_path,
			       sizeof out->answer_path);
	make_package(out);
	if (!e)
		e = bare_compile(out);
	return e ? e : compile_text(out, out->source, &out->program_fd);
}

void bench_close(struct bench *b)
{
	auto_fd_(&b->program_fd);
	if (b->folder[0])
		folder_remove(b->folder);
}
