/* session.h - what every command that runs programs needs: a sandbox, a toolchain, a data folder.
 */
#ifndef JUDGE_SESSION_H
#define JUDGE_SESSION_H

#include "judge/check.h"
#include "judge/options.h"
#include "judge/package.h"
#include "judge/sandbox.h"
#include "judge/tokens.h"
#include "judge/toolchain.h"

struct session {
	struct sandbox sandbox;
	struct toolchain *toolchain;
	const char *data_given; /* on the command line, or NULL */
	char *data;		/* made when first needed, see session_data() */
	struct tokens *tokens;	/* shared by all slots of one judge; NULL: one run at a time */
};

struct session_options {
	struct box_info *found;		    /* as box_options has it; NULL: of no interest */
	const char *tier, *min_tier, *data; /* as on the command line; NULL: not given */
	const char *compiler, *standard;    /* "clang", "c23"; NULL: the defaults */
	double cache_mib;		    /* 0: the default */
	bool no_cache;
	uint32_t uid_base;
};

/* The words of those who compile, for a command's table. */
#define SESSION_COMPILE_SPECS(o)                                                                   \
	{"--compiler", OPTION_TEXT, &(o)->compiler, 0, 0},                                         \
		{"--std", OPTION_TEXT, &(o)->standard, 0, 0},                                      \
		{"--cache-mib", OPTION_NUMBER, &(o)->cache_mib, 1, 1048576},                       \
	{                                                                                          \
		"--no-cache", OPTION_FLAG, &(o)->no_cache, 0, 0                                    \
	}

/* Cores that may be used, from 1 to `most`. */
double session_cores(int most);

/* STATUS_DONE, or a status after one line on standard error. */
int session_open(const struct session_options *o, struct session *out);
void session_close(struct session *s);
#define AUTO_SESSION __attribute__((cleanup(session_close))) struct session

/* The two halves, for whoever starts several sandboxes before it drops privileges. */
int session_box(const struct session_options *o, struct box **out);
int session_tools(const struct session_options *o, struct toolchain **toolchain);

/* Makes the data folder, once: only packages need it, so that a user without a home may exec. */
int session_data(struct session *s);

/* From here on what is compiled is kept below the data folder, and found there. Without a folder
 * that is ours alone nothing is kept, which is no error. */
void session_cache(const struct session_options *o, struct session *s);

/* Whether `dir`, one of several words, is a folder beside packages that is none of them, like one
 * of shared sources: says so on standard error. */
bool session_skips(const struct words_view *words, const char *dir);

/* A loaded package, its data made. Faults go to standard error, one a line. */
int session_package(struct session *s, const char *dir, struct package **out);

/* The bytes of source files named on the command line. Texts live in the arena. */
int session_sources(struct arena *a, const struct words_view *paths, struct source *out);

#endif
