/* views.h - the files of the host that each class of slot sees: the loader and the libraries for
 * programs, the tool roots for tools. */
#ifndef BOX_VIEWS_H
#define BOX_VIEWS_H

#include "base/err.h"
#include "judge/box/host.h"

/* Fills host->views, and a part of `hello`. ERR_UNSUPPORTED (hello->reason says why) without a C
 * library to show. */
enum err views_init(struct host *host, const struct host_options *options,
		    struct wire_hello *hello);
void views_release(struct host *host);

#endif
