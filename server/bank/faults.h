/* faults.h - every fault of a bank, with its file and line.
 *
 * Checking never stops at the first fault: an author mends a file once. A note is advice; it is
 * listed but does not fail the check. */
#ifndef BANK_FAULTS_H
#define BANK_FAULTS_H

#include "base/json.h"

enum { FAULTS_MAX = 5000, FAULTS_FILE_MAX = 512, FAULTS_REASON_MAX = 600 };

struct faults {
	json_t *list;		    /* [{file, line, reason, note}] */
	size_t faults;		    /* without the notes, counted even beyond FAULTS_MAX */
	enum err err;		    /* ERR_NOMEM: the list is not whole */
	char file[FAULTS_FILE_MAX]; /* what faults_add speaks of */
};

enum err faults_init(struct faults *f);
void faults_release(struct faults *f);

/* What is added from here on is about this file. A name too long is cut. */
void faults_in(struct faults *f, const char *format, ...) __attribute__((format(printf, 2, 3)));

void faults_add(struct faults *f, int line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void faults_note(struct faults *f, int line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Sorted by file and line. Text: "file:line: reason" or "file:line: note: reason", a line each. */
void faults_text(struct faults *f, struct buf *out);

/* {"faults": [{file, line, reason}], "notes": [...]}, sorted likewise; NULL when out of memory. */
json_t *faults_json(struct faults *f);

#define AUTO_FAULTS __attribute__((cleanup(faults_release))) struct faults

#endif
