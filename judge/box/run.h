/* run.h - one request in flight: its slot, streams and timers, from arrival to result. */
#ifndef BOX_RUN_H
#define BOX_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "judge/box/host.h"
#include "judge/box/meter.h"
#include "judge/box/report.h"
#include "judge/box/slot.h"
#include "judge/box/stream.h"
#include "judge/box/wire.h"

enum run_state { RUN_FREE, RUN_BUILDING, RUN_STARTING, RUN_RUNNING, RUN_DONE, RUN_STATE_COUNT };

/* What may become readable for a run. */
enum run_source {
	RUN_SLOT,
	RUN_STDOUT,
	RUN_STDERR,
	RUN_LISTENER,
	RUN_CLOCK,
	RUN_LOOK,
	RUN_SOURCE_COUNT
};

struct run {
	enum run_state state;
	unsigned index;
	uint32_t generation; /* tells late events and signals of the run before from ours */
	int epoll;
	struct slot slot;
	struct wire_request *request; /* owned */
	int fds[WIRE_FDS_MAX];	      /* owned, as they go to the zygote, but for the streams */
	size_t fd_count;
	struct stream out, err;
	int pidfd, listener, clock;
	int look; /* -1: memory needs no looking at */
	struct meter meter;
	uint64_t oom_before;
	struct facts facts;
	struct wire_result result;
	int outputs[WIRE_FILES_MAX]; /* owned, the first output_fds of them */
	size_t output_fds;
};

/* Where epoll finds it again, in epoll_event.data.u64: above 65535, generations begin with 1. */
uint64_t run_key(const struct run *run, enum run_source source);

/* Takes the request over (a checked one, on the heap) with its descriptors, also on failure; then
 * `run` is RUN_DONE with WIRE_ERROR, ready to be sent. */
void run_start(struct run *run, const struct host *host, unsigned index, int epoll,
	       struct wire_request *request, const int *fds, size_t fd_count);
void run_event(struct run *run, enum run_source source);
/* The CPU timer that carried this value fired. */
void run_cpu_fired(struct run *run, uint32_t generation);
void run_cancel(struct run *run);

/* Kills, waits and wipes what runs; the result stays. */
void run_stop(struct run *run, const struct host *host);
/* When state is RUN_DONE: sends the result. */
enum err run_send(struct run *run, int client);
/* All of it, run_stop() included; RUN_FREE afterwards. */
void run_release(struct run *run, const struct host *host);

#endif
