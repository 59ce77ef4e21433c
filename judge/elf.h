/* elf.h - the one thing to be known of a linked program before it is run: the loader it asks for.
 *
 * A submission can put text of its own into the section .interp, and the kernel then opens that
 * file as the loader. The sandbox lets no other file through, but the exec that fails for it would
 * look like a fault of the sandbox; found at compile time it is the submission's, with a reason. */
#ifndef JUDGE_ELF_H
#define JUDGE_ELF_H

#include <stdbool.h>

#include "base/span.h"

/* Whether this is a 64-bit ELF program of this byte order that asks for exactly this loader. */
bool elf_loader_is(struct span program, const char *loader);

#endif
