/* compile.h - C and C++ sources to a program, inside the sandbox; or out of the cache.
 *
 * Nothing here trusts the source: names are checked, sizes capped, forbidden words refused with
 * their line (forbid.h), and every tool runs under limits without network or tests in sight
 * (stages.h). The same sources, words and compiler are built once (cache.h). */
#ifndef JUDGE_COMPILE_H
#define JUDGE_COMPILE_H

#include "base/json.h"
#include "judge/cache.h"
#include "judge/sandbox.h"
#include "judge/toolchain.h"

enum { COMPILE_SOURCES_MAX = 24, COMPILE_NAME_MAX = 64 };

struct source {
	const char *name; /* "solution.c": letters, digits, _ . -; a file of C or C++ */
	struct span text;
};

struct compile_job {
	const struct source *sources;
	size_t count;
	size_t checked; /* the first so many are a candidate's: forbidden words and code_kib count
			 */
	const struct words *forbid, *link; /* or NULL */
	int64_t code_kib, cpu_s, memory_mib;
	enum toolchain_kind kind;
	const char *compiler, *standard; /* "clang", "c23"; NULL: what the toolchain prefers */
};

struct compiled {
	bool ok;
	bool cached;
	int program_fd; /* -1 unless ok */
	int64_t us;
	json_t *diagnostics; /* array, see diagnose.h */
};

/* ERR_OK whatever the compiler says: look at out->ok. Anything else is the judge's fault, with the
 * reason in why. The caller releases *out. */
enum err compile(struct sandbox *s, const struct toolchain *t, const struct compile_job *job,
		 struct compiled *out, char why[BOX_TEXT_MAX]);
void compiled_release(struct compiled *c);
#define AUTO_COMPILED __attribute__((cleanup(compiled_release))) struct compiled

/* {"ok","cached","ms","diagnostics"} */
json_t *compiled_json(const struct compiled *c);

#endif
