/* advice.h - what an operator can do about a part of the sandbox that this host lacks: the line to
 * type or to write into a unit file, for where we run (a container, a service, a terminal). */
#ifndef JUDGE_ADVICE_H
#define JUDGE_ADVICE_H

#include "judge/box_client.h"

/* What of the host decides on the advice. */
struct surroundings {
	bool root;
	bool container;		 /* a runtime started us: the advice is for its flags */
	bool v2;		 /* control groups are of version 2 */
	bool no_namespaces;	 /* user.max_user_namespaces is 0 */
	bool no_unprivileged;	 /* kernel.unprivileged_userns_clone is 0 (Debian's switch) */
	bool apparmor_restricts; /* kernel.apparmor_restrict_unprivileged_userns (Ubuntu's) */
};

void surroundings_look(struct surroundings *out);

/* For a part that is not present; never NULL. */
const char *advice_for(const struct box_part *part, const struct surroundings *at);

#endif
