/* driver.h - asks gcc and clang how they would build a program, without building one. */
#ifndef JUDGE_DRIVER_H
#define JUDGE_DRIVER_H

#include "judge/toolchain.h"

enum { DRIVER_TEXT_MAX = 64 * 1024 };
#define DRIVER_INPUT   "/dev/null"
#define DRIVER_PROGRAM "viva-program"

/* "gcc", "g++", "clang", "clang++" */
const char *driver_name(enum compiler compiler, enum language language);

/* Appends what `gcc -###` prints on standard error. ERR_NOENT: not installed; ERR_IO. */
enum err driver_ask(enum compiler compiler, enum language language, enum toolchain_kind kind,
		    struct buf *out);

#endif
