#include <unistd.h>

#include "judge/attempt.h"

enum { SANITIZE_MEMORY_KIB = 1024 * 1024 };

/* The program may use a tenth more than the limit: what ends there is known to be near it. */
struct box_limits attempt_limits(const struct judging *j)
{
	const struct limits *given = &j->package->limits;
	struct box_limits limits = BOX_LIMITS_DEFAULT;
	int64_t ms = judging_limit_ms(j);
	limits.cpu_ms = (uint32_t)(ms + (ms + 9) / 10);
	limits.wall_ms = (uint32_t)(ms * 3 + 1000);
	limits.memory_kib = (uint32_t)given->memory_mib * 1024;
	if (j->sanitize)
		limits.memory_kib = limits.memory_kib * 3 + SANITIZE_MEMORY_KIB;
	limits.stack_kib = (uint32_t)given->stack_mib * 1024;
	limits.stdout_max_bytes = (uint64_t)given->output_mib << 20;
	limits.written_bytes = limits.stdout_max_bytes;
	return limits;
}

enum err attempt_request(const struct judging *j, const struct test *test, int program_fd,
			 int in_fd, struct attempt_run *out)
{
	size_t n = 0;
	out->argv[n++] = "program";
	for (size_t i = 0; i < test->args.count && n + 1 < BOX_ARGS_MAX; i++)
		out->argv[n++] = test->args.v[i];
	out->argv[n] = NULL;
	out->request = BOX_REQUEST_NONE;
	out->request.class = j->sanitize ? BOX_SANITIZE : BOX_RUN;
	out->request.program_fd = program_fd;
	out->request.argv = out->argv;
	out->request.stdin_fd = in_fd;
	out->request.limits = attempt_limits(j);
	out->request.writes = j->package->file_writing;
	enum err e = test_files_open(test, &out->files);
	out->request.inputs = out->files.v;
	out->request.input_count = out->files.count;
	return e;
}

void attempt_run_release(struct attempt_run *run)
{
	test_files_release(&run->files);
}
