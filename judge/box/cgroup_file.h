/* cgroup_file.h - the small files of a control group, read and written whole. */
#ifndef BOX_CGROUP_FILE_H
#define BOX_CGROUP_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* `dir` is a group's directory. ERR_NOENT: there is no such file, or it may not be opened; ERR_IO:
 * the kernel refused, errno says why. */
enum err cgroup_put(int dir, const char *file, const char *text);
enum err cgroup_put_number(int dir, const char *file, uint64_t value);

/* At most size - 1 bytes, NUL-ended. */
enum err cgroup_get(int dir, const char *file, char *text, size_t size);
enum err cgroup_get_number(int dir, const char *file, uint64_t *value);

/* The same of an open file, from its start. */
enum err cgroup_read(int fd, char *text, size_t size);
enum err cgroup_read_number(int fd, uint64_t *value);
uint64_t cgroup_read_keyed(int fd, const char *key);

/* The number behind `key` in a file of lines "key number"; 0 when there is none. */
uint64_t cgroup_get_keyed(int dir, const char *file, const char *key);

/* A group and the groups below it. ERR_BUSY while there are processes in one of them, and what was
 * empty is gone then. */
enum err cgroup_remove(int parent, const char *name);

/* Whether a list of mount options or controllers names this one. Takes the list apart. */
bool cgroup_names(char *list, const char *separators, const char *controller);

#endif
