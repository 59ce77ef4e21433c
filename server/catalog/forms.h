/* forms.h - the written forms of identifiers. */
#ifndef CATALOG_FORMS_H
#define CATALOG_FORMS_H

#include "base/span.h"

bool form_name(struct span s);	    /* a, two-words, x2: at most 40 characters */
bool form_path(struct span s);	    /* section/slug */
bool form_reference(struct span s); /* boyd-2004, boyd-2004b */
bool form_when(struct span s);	    /* all, missed:<key point> */
bool form_package(struct span s);   /* [a-z0-9]+ */
bool form_item(struct span s);	    /* section/slug of a question, or a package */

#endif
