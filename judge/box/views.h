/* views.h - the files of the host that each class of slot sees: the loader and the libraries for
 * programs, the tool roots for tools. */
#ifndef BOX_VIEWS_H
#define BOX_VIEWS_H

#include "base/err.h"
#include "judge/box/host.h"
#include "judge/box/landlock.h"

/* Fills host->views, and a part of `hello`. ERR_UNSUPPORTED (hello->reason says why) without a C
 * library to show. */
enum err views_init(struct host *host, const struct host_options *options,
		    struct wire_hello *hello);
void views_release(struct host *host);
/* What a slot of the class may open: its views, and the current directory for `work`. rules:
 * HOST_RULES_MAX of them; the count. */
size_t views_rules(const struct host *host, enum wire_class class, enum landlock_use work,
		   struct landlock_rule *rules);

#endif
