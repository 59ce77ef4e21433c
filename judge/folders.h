/* folders.h - folders made and unmade as a whole. */
#ifndef JUDGE_FOLDERS_H
#define JUDGE_FOLDERS_H

#include "base/span.h"

/* The folder and all below it; links are removed, not followed. What cannot be removed stays. */
void folder_remove(const char *path);

/* One regular file's bytes under another path, whose folders are made. ERR_IO, ERR_TOOBIG (more
 * than PACKAGE_DATA_MAX), ERR_FULL. */
enum err folder_copy_file(const char *from, const char *to);

/* Writes a file whose folders are made. */
enum err folder_write(const char *to, struct span text);

#endif
