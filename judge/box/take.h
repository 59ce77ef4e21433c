/* take.h - the descriptors of a request, made safe to hand to a program. */
#ifndef BOX_TAKE_H
#define BOX_TAKE_H

#include <stddef.h>

#include "judge/box/wire.h"

/* From a checked request's descriptors to the zygote's: [program] stdin inputs [stdout], with a
 * stdin in any case (request->has_stdin is set). Those given stay the caller's; *own_count of `own`
 * are to be closed, also on failure. NULL, or why not (static). */
const char *take_fds(struct wire_request *request, const int *fds, size_t fd_count, int *own,
		     size_t *own_count);

#endif
