/* ahead.h - a submission compiled before anybody runs it, so that whoever does finds it built. */
#ifndef JUDGE_AHEAD_H
#define JUDGE_AHEAD_H

#include "judge/build.h"

/* {"verdict": "OK|CE|JE", "compile"?, "reason"?}: with the very words of a real run, so that its
 * key in the cache is the same. ERR_CLOSED: stopped, or the sandbox is gone; ERR_NOMEM. The caller
 * owns *out. */
enum err compile_ahead(struct sandbox *s, const struct toolchain *t, const struct package *p,
		       const struct source *sources, size_t count, json_t **out);

#endif
