/* bank.h - a directory of questions, cards, sections and references, read and checked as a whole.
 *
 *   references.yaml              the works that are cited
 *   kits/<slug>.yaml             interviews laid out: questions, problems and talk, with minutes
 *   <section>/section.yaml       one for each section
 *   <section>/<slug>.md          a question or a card
 *   <section>/<slug>.check.c|py  recomputes the numbers of the question beside it
 *
 * Anything else in there is a fault, but for names that begin with a dot. */
#ifndef BANK_BANK_H
#define BANK_BANK_H

#include "bank/entry.h"

enum { BANK_ENTRIES_MAX = 4096, BANK_SECTIONS_MAX = 99, BANK_KITS_MAX = 200, BANK_PATH_MAX = 512 };

struct bank_section {
	char *id;	  /* the directory's name; owned */
	struct yaml yaml; /* section.yaml; value NULL when it could not be read */
	size_t questions;
	size_t cards;
};

struct bank_kit {
	char *id; /* the file's name without .yaml; owned */
	struct yaml yaml;
};

struct bank {
	char *dir; /* as given; owned */
	int dirfd;
	struct yaml references;	       /* value NULL when it could not be read */
	struct bank_section *sections; /* by order, then id */
	size_t section_count;
	struct entry *entries; /* by section, questions before cards, then id */
	size_t entry_count;
	struct bank_kit *kits; /* by id */
	size_t kit_count;
};

/* Reads everything and checks all that can be checked without running anything. Faults go to *f.
 * ERR_NOENT or ERR_IO when the directory cannot be read, ERR_TOOBIG, ERR_NOMEM; *out is released by
 * the caller in any case. */
enum err bank_load(const char *dir, struct faults *f, struct bank *out);
void bank_release(struct bank *b);

#define AUTO_BANK __attribute__((cleanup(bank_release))) struct bank

const struct bank_section *bank_section_of(const struct bank *b, const struct entry *e);

/* "c", "py" or NULL: the kind of check program that stands beside a question. */
const char *bank_check_program(const struct bank *b, const struct entry *e);

#endif
