/* fault.h - everything that is wrong with a package, one line each: `file:line: reason`.
 *
 * A loader goes on after a fault where it can, so that an author sees all of them at once. Whoever
 * asked decides by faults_any(). At most FAULTS_MAX are kept; the rest are counted. */
#ifndef JUDGE_FAULT_H
#define JUDGE_FAULT_H

#include "base/buf.h"

enum { FAULTS_MAX = 100, FAULT_TEXT_MAX = 64 * 1024 };

struct faults {
	struct buf text;
	int count;
};

#define FAULTS_NONE                                                                                \
	{                                                                                          \
		.text = {.max = FAULT_TEXT_MAX }                                                   \
	}
void faults_release(struct faults *f);

/* `line` 0: the file as a whole. */
void fault(struct faults *f, const char *file, int line, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

static inline bool faults_any(const struct faults *f)
{
	return f->count > 0;
}

/* All lines, each with its newline, and "N more" where some were left out. */
struct span faults_text(struct faults *f);

#define AUTO_FAULTS __attribute__((cleanup(faults_release))) struct faults

#endif
