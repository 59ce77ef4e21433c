/* watch.h - the zygote's eyes on the program that it started: until its end, or until a limit, a
 * forbidden call or an order of the supervisor ends it. */
#ifndef BOX_WATCH_H
#define BOX_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "judge/box/child.h"
#include "judge/box/slot.h"
#include "judge/box/wire.h"

/* Returns when the program is dead, not yet reaped, with violated, syscall_nr, cpu_fired,
 * wall_fired and odd set in the note. start_us: CLOCK_MONOTONIC, from which wall time counts. */
void watch_program(const struct child *child, int socket, const struct wire_limits *limits,
		   uint64_t start_us, struct slot_note *note);

uint64_t watch_now_us(void);

#endif
