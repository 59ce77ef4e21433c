/* legacy_groups.h - groups of tests as the testdata.yaml files of the legacy version. */
#ifndef JUDGE_LEGACY_GROUPS_H
#define JUDGE_LEGACY_GROUPS_H

#include "judge/package.h"

/* Faults for what a tree of the default grader cannot say: arguments of single tests, `.files`,
 * requirements between groups. */
void legacy_groups_check(const struct package *p, struct faults *f);

/* The output validator may give scores. */
bool legacy_groups_score(const struct package *p);

/* One file for data/, one for secret/ where it has groups, one for each group. */
size_t legacy_groups_files(const struct package *p);
/* Appends the text of one; returns its folder below data/, "" for the root. */
const char *legacy_groups_text(const struct package *p, size_t index, struct buf *out);

#endif
