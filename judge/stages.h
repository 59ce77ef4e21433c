/* stages.h - the compiler's programs run over checked sources, each alone in the sandbox.
 *
 * cc1 -> as for each source (clang does both at once), then the linker. Linking tries libc alone
 * first, which takes half of the time and is enough for most programs in C; what it leaves open the
 * whole command finds, or reports. Only then are the sources built again with line numbers, so that
 * the linker can say where. */
#ifndef JUDGE_STAGES_H
#define JUDGE_STAGES_H

#include "judge/compile.h"

enum { STAGES_FILES_MAX = COMPILE_SOURCES_MAX + 1 };

struct stages {
	struct sandbox *sandbox;
	const struct toolchain *toolchain;
	const struct compile_job *job;
	const struct pipeline *pipelines[LANGUAGE_COUNT]; /* NULL: no source of it */
	struct compiled *out;
	char *why;    /* BOX_TEXT_MAX: what the judge failed at */
	bool limited; /* a limit struck: another day it may go otherwise */
};

/* ERR_OK whatever the tools say: b->out has the program or diagnostics. Else as compile(). */
enum err stages_run(struct stages *b);

/* One source as the preprocessor leaves it, with line markers. ERR_INVAL: it does not preprocess,
 * and compiling will say why. The caller owns *fd. */
enum err stages_expand(struct stages *b, size_t source, int *fd);

#endif
