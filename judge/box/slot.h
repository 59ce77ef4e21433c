/* slot.h - a zygote: a tiny process, init of its own namespaces, whose root was built once and
 * which starts a program when told to. This is the supervisor's side; zygote.h is the other. */
#ifndef BOX_SLOT_H
#define BOX_SLOT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "judge/box/cgroup.h"
#include "judge/box/host.h"
#include "judge/box/wire.h"

/* What a zygote says. */
enum slot_news {
	SLOT_READY,   /* send a job */
	SLOT_FAILED,  /* it could not be set up, or could not start the program: text, error */
	SLOT_STARTED, /* the program runs; descriptor: its pidfd. Only where slot_tells_start() */
	SLOT_ENDED,   /* it is reaped and all with it; descriptors: the outputs that are there */
	SLOT_NEWS_COUNT
};

struct slot_note {
	uint32_t news;
	int32_t error; /* errno */
	int32_t wait_status;
	int32_t syscall_nr; /* with violated; -1: not known */
	bool violated, cpu_fired, wall_fired;
	bool odd; /* something was left, or may be: the slot serves no other job */
	uint32_t output_count;
	uint64_t cpu_us, wall_us, resident_kib;
	union {
		char text[WIRE_REASON_MAX];
		struct wire_output outputs[WIRE_FILES_MAX]; /* only output_count of them travel */
	};
};

size_t slot_note_bytes(const struct slot_note *note);

struct slot {
	unsigned index;
	enum wire_class class;
	bool work; /* it has a work directory: wire_request_works() */
	pid_t pid; /* 0: none */
	int pidfd;
	int socket;	      /* notes from it; to it jobs, and one byte to end the one that runs */
	int out_end, err_end; /* what programs write comes out here; non-blocking */
	bool ready;	      /* it has said so */
	unsigned uses;	      /* jobs that it was given */
	struct cgroup_leaf leaf;
	char work_dir[160]; /* tier C; "" otherwise */
};

/* Starts a zygote. On failure `text` says why in words. */
enum err slot_init(struct slot *slot, const struct host *host, unsigned index,
		   enum wire_class class, bool work, char text[WIRE_REASON_MAX]);
/* Between jobs: removes what the last one left outside of the zygote's own reach (tier C). An error
 * means that something stays: the slot is not to be used again. */
enum err slot_clean(const struct slot *slot);
/* Orders its end, without waiting for it: pidfd becomes readable. */
void slot_kill(const struct slot *slot);
/* Kills all that is in it, waits for its end, and removes what it had. */
void slot_release(struct slot *slot, const struct host *host);

/* Whether SLOT_STARTED comes: the supervisor itself must see to the program, since no namespace
 * ends it with the zygote, or no cgroup limits its memory. */
bool slot_tells_start(const struct host *host, enum wire_class class);

/* The request goes to the zygote with [program] stdin inputs [stdout], and on v2 the run's cgroup.
 */
enum err slot_send_job(const struct slot *slot, const struct wire_request *request, const int *fds,
		       size_t fd_count);
/* The program that runs is to end now. */
void slot_stop_job(const struct slot *slot);
/* fds: WIRE_FDS_MAX of them. ERR_BUSY: it has said nothing; ERR_CLOSED: it is dead. */
enum err slot_recv(struct slot *slot, struct slot_note *note, int *fds, size_t *fd_count);

#endif
