#include "bank/recheck.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "base/clock.h"

enum { OUTPUT_MAX = 64 * 1024, SHARE = 10 };

/* -- Running a program ----------------------------------------------------------------------- */

struct outcome {
	int status; /* as of waitpid; -1: it did not end in time */
	int64_t ms;
};

_Noreturn static void become(int dirfd, int out, char *const argv[])
{
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (setpgid(0, 0) == 0 && fchdir(dirfd) == 0 && null >= 0 &&
	    dup2(null, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0)
		execvp(argv[0], argv);
	_exit(127);
}

/* Reads until the end, the deadline or the maximum. False: stop waiting for it. */
static bool drain(int fd, int64_t deadline, struct buf *out)
{
	char chunk[4096];
	for (;;) {
		int64_t left = deadline - clock_monotonic_ms();
		struct pollfd p = {.fd = fd, .events = POLLIN};
		int ready = left > 0 ? poll(&p, 1, (int)left) : 0;
		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return false;
		ssize_t n = read(fd, chunk, sizeof chunk);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return n == 0;
		buf_add(out, (struct span){chunk, (size_t)n});
		if (buf_err(out))
			return false;
	}
}

static enum err run(int dirfd, char *const argv[], int64_t limit_ms, struct buf *out,
		    struct outcome *outcome)
{
	int ends[2];
	int64_t begin = clock_monotonic_ms();
	if (pipe2(ends, O_CLOEXEC))
		return ERR_IO;
	AUTO_FD int in = ends[0];
	pid_t pid = fork();
	if (pid == 0)
		become(dirfd, ends[1], argv);
	close(ends[1]);
	if (pid < 0)
		return ERR_IO;
	setpgid(pid, pid); /* whoever is first: the group must exist before we may kill it */
	bool ended = drain(in, begin + limit_ms, out);
	if (!ended)
		kill(-pid, SIGKILL);
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	*outcome = (struct outcome){ended ? status : -1, clock_monotonic_ms() - begin};
	return ERR_OK;
}

static bool succeeded(const struct outcome *o, const char *what, struct faults *f)
{
	if (o->status == -1)
		faults_add(f, 1, "%s did not end in time, or said far too much", what);
	else if (o->status != 0)
		faults_add(f, 1, "%s failed", what);
	return o->status == 0;
}

static enum err run_python(const struct bank *b, const char *path, struct faults *f,
			   struct buf *out, bool *good)
{
	struct outcome o;
	AUTO_FREE char *name = strdup(path);
	char python[] = "python3", isolated[] = "-I", quiet[] = "-B";
	if (!name)
		return ERR_NOMEM;
	enum err e = run(b->dirfd, (char *[]){python, isolated, quiet, name, NULL}, RECHECK_RUN_MS,
			 out, &o);
	*good = !e && succeeded(&o, "the program", f);
	if (*good && o.ms > RECHECK_SLOW_MS)
		faults_note(f, 1, "took %d ms, a check takes less than a second", (int)o.ms);
	return e;
}

static enum err compile_and_run(const struct bank *b, char *source, char *binary, struct faults *f,
				struct buf *out, bool *good)
{
	struct outcome o;
	char cc[] = "cc", std[] = "-std=c17", opt[] = "-O2", all[] = "-Wall", extra[] = "-Wextra",
	     error[] = "-Werror", dash_o[] = "-o", math[] = "-lm";
	char *const compile[] = {cc,	 std,	 opt,	 all,  extra, error,
				 source, dash_o, binary, math, NULL};
	enum err e = run(b->dirfd, compile, RECHECK_COMPILE_MS, out, &o);
	*good = !e && succeeded(&o, "compiling", f);
	if (!*good)
		return e;
	buf_clear(out);
	e = run(b->dirfd, (char *[]){binary, NULL}, RECHECK_RUN_MS, out, &o);
	*good = !e && succeeded(&o, "the program", f);
	if (*good && o.ms > RECHECK_SLOW_MS)
		faults_note(f, 1, "took %d ms, a check takes less than a second", (int)o.ms);
	return e;
}

static enum err run_c(const struct bank *b, const char *path, struct faults *f, struct buf *out,
		      bool *good)
{
	char directory[] = "/tmp/viva-bank-XXXXXX", binary[sizeof directory + 8];
	AUTO_FREE char *source = strdup(path);
	if (!source)
		return ERR_NOMEM;
	if (!mkdtemp(directory))
		return ERR_IO;
	(void)!snprintf(binary, sizeof binary, "%s/check", directory);
	enum err e = compile_and_run(b, source, binary, f, out, good);
	unlink(binary);
	rmdir(directory);
	return e;
}

/* -- Comparing ------------------------------------------------------------------------------- */

/* "<id> <value>" lines as {id: value}. */
static enum err read_values(struct span output, struct faults *f, json_t *values)
{
	struct span rest = output, line;
	while (span_split(&rest, '\n', &line)) {
		char text[200], id[100];
		double value;
		if (span_trim(line).len == 0)
			continue;
		(void)!snprintf(text, sizeof text, "%.*s", SPAN_ARG(line));
		if (sscanf(text, "%99s %lf", id, &value) != 2 || !isfinite(value)) {
			faults_add(f, 1, "prints a line that is not '<id> <value>': %s", text);
			continue;
		}
		if (json_object_set_new(values, id, json_real(value)))
			return ERR_NOMEM;
	}
	return ERR_OK;
}

static size_t compare(const struct entry *e, const char *path, json_t *values, struct faults *f)
{
	const json_t *list = json_object_get(e->front.value, "numeric_key");
	const char *id;
	json_t *value;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *n = json_array_get(list, i);
		double stated = json_number_value(json_object_get(n, "value"));
		double tolerance = json_number_value(json_object_get(n, "tolerance"));
		const char *name = json_string_value(json_object_get(n, "id"));
		const json_t *got = name ? json_object_get(values, name) : NULL;
		char at[YAML_PATH_MAX];
		(void)!snprintf(at, sizeof at, "/numeric_key/%zu/value", i);
		if (!got)
			faults_add(f, entry_line(e, at), "%s does not print '%s'", path,
				   name ? name : "");
		else if (fabs(json_number_value(got) - stated) > tolerance / SHARE)
			faults_add(f, entry_line(e, at),
				   "'%s' is %.9g here, recomputed %.9g: off by more than a tenth "
				   "of %g",
				   name, stated, json_number_value(got), tolerance);
		if (name)
			json_object_del(values, name);
	}
	json_object_foreach(values, id, value)
		faults_add(f, entry_line(e, "/numeric_key"),
			   "%s prints '%s', which is no number here", path, id);
	return json_array_size(list);
}

static enum err recheck(const struct bank *b, const struct entry *e, const char *kind,
			struct faults *f, size_t *numbers)
{
	AUTO_BUF out;
	AUTO_JSON *values = json_object();
	char path[BANK_PATH_MAX];
	bool good = false;
	buf_init(&out, OUTPUT_MAX);
	if (!values)
		return ERR_NOMEM;
	(void)!snprintf(path, sizeof path, "%s.check.%s", e->id, kind);
	faults_in(f, "%s/%s", b->dir, path);
	enum err err = strcmp(kind, "c") == 0 ? run_c(b, path, f, &out, &good)
					      : run_python(b, path, f, &out, &good);
	if (err || !good)
		return err;
	err = read_values(buf_span(&out), f, values);
	faults_in(f, "%s", e->file);
	if (!err)
		*numbers += compare(e, path, values, f);
	return err;
}

enum err recheck_run(const struct bank *b, struct faults *f, size_t *numbers)
{
	*numbers = 0;
	for (size_t i = 0; i < b->entry_count; i++) {
		const char *kind = bank_check_program(b, &b->entries[i]);
		enum err e = kind ? recheck(b, &b->entries[i], kind, f, numbers) : ERR_OK;
		if (e)
			return e;
	}
	return ERR_OK;
}
