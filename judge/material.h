/* material.h - the data of a manifest, made once and kept under the judge's own folder.
 *
 * Data is made in the sandbox (generator and answering submission are only programs), checked
 * against the SHA-256 of the manifest, and offered as a whole or not at all. It lies under
 * DATA/tests/<hash of the manifest>/, 0700, so an edited manifest has a place of its own. */
#ifndef JUDGE_MATERIAL_H
#define JUDGE_MATERIAL_H

#include "judge/package.h"
#include "judge/sandbox.h"
#include "judge/toolchain.h"

/* The judge's folder, made if missing: `given`, else $VIVA_JUDGE_DATA, else
 * $XDG_CACHE_HOME/viva-judge, else $HOME/.cache/viva-judge. The caller frees *out. */
enum err material_folder(const char *given, char **out);

/* After ERR_OK every test of the package has its `in` and `ans`, and the package its time limit
 * (timelimit.h). Says on standard error when it takes long. ERR_INVAL with faults: the data does
 * not come out as recorded, or no time limit can be inferred. */
enum err material_ensure(struct sandbox *s, const struct toolchain *t, const char *folder,
			 struct package *p, struct faults *f);

/* Makes the tests from `first` up to `end` of the manifest once more, by clang where it is
 * installed, and compares them with what is
 * recorded, keeping nothing. Whatever differs, or is another thing each time, is a fault with the
 * line of the test; ERR_OK all the same. */
enum err material_again(struct sandbox *s, const struct toolchain *t, struct package *p,
			size_t first, size_t end, struct faults *f);

#endif
