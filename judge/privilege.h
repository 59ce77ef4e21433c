/* privilege.h - from root to a user of our own, for good. */
#ifndef JUDGE_PRIVILEGE_H
#define JUDGE_PRIVILEGE_H

#include <sys/types.h>

#include "base/err.h"

struct identity {
	uid_t uid;
	gid_t gid;
	char name[64];
};

/* The user `name`, or `nobody` when NULL. ERR_NOENT: there is no such user; ERR_FORBIDDEN: it is
 * root. */
enum err privilege_find(const char *name, struct identity *out);

/* Gives a folder and all in it to the user, so that data made as root before stays usable. */
enum err privilege_hand_over(const char *folder, const struct identity *who);

/* Drops groups, gid and uid, and makes sure that there is no way back. */
enum err privilege_drop(const struct identity *who);

#endif
