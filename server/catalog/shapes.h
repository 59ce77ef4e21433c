/* shapes.h - the form of everything that is kept in problems/bank and of the two exported files.
 *
 * The tables say what problems/schema/question.schema.json says, and the exports' form on top:
 *
 *   bank.json      {v: 1, sections: [{id, chapter, title, intro, order, status}],
 *                   references: {key: {authors, title, year, where?}},
 *                   questions: [{id, section, seed, version, level, type, minutes, tags, title,
 *                     prompt, answer, followup_answers: {id: Markdown}, clarifications, key_points,
 *                     red_flags, hints, followups, anchors, numeric_key?, choices?, exhibit?,
 *                     references: [{key, authors, title, year, where?}]}],
 *                   cards: [{id, section, seed, version, level, type, minutes, tags, title, prompt,
 *                     body, probe?, references?}],
 *                   kits?: [{id, title, role, minutes, intro, steps: [{item | text, minutes}]}]}
 *   packages.json  {v: 1, packages: [{id, hash, name, level, minutes, tags, seed, languages,
 *                     public: {brief, statement, template, samples, limits, groups, max_score},
 *                     interviewer: {expected, clarifications, key_points, red_flags, hints,
 *                       followups, anchors, solution, tests}}]} */
#ifndef CATALOG_SHAPES_H
#define CATALOG_SHAPES_H

#include "catalog/shape.h"

extern const struct shape shape_front_matter; /* of a question or a card, by its type */
extern const struct shape shape_section;      /* section.yaml */
extern const struct shape shape_references;   /* references.yaml */
extern const struct shape shape_kit;	      /* kits/<slug>.yaml */
extern const struct shape shape_bank;	      /* bank.json */
extern const struct shape shape_packages;     /* packages.json */

/* The keys of a front matter in the order in which they are written; ends with NULL. */
extern const char *const shape_key_order[];

#endif
