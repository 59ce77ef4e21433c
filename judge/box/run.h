/* run.h - one request in flight: its slot and streams, from arrival to result. */
#ifndef BOX_RUN_H
#define BOX_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "judge/box/host.h"
#include "judge/box/meter.h"
#include "judge/box/pool.h"
#include "judge/box/report.h"
#include "judge/box/stream.h"
#include "judge/box/wire.h"

enum run_state { RUN_FREE, RUN_BUILDING, RUN_RUNNING, RUN_DONE, RUN_STATE_COUNT };

struct run {
	enum run_state state;
	struct pool_entry *entry;     /* its slot; NULL: none */
	struct wire_request *request; /* owned */
	int fds[WIRE_FDS_MAX];	      /* owned, as they go to the zygote */
	size_t fd_count;
	struct stream out, err;
	int pidfd;	      /* where slot_tells_start() */
	struct meter meter;   /* the same */
	uint64_t deadline_us; /* CLOCK_MONOTONIC: no answer of the slot by then is a failure */
	struct facts facts;
	bool slot_sound; /* it may serve another job */
	struct wire_result result;
	int outputs[WIRE_FILES_MAX]; /* owned, the first output_fds of them */
	size_t output_fds;
};

/* Takes the request over (a checked one, on the heap); the descriptors stay the caller's. On
 * failure `run` is RUN_DONE with WIRE_ERROR, ready to be sent. */
void run_start(struct run *run, struct pool *pool, int index, struct wire_request *request,
	       const int *fds, size_t fd_count);
/* An event of its slot. */
void run_event(struct run *run, enum pool_source source);
/* Its deadline, or the next look at its memory, whichever is first. */
uint64_t run_next_us(const struct run *run);
void run_time(struct run *run, uint64_t now_us);
void run_cancel(struct run *run);

/* With RUN_DONE, in this order: the slot is back in the pool or gone; the result is sent; all else
 * is given up, and it is RUN_FREE. */
void run_leave_slot(struct run *run, struct pool *pool);
enum err run_send(struct run *run, int client);
void run_release(struct run *run, struct pool *pool);

#endif
