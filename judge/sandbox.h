/* sandbox.h - viva-box as the judge uses it: one run at a time, cut short when whoever asked no
 * longer wants the answer. */
#ifndef JUDGE_SANDBOX_H
#define JUDGE_SANDBOX_H

#include "base/span.h"
#include "judge/box_client.h"

struct sandbox {
	struct box *box;
	int control_fd; /* readable: stop what runs and give up. -1: none */
	bool stopped;	/* it was; every further run gives ERR_CLOSED until this is cleared */
};

/* Starts, waits, delivers. ERR_CLOSED when stopped or when viva-box is gone. */
enum err sandbox_run(struct sandbox *s, const struct box_request *request,
		     struct box_result *result);

/* A borrowed view of a whole descriptor: mmap, so that a 128 MiB answer costs no copy. */
struct mapping {
	struct span bytes;
	void *at;
};
enum err mapping_of(int fd, struct mapping *out);
void mapping_release(struct mapping *m);
#define AUTO_MAPPING __attribute__((cleanup(mapping_release))) struct mapping

/* A test file, opened as files of the judge's own are: ERR_NOENT or ERR_IO. */
enum err sandbox_open(const char *path, int *fd);

#endif
