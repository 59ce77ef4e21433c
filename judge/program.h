/* program.h - a package's own program (validator, generator, answering submission), whatever its
 * language, as something that the sandbox can run.
 *
 * C and C++ are compiled; Python runs under the host's /usr/bin/python3, where there is one, as a
 * tool with its files in the work directory. Callers build a request as if for a compiled program
 * and let program_request() put in what the language needs. */
#ifndef JUDGE_PROGRAM_H
#define JUDGE_PROGRAM_H

#include "judge/compile.h"
#include "judge/fault.h"
#include "judge/package.h"

/* Zeroed but for program_fd = -1: none (RUNNABLE_NONE). */
struct runnable {
	int program_fd;	   /* an ELF program; -1: none, or a script in `files` */
	const char *tool;  /* static: the interpreter; NULL: none */
	size_t main;	   /* which file the interpreter is given */
	size_t file_count; /* the script's, each a memfd, laid under "program/" */
	int fds[COMPILE_SOURCES_MAX];
	char names[COMPILE_SOURCES_MAX][COMPILE_NAME_MAX + 16];
};
#define RUNNABLE_NONE ((struct runnable){.program_fd = -1})

static inline bool runnable_is(const struct runnable *r)
{
	return r->program_fd >= 0 || r->file_count > 0;
}
void runnable_release(struct runnable *r);
#define AUTO_RUNNABLE __attribute__((cleanup(runnable_release))) struct runnable

/* Makes it from the files of p, with the compiler's limits. ERR_INVAL with a fault that names the
 * file: it does not compile, cannot be read, or its language is not to be had here. On failure *out
 * is RUNNABLE_NONE. */
enum err program_make(struct sandbox *s, const struct toolchain *t, const struct program *p,
		      const struct limits *limits, struct faults *f, struct runnable *out);

/* The same of a job that is laid out already; `file` is named in a fault. */
enum err program_build(struct sandbox *s, const struct toolchain *t, const struct compile_job *job,
		       const char *file, struct faults *f, struct runnable *out);

/* Room for what program_request() adds; it must live as long as the request. */
struct program_room {
	const char *argv[BOX_ARGS_MAX + 1];
	struct box_file inputs[BOX_FILES_MAX];
};

/* The request, filled in but for the program (class, argv with argv[0], stdin, inputs, outputs,
 * limits), becomes one of this program: program_fd; or for a script tool, argv, inputs and class
 * BOX_TOOL. ERR_TOOBIG: more arguments or files than a request holds. */
enum err program_request(const struct runnable *r, struct program_room *room,
			 struct box_request *request);

/* Reads files into sources for compile(), their names without folders. Texts live in the arena. */
enum err program_sources(struct arena *a, const struct program *p, struct source *out, size_t cap,
			 size_t *count);

#endif
