/* metadata.c - keys of problem.yaml that people read and the judge only checks. */
#include "judge/keys.h"

static bool one_of(struct span s, const char *const *words)
{
	while (*words && !span_is(s, *words))
		words++;
	return *words != NULL;
}

void key_text(struct loading *l, const struct tree *t)
{
	struct span s;
	tree_text(l->f, t, &s);
}

void key_uuid(struct loading *l, const struct tree *t)
{
	struct span s;
	if (!tree_text(l->f, t, &s))
		return;
	bool fine = s.len == 36;
	for (size_t i = 0; fine && i < s.len; i++) {
		bool dash = i == 8 || i == 13 || i == 18 || i == 23;
		fine = dash ? s.p[i] == '-' : strchr("0123456789abcdefABCDEF", s.p[i]) != NULL;
	}
	if (!fine)
		key_wrong(l, t, "must be a UUID such as 7f6c6ece-099b-4fa8-9596-fe0861feb17f");
}

static void read_person(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"name", "email", "orcid", "kattis", NULL};
	if (t->kind == TREE_SCALAR)
		return;
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	if (!tree_get(t, "name"))
		fault(l->f, t->file, t->line, "a person has no 'name'");
	tree_each(part, t) key_text(l, part);
}

static void read_persons(struct loading *l, const struct tree *t)
{
	if (t->kind != TREE_LIST) {
		read_person(l, t);
		return;
	}
	if (t->count == 0)
		key_wrong(l, t, "must not be an empty list");
	tree_each(person, t) read_person(l, person);
}

void key_credits(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"authors",	  "contributors", "testers",
					   "translators", "packagers",	  "acknowledgements",
					   NULL};
	if (t->kind == TREE_SCALAR)
		return;
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	tree_each(credit, t)
	{
		if (!span_is(credit->key, "translators"))
			read_persons(l, credit);
		else if (tree_is(l->f, credit, TREE_MAP))
			tree_each(language, credit) read_persons(l, language);
	}
}

static void read_one_source(struct loading *l, const struct tree *t)
{
	static const char *const keys[] = {"name", "url", NULL};
	if (t->kind == TREE_SCALAR)
		return;
	if (!tree_is(l->f, t, TREE_MAP) || !tree_only(l->f, t, keys))
		return;
	if (!tree_get(t, "name"))
		fault(l->f, t->file, t->line, "a source has no 'name'");
	tree_each(part, t) key_text(l, part);
}

void key_source(struct loading *l, const struct tree *t)
{
	if (t->kind != TREE_LIST)
		read_one_source(l, t);
	else
		tree_each(source, t) read_one_source(l, source);
}

void key_license(struct loading *l, const struct tree *t)
{
	static const char *const licenses[] = {"unknown",  "public domain", "cc0",	  "cc by",
					       "cc by-sa", "educational",   "permission", NULL};
	struct span s;
	if (tree_text(l->f, t, &s) && !one_of(s, licenses))
		key_wrong(l, t, "is not a licence that the format knows");
}

void key_embargo(struct loading *l, const struct tree *t)
{
	static const char *const shape = "dddd-dd-ddTdd:dd:ddZ";
	struct span s;
	if (!tree_text(l->f, t, &s))
		return;
	bool fine = s.len == 10 || s.len == strlen(shape);
	for (size_t i = 0; fine && i < s.len; i++)
		fine = shape[i] == 'd' ? s.p[i] >= '0' && s.p[i] <= '9' : s.p[i] == shape[i];
	if (!fine)
		key_wrong(l, t, "must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
}

void key_keywords(struct loading *l, const struct tree *t)
{
	struct words ignored;
	package_words(l, t, false, &ignored);
}

/* The format's rule: any licence but these two needs somebody who owns the rights. */
void keys_check_rights(struct loading *l, const struct tree *t, const char *author)
{
	const struct tree *license = tree_get(t, "license");
	struct span s = license && license->kind == TREE_SCALAR ? license->text : SPAN("unknown");
	const struct tree *credits = tree_get(t, author);
	bool authors = credits && (credits->kind == TREE_SCALAR || tree_get(credits, "authors"));
	const struct tree *owner = tree_get(t, "rights_owner");
	if (span_is(s, "public domain") && owner)
		key_wrong(l, owner, "must not be given for the public domain");
	else if (!span_is(s, "public domain") && !span_is(s, "unknown") && !owner && !authors &&
		 !tree_get(t, "source"))
		fault(l->f, license->file, license->line,
		      "this licence needs a rights_owner, authors or a source");
}
