/* loading.h - between the files that load a package: problem.c viva.c manifest.c data.c package.c.
 * Each adds its faults and goes on, so that an author sees all of them at once. */
#ifndef JUDGE_LOADING_H
#define JUDGE_LOADING_H

#include "judge/package.h"

struct legacy;

struct loading {
	struct package *p;
	struct faults *f;
	struct arena *a;
	struct legacy *legacy; /* NULL after package_load */
};

/* "DIR/rel"; NULL with a fault when memory is out. */
char *package_path(struct loading *l, const char *rel);
/* Reads DIR/rel as YAML. NULL: missing (a fault only if `required`) or not well-formed. */
const struct tree *package_yaml(struct loading *l, const char *rel, bool required);
/* The same with the package's constants put in; never required. */
const struct tree *package_yaml_with_constants(struct loading *l, const char *rel);
/* A list of words; also one word alone where `single`. */
bool package_words(struct loading *l, const struct tree *t, bool single, struct words *out);
/* The words of `more` behind those of `words`. */
void package_join(struct loading *l, struct words *words, const struct words *more);
/* Reads a whole text file of the package into the arena. False with a fault. */
bool package_text(struct loading *l, const char *rel, struct span *out);
/* The program that `rel` (a folder's name and an entry in it) is. False with a fault. */
bool package_program(struct loading *l, const char *folder, const char *name, bool is_folder,
		     struct program *out);

void load_problem_yaml(struct loading *l);
/* The statements in DIR/folder; `names`: the key `name`, to be matched with them, or NULL. */
void load_statements(struct loading *l, const char *folder, const struct tree *names);
void load_viva_yaml(struct loading *l);
void load_manifest(struct loading *l);
void load_data(struct loading *l);
void load_legacy_data(struct loading *l);

/* A list of arguments, or a map of them by validator. False with a fault. */
bool load_validator_args(struct loading *l, const struct tree *t, struct validator_args *out);

#endif
