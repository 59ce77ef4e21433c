/* meter.h - the supervisor's look at the memory of a program, where nothing else limits it. */
#ifndef BOX_METER_H
#define BOX_METER_H

#include <stdint.h>
#include <sys/types.h>

struct meter {
	pid_t pid;	  /* as we see it; 0: none to look at */
	uint64_t next_us; /* CLOCK_MONOTONIC: the next look */
};

/* Looks begin now. */
void meter_init(struct meter *meter, int pidfd, uint64_t now_us);
/* What the program has in memory now; 0 when it is gone. Sets the next look. */
uint64_t meter_resident_kib(struct meter *meter, uint64_t now_us);

#endif
