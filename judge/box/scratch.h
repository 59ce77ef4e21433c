/* scratch.h - tier C only: a directory on disk for the work files of tools, and as root another
 * one, holding copies of the libraries, to chroot programs into. */
#ifndef BOX_SCRATCH_H
#define BOX_SCRATCH_H

#include "base/err.h"
#include "judge/box/host.h"

/* Where in that root the work directories of programs with files are. */
#define SCRATCH_INSIDE "files/"

/* Below $TMPDIR or /tmp; sets host->base_dir and, as root, host->root_dir. errno says why not. */
enum err scratch_init(struct host *host);
void scratch_release(struct host *host);

#endif
