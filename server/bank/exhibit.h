/* exhibit.h - what makes an exhibit drawable, beyond its shape. */
#ifndef BANK_EXHIBIT_H
#define BANK_EXHIBIT_H

#include "bank/faults.h"
#include "bank/yaml.h"

/* Counts that match, axes that can hold their points, labels that are plain text. `front` is front
 * matter that may have an exhibit, of any form. */
void exhibit_check(const struct yaml *front, struct faults *f);

#endif
