/* worker.h - `viva-judge serve` from the inside: one connection to the server, N slots.
 *
 * A slot is a process of its own with a sandbox of its own, joined to the worker by a socket that
 * carries frames (frame.h). Readable while a slot judges means: stop. So a submission that hangs,
 * or crashes its slot, costs that slot and nothing else.
 *
 *   worker -> slot   {"t":"job", ...}          as the server sent it, checked
 *                    anything else             stop what runs
 *   slot -> worker   {"t":"ready","tier":"A","packages":[ids]}
 *                    {"t":"progress"|"done", "job", "attempt", ...}   passed on as they are
 *                    {"t":"stopped"}           free again, nothing to tell */
#ifndef JUDGE_WORKER_H
#define JUDGE_WORKER_H

#include "judge/session.h"
#include "judge/shelf.h"

enum { WORKER_SLOTS_MAX = 16, WORKER_SOCKET_MAX = 107 };

struct worker_options {
	const char *socket, *name;
	int slots;
	int ready_fd; /* a byte goes there whenever the server has greeted us */
	struct session_options session;
};

struct slot_pipe {
	int fd;
	pid_t pid;
};

/* In the child: never returns to its caller's work; the status it should exit with. `begin`: at
 * which part of the shelf, from 0 to below 1, it begins to make data. */
int slot_main(struct session *s, const struct shelf *shelf, int fd, double begin);

/* Connects, serves, reconnects, until stop_fd is readable. A status. */
int worker_main(const struct worker_options *o, struct shelf *shelf, const struct slot_pipe *slots,
		int stop_fd);

#endif
