/* work.h - the work directory of a tool: input files laid in, output files taken out, all wiped. */
#ifndef BOX_WORK_H
#define BOX_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "judge/box/wire.h"

/* Copies the descriptors' bytes (from their start) to these names below the current directory,
 * and makes the directories that the output names want. writable: by whoever may write there. */
enum err work_lay(const struct wire_words *words, const int *fds, size_t input_count,
		  size_t output_count, bool writable);
/* A sealed memfd with the file of that name, when it is a plain file of at most max_bytes.
 * output->state says; *fd is -1 unless it is WIRE_FILE_THERE. Of a folder ("feedback/") all plain
 * files right in it, packed (packed.h); none when it is not there. */
enum err work_fetch(const char *name, uint64_t max_bytes, struct wire_output *output, int *fd);
/* Removes what is in the directory, and with `itself` also it. Follows no links; a tree deeper
 * than any that work_lay makes is left standing: ERR_FULL. */
enum err work_wipe(const char *path, int itself);

/* Sealed against any change, offset 0. */
enum err work_seal(int fd);
/* An empty close-on-exec memfd that may become a program. */
int work_memfd(const char *name);

#endif
