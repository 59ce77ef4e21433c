/* zygote.h - the inside of a slot, from its birth on. */
#ifndef BOX_ZYGOTE_H
#define BOX_ZYGOTE_H

#include <stdint.h>

#include "judge/box/host.h"
#include "judge/box/wire.h"

struct zygote {
	const struct host *host;
	enum wire_class class;
	unsigned index;
	uint64_t work_bytes;
	const char *work_dir; /* tier C */
	int socket;
};

/* Builds the slot, then serves jobs until the supervisor hangs up. */
void zygote_main(const struct zygote *zygote) __attribute__((noreturn));

#endif
