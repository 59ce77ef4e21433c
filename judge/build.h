/* build.h - what a submission is compiled from: its own sources and the package's include/. */
#ifndef JUDGE_BUILD_H
#define JUDGE_BUILD_H

#include "judge/compile.h"
#include "judge/package.h"

struct build {
	struct arena arena;			    /* the package's texts */
	struct source sources[COMPILE_SOURCES_MAX]; /* the submission's, then the package's */
	struct compile_job job;
};

/* By the rules of the package; NULL: by the defaults. The sources stay the caller's, and as long as
 * the build. Its address is in job.sources: do not move it. ERR_INVAL: none, or too many;
 * otherwise include/ cannot be read. Release in any case. */
enum err build_init(struct build *b, const struct package *p, const struct source *sources,
		    size_t count, enum toolchain_kind kind);
void build_release(struct build *b);
#define AUTO_BUILD __attribute__((cleanup(build_release))) struct build

#endif
