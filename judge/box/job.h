/* job.h - one job in a slot, on the zygote's side: lay the files, start the program, watch it, take
 * the files out, wipe. */
#ifndef BOX_JOB_H
#define BOX_JOB_H

#include <stddef.h>

#include "judge/box/slot.h"
#include "judge/box/wire.h"
#include "judge/box/zygote.h"

/* A checked request with [program] stdin inputs [stdout]. The descriptors stay the caller's. All
 * that it has to say goes to the supervisor. */
void job_serve(struct zygote *zygote, struct wire_request *job, const int *fds, size_t count);

/* While there is nothing else to do: parks the child of the next job, if that will run in the root
 * as it is. Without one it is made when the job is there. */
void job_foresee(struct zygote *zygote);

/* To the supervisor; without one there is no reason to live on. */
void zygote_say(const struct zygote *zygote, const struct slot_note *note, const int *fds,
		size_t count);
/* SLOT_FAILED, with errno. */
void zygote_say_failed(const struct zygote *zygote, const char *step);

#endif
