/* package.h - a problem package (Kattis problem package format 2025-09) in memory.
 *
 * What a package legally holds either works or is a fault with file, line and reason; nothing is
 * ignored silently. Not supported yet, hence refused: interactive, multi-pass and submit-answer
 * problems, the legacy format, constants, `.files`, static validators, unbounded scores, languages
 * other than C, programs with build scripts, links inside the package, an inferred time limit.
 *
 * Source: https://www.kattis.com/problem-package-format/spec/2025-09 and, for `.viva.yaml`,
 * problems/schema/package.schema.json. */
#ifndef JUDGE_PACKAGE_H
#define JUDGE_PACKAGE_H

#include "base/hash.h"
#include "judge/arena.h"
#include "judge/compare.h"
#include "judge/fault.h"
#include "judge/manifest.h"
#include "judge/tree.h"

enum {
	PACKAGE_ARENA_MAX = 64 * 1024 * 1024,
	PACKAGE_TEXT_MAX = 1024 * 1024,	      /* statement, template, solution */
	PACKAGE_DATA_MAX = 128 * 1024 * 1024, /* one .in or .ans */
	PACKAGE_TESTS_MAX = 2000,
	PACKAGE_ID_MAX = 64,
};

enum aggregation { AGGREGATE_PASS_FAIL, AGGREGATE_SUM, AGGREGATE_MIN, AGGREGATE_COUNT };

struct words {
	char **v;
	size_t count;
};

/* input_validator_args: one list for every validator, or a list by the name of each. */
struct validator_args {
	struct words all;
	struct named_words {
		char *name;
		struct words words;
	} * by_name;
	size_t by_name_count;
};

struct test {
	const char *name;	  /* relative to data/: "secret/g1/01-single-hit" */
	char *in, *ans;		  /* paths; NULL until materialised */
	char *description, *hint; /* or NULL */
	struct words args, output_args;
	struct validator_args input_args;
	struct compare_options compare; /* where the default validator decides */
	bool full_feedback;
	int ordinal;		      /* from 1 within its group */
	const struct made_test *made; /* NULL: the files are in the package */
};

struct group {
	const char *name; /* "sample", "secret", "secret/g1" */
	char *title;	  /* "1" for a first secret group, as candidates are told */
	int number;	  /* 0 for the samples */
	enum aggregation aggregation;
	int64_t max_score; /* 0 for the samples and in pass-fail packages */
	struct words require_pass;
	struct test *tests;
	size_t count;
};

struct program {
	char *name;
	struct words files; /* paths, headers included, in byte order */
};

struct limits {
	int64_t time_ms, memory_mib, stack_mib, output_mib, code_kib;
	int64_t compile_s, compile_mib, validate_s, validate_mib, validate_out_mib;
	double ac_to_limit, limit_to_tle;
};

struct package {
	struct arena arena;
	char *dir, *id, *name;
	char hash[HASH_HEX + 1]; /* of the content, see package_hash() */
	bool scoring;
	struct limits limits;
	enum aggregation secret_aggregation;
	int64_t max_score;
	struct group *groups; /* the samples first where there are any */
	size_t group_count;
	struct program *input_validators;
	size_t input_validator_count;
	struct program output_validator; /* no files: the default validator */
	struct words include;		 /* files added to every submission */
	struct words languages;
	struct manifest manifest;
	const struct tree *viva; /* `.viva.yaml`, checked; NULL in foreign packages */
	struct words forbid, link;
};

/* Loads the package at `dir`. ERR_INVAL with faults, or ERR_NOMEM. The caller releases it with
 * package_free, also the faults. Test data is not read here, only found. */
enum err package_load(const char *dir, struct faults *f, struct package **out);
void package_free(struct package *p);

size_t package_tests(const struct package *p);
const struct group *package_group(const struct package *p, const char *name);

static inline void auto_package_(struct package **p)
{
	package_free(*p);
}
#define AUTO_PACKAGE __attribute__((cleanup(auto_package_))) struct package

#endif
