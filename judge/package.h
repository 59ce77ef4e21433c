/* package.h - a problem package in memory: Kattis problem package format 2025-09, or legacy.
 *
 * What a package legally holds either works or is a fault with file, line and reason; nothing is
 * ignored silently. docs/AUTHORING.md has the table of what is supported, how, and what is refused.
 * A legacy package is read into the same structures (legacy.c), so that nobody else knows which
 * version it was.
 *
 * Source: https://www.kattis.com/problem-package-format/spec/2025-09 and .../spec/legacy; for
 * `.viva.yaml`, problems/schema/package.schema.json. */
#ifndef JUDGE_PACKAGE_H
#define JUDGE_PACKAGE_H

#include "base/hash.h"
#include "judge/arena.h"
#include "judge/compare.h"
#include "judge/fault.h"
#include "judge/language.h"
#include "judge/manifest.h"
#include "judge/tree.h"

enum {
	PACKAGE_ARENA_MAX = 64 * 1024 * 1024,
	PACKAGE_TEXT_MAX = 1024 * 1024,	      /* statement, template, solution */
	PACKAGE_DATA_MAX = 128 * 1024 * 1024, /* one .in or .ans */
	PACKAGE_TESTS_MAX = 2000,
	PACKAGE_FILES_MAX = 32, /* in one test's `.files`; of PACKAGE_DATA_MAX bytes in all */
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

/* A file for a working directory: where it lies, and its plain name there. */
struct data_file {
	char *name, *path;
};

/* What people see in a test's place, by the priorities of the format; paths. NULL: as `in`, as
 * `ans`, nothing. Samples, and tests with full feedback, may have them. */
struct shown {
	char *in, *ans; /* in the statement */
	char *download_in, *download_ans;
	char *out;	   /* a `.out`: the output validator must accept it */
	char *interaction; /* interactive and multi-pass: shown instead of everything else */
};

struct test {
	const char *name;	  /* relative to data/: "secret/g1/01-single-hit" */
	char *in, *ans;		  /* paths; NULL until materialised */
	char *description, *hint; /* or NULL */
	struct words args, output_args;
	struct validator_args input_args;
	struct data_file *files; /* `.files`: copied into the working directory of the submission,
				  * over what lies there, and of the input validators */
	size_t file_count;
	struct shown shown;
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
	int64_t max_score; /* 0 for the samples, in pass-fail packages, and where unbounded */
	bool unbounded;	   /* max_score is no bound */
	double test_max;   /* the most that one test can score; INFINITY where unbounded */
	double test_score; /* of an accepted test without score.txt; NAN: that is a judge error */
	struct words require_pass;
	struct test *tests;
	size_t count;
};

/* Named values that stand for {{name}} in the files that the format lists. */
struct constant {
	char *name, *value;
};

struct constants {
	struct constant *v;
	size_t count;
};

/* A program of the package, or the files that are added to a submission. */
struct program {
	char *name;
	enum language language;
	char *entry; /* the name of the file that is started; NULL: the language's own rule */
	struct words files;		   /* paths, headers included, in byte order */
	const struct constants *constants; /* put into the files as they are read; NULL: none */
	const char *compiler;		   /* "clang"; NULL: the judge's own choice */
};

enum statement_kind { STATEMENT_MARKDOWN, STATEMENT_TEX, STATEMENT_PDF };

struct statement {
	char *language; /* "en", "pt-BR" */
	char *name;	/* of the problem, in that language; NULL: not given (legacy) */
	char *path;	/* relative to the package */
	enum statement_kind kind;
};

struct limits {
	int64_t time_ms; /* 0: to be inferred, see timelimit.h */
	bool inferred;	 /* time_ms was measured on this host: no calibration applies to it */
	double factor;	 /* of this host, by calibration: what time_ms is multiplied by. 0: 1 */
	int64_t memory_mib, stack_mib, output_mib, code_kib;
	int64_t compile_s, compile_mib, validate_s, validate_mib, validate_out_mib;
	int64_t passes; /* of a multi-pass problem, at most; 1 in any other */
	double ac_to_limit, limit_to_tle, resolution_s;
};

struct package {
	struct arena arena;
	char *dir, *id, *name;
	char hash[HASH_HEX + 1]; /* of the content, see package_hash() */
	bool legacy;
	bool scoring, interactive, multi_pass;
	bool file_writing; /* submissions may write in their working directory, in all as much as
			    * limits.output_mib */
	struct limits limits;
	enum aggregation secret_aggregation;
	int64_t max_score; /* of the whole; 0 in pass-fail packages and where unbounded */
	bool unbounded;
	struct constants constants;
	struct statement *statements;
	size_t statement_count;
	struct group *groups; /* the samples first where there are any */
	size_t group_count;
	struct program *input_validators;
	size_t input_validator_count;
	struct program output_validator;	/* no files: the default validator */
	struct program include[LANGUAGE_COUNT]; /* files added to a submission */
	bool allowed[LANGUAGE_COUNT];		/* what candidates may write in */
	struct manifest manifest;
	const struct tree *viva; /* `.viva.yaml`, checked; NULL in foreign packages */
	struct words forbid, link;
	char *compiler, *standard; /* "clang", "c23"; NULL: the judge's own choice */
};

/* Loads the package at `dir`. ERR_INVAL with faults, or ERR_NOMEM. The caller releases it with
 * package_free, also the faults. Test data is not read here, only found. */
enum err package_load(const char *dir, struct faults *f, struct package **out);
void package_free(struct package *p);

/* What a run may take here, in ms of CPU time. */
static inline double limits_time_ms(const struct limits *l)
{
	return (double)l->time_ms * (l->factor > 0 ? l->factor : 1);
}

/* The time limit is not given: material_ensure() measures it, or remembers what it was here. */
static inline bool package_needs_time_limit(const struct package *p)
{
	return p->limits.time_ms == 0;
}

/* Reads a text of the package, at most PACKAGE_TEXT_MAX, into the arena and puts the constants (may
 * be NULL) in. As file_read, or ERR_TOOBIG when the constants make it too long. */
void constants_put(const struct constants *c, struct span text, struct buf *out);
enum err constants_read(const struct constants *c, struct arena *a, const char *path,
			struct span *out);

size_t package_tests(const struct package *p);
const struct group *package_group(const struct package *p, const char *name);

static inline void auto_package_(struct package **p)
{
	package_free(*p);
}
#define AUTO_PACKAGE __attribute__((cleanup(auto_package_))) struct package

#endif
