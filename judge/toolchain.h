/* toolchain.h - gcc and clang taken apart: the argument vectors of their compiler proper, assembler
 * and linker, asked once of the driver (`gcc -###`).
 *
 * The driver is never run on a submission: it forks, writes temporary files and spends a third of
 * the time. Flags are those of the design's table: -std=c17 -O2 -pipe -Wall -lm, dynamic PIE. C++
 * carries its own libraries inside, since a run's root holds only those of C. */
#ifndef JUDGE_TOOLCHAIN_H
#define JUDGE_TOOLCHAIN_H

#include "base/buf.h"
#include "judge/arena.h"
#include "judge/language.h"
#include "judge/package.h"

enum compiler { COMPILER_GCC, COMPILER_CLANG, COMPILER_COUNT };
enum toolchain_kind { TOOLCHAIN_PLAIN, TOOLCHAIN_SANITIZE, TOOLCHAIN_COUNT };

enum { TOOLCHAIN_WHY_MAX = 160 };

struct toolchain_tool {
	char *path;	   /* NULL: this pipeline has no such tool */
	struct words head; /* argv[0] and what comes before the files */
	struct words tail; /* linker: what comes after the objects */
};

/* How one language is built by one compiler. */
struct pipeline {
	enum compiler compiler;
	enum language language;
	enum toolchain_kind kind;
	int version;		     /* 12 of gcc 12.2.0 */
	struct toolchain_tool front; /* cc1, cc1plus; or clang -cc1, which writes objects itself */
	struct toolchain_tool as;    /* gcc's */
	struct toolchain_tool link;
	struct words brief; /* in place of link.tail: libc alone, named file by file. Half the time,
			     * and enough for most C programs. Empty: there is no such form */
	char words_hash[HASH_HEX + 1]; /* of version and all words above */
};

struct toolchain;
struct cache;

/* ERR_NOENT: no gcc here. `why` says what is missing and how to get it. */
enum err toolchain_new(struct toolchain **out, char why[TOOLCHAIN_WHY_MAX]);
void toolchain_free(struct toolchain *t);

/* Where compile() keeps what it built; the toolchain frees it. NULL, as at first: nowhere. */
void toolchain_use_cache(struct toolchain *t, struct cache *cache);
struct cache *toolchain_cache(const struct toolchain *t);

/* What is used where a job says nothing: gcc and the default standards. NULL leaves it as it is;
 * ERR_INVAL with `why`: no such compiler or standard, or not here. The texts are borrowed. */
enum err toolchain_prefer(struct toolchain *t, const char *compiler, const char *standard,
			  char why[TOOLCHAIN_WHY_MAX]);
bool toolchain_is_compiler(struct span name);
bool toolchain_is_standard(struct span name);

/* A job's own words, or NULL, made certain: the compiler, and the standard's word for a language
 * ("-std=c2x"), NULL where the standard is of the other language. ERR_INVAL as above. */
enum err toolchain_choose(const struct toolchain *t, const char *compiler, const char *standard,
			  enum compiler *chosen, char why[TOOLCHAIN_WHY_MAX]);
const char *toolchain_standard(const struct toolchain *t, const struct pipeline *p,
			       const char *standard);

/* Asked of the driver at first use, then remembered; it lives as long as the toolchain. ERR_NOENT
 * with `why`: this compiler, or its half for C++, is not installed. */
enum err toolchain_pipeline(const struct toolchain *t, enum compiler compiler,
			    enum language language, enum toolchain_kind kind,
			    const struct pipeline **out, char why[TOOLCHAIN_WHY_MAX]);

/* What tells this build from that of another host or of a later upgrade: the words, and the size
 * and time of every program, start file and header folder that they name. */
void toolchain_identity(const struct pipeline *p, struct buf *out);

/* For the tests: reads what the driver prints on standard error into p, whose compiler, language
 * and kind are set. */
enum err toolchain_parse(struct arena *a, struct pipeline *p, struct span text);

#endif
