/* options.h - the command line: one table a command, `--name value` or `--name=value`, anywhere. */
#ifndef JUDGE_OPTIONS_H
#define JUDGE_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

/* Exit statuses, the same for every command. */
enum status {
	STATUS_DONE = 0,
	STATUS_DIFFERENT = 1, /* verify found a difference */
	STATUS_USAGE = 2,     /* usage or unreadable input: one line on standard error */
	STATUS_JUDGE = 3,     /* the judge itself failed */
};

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER };

struct option_spec {
	const char *name; /* "--json" */
	enum option_kind kind;
	void *to; /* bool *, const char **, double * */
	double lo, hi;
};

struct words_view {
	char **v;
	int count;
};

/* Fills the targets, leaves the other words in *rest (which reorders argv). False after one line on
 * standard error. */
bool options_read(const char *command, int argc, char **argv, const struct option_spec *specs,
		  int spec_count, struct words_view *rest);

/* "viva-judge: what" and a newline on standard error; returns the status. */
int complain(enum status status, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
