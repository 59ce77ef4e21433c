/* toolchain.h - gcc taken apart: the argument vectors of cc1, as and ld, asked once of `gcc -###`.
 *
 * The driver is never run on a submission: it forks, writes temporary files and spends a third of
 * the time. Flags are those of design table "Defaults": -std=c17 -O2 -pipe -Wall -lm. */
#ifndef JUDGE_TOOLCHAIN_H
#define JUDGE_TOOLCHAIN_H

#include "judge/arena.h"
#include "judge/package.h"

enum toolchain_kind { TOOLCHAIN_PLAIN, TOOLCHAIN_SANITIZE, TOOLCHAIN_COUNT };

struct toolchain_tool {
	char *path;
	struct words head; /* argv[0] and what comes before the files */
	struct words tail; /* ld: what comes after the objects */
};

struct toolchain {
	struct arena arena;
	struct toolchain_tool cc1[TOOLCHAIN_COUNT];
	struct toolchain_tool as;
	struct toolchain_tool ld[TOOLCHAIN_COUNT];
};

/* ERR_NOENT: no gcc here. `why` says what is missing and how to get it. */
enum err toolchain_new(struct toolchain **out, char why[160]);
void toolchain_free(struct toolchain *t);

/* For the tests: reads what `gcc -###` prints on standard error. */
enum err toolchain_parse(struct toolchain *t, enum toolchain_kind kind, struct span text);

#endif
