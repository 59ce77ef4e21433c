/* legacy_write.h - a package written as one of the legacy version, for judges that read no other.
 *
 * What that version cannot say is a fault and nothing is written; what it has no place for and no
 * judging depends on is named on standard error and left out. */
#ifndef JUDGE_LEGACY_WRITE_H
#define JUDGE_LEGACY_WRITE_H

#include "judge/expect.h"

/* Writes DIR/<id>, which must not be there; the data must be. The result is read back and compared
 * before it has its name. ERR_INVAL with faults; then DIR is as it was. */
enum err legacy_write(struct package *p, const char *dir, struct faults *f);

#endif
