/* sanitizer.h - both ends of a build with -fsanitize=address,undefined: the options compiled into
 * it, and what it says on standard error when it finds something.
 *
 * Reading is pure. The text is the program's own, so a program can forge a report; a forged one
 * misleads nobody but its author, and whatever it says is cut to the sizes below. Addresses are
 * offsets in the program; symbols.h turns them into lines. */
#ifndef JUDGE_SANITIZER_H
#define JUDGE_SANITIZER_H

#include "base/span.h"

enum {
	SANITIZER_EXIT = 86, /* how the program ends after a report */
	SANITIZER_FRAMES_MAX = 24,
	SANITIZER_KIND_MAX = 48,
	SANITIZER_TEXT_MAX = 240,
	SANITIZER_FILE_MAX = 72,
};

/* A C file to be compiled along with the candidate's. */
extern const char sanitizer_source[];

struct sanitizer_trace {
	uint64_t at[SANITIZER_FRAMES_MAX]; /* innermost first; frames of libraries left out */
	size_t count;
};

struct sanitizer_report {
	char kind[SANITIZER_KIND_MAX];	  /* "heap-buffer-overflow", "signed-integer-overflow" */
	char message[SANITIZER_TEXT_MAX]; /* any bytes but control characters */
	char file[SANITIZER_FILE_MAX];	  /* where the report names it itself; else "" */
	int64_t line, column;
	struct sanitizer_trace stack, allocated, freed;
};

/* The last report in the text: the real one ends the program. False: there is none. */
bool sanitizer_read(struct span text, struct sanitizer_report *out);

#endif
