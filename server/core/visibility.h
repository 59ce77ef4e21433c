/* visibility.h - who may see what. The only place that decides it: broadcast, snapshot, history,
 * review and export all ask here, so a private note or a hidden test cannot leave by a path that
 * forgot. */
#ifndef CORE_VISIBILITY_H
#define CORE_VISIBILITY_H

#include "core/event.h"

struct viewer {
	char user[ID_SIZE];
	enum role role; /* of the link, not of the part */
};

/* True when the viewer may know that the event exists. */
bool visible(const struct event *e, const struct viewer *viewer);

/* The body that the viewer gets of a visible event: before the end, whoever was no interviewer in
 * the event's part gets judge events without names and descriptions of hidden tests (group and
 * ordinal stay). Borrowed from the event. */
struct span visible_body(const struct event *e, const struct viewer *viewer, bool ended);

/* A judge body (`test` and `result.groups[].tests[]`) as those get it who may not know hidden
 * tests, as compact JSON that the caller frees. Of a test whose `sample` is not true: group,
 * ordinal, verdict; CPU time and memory rounded up to their four highest bits, or to 1 ms and
 * 64 KiB where that is more. What may be shown is listed, not what may not. */
enum err visibility_redact(struct span body, struct span *out);

#endif
