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

enum slot_news {
	SLOT_READY,   /* send the job */
	SLOT_FAILED,  /* it could not be set up, or could not start the program: text, error */
	SLOT_STARTED, /* the program runs; descriptors: pidfd [listener] */
	SLOT_ENDED,   /* it is reaped and all with it; descriptors: the outputs that are there */
};

struct slot_note {
	uint32_t news;
	int32_t error; /* errno */
	int32_t wait_status;
	uint64_t cpu_us, wall_us, resident_kib;
	struct wire_output outputs[WIRE_FILES_MAX];
	char text[WIRE_REASON_MAX];
};

struct slot {
	unsigned index;
	enum wire_class class;
	pid_t pid; /* 0: none */
	int pidfd;
	int socket; /* slot_note from it; to it one byte when it may go on, then the job */
	struct cgroup_leaf leaf;
	char work_dir[160]; /* tier C; "" otherwise */
};

/* Starts a zygote. work_bytes: the size of its work directory, for WIRE_TOOL. On failure `text`
 * says why in words. */
enum err slot_init(struct slot *slot, const struct host *host, unsigned index,
		   enum wire_class class, uint64_t work_bytes, char text[WIRE_REASON_MAX]);
/* Kills all that is in it, waits for its end, and removes what it had. */
void slot_release(struct slot *slot, const struct host *host);

/* The request goes to the zygote with [program] [stdin] inputs stdout stderr. */
enum err slot_send_job(const struct slot *slot, const struct wire_request *request, const int *fds,
		       size_t fd_count);
/* fds: WIRE_FDS_MAX of them. ERR_BUSY: it has said nothing; ERR_CLOSED: it is dead. */
enum err slot_recv(const struct slot *slot, struct slot_note *note, int *fds, size_t *fd_count);

#endif
