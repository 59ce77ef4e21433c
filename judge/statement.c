/* statement.c - statement/ and problem_statement/: which files are the problem, in which language.
 */
#include <stdio.h>

#include "judge/loading.h"
#include "judge/names.h"

static const struct {
	const char *ending;
	enum statement_kind kind;
} kinds[] = {{".md", STATEMENT_MARKDOWN}, {".tex", STATEMENT_TEX}, {".pdf", STATEMENT_PDF}};

static bool is_letters(struct span s, char from, char to)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] < from || s.p[i] > to)
			return false;
	return true;
}

/* "en", "fil", "pt-BR" */
static bool is_language(struct span s)
{
	struct span language;
	if (!span_split(&s, '-', &language))
		return false;
	bool fine = (language.len == 2 || language.len == 3) && is_letters(language, 'a', 'z');
	return fine && (!s.p || (s.len == 2 && is_letters(s, 'A', 'Z')));
}

/* "problem.en.md" to "en"; "problem.tex" to "" where the version allows it. */
static bool language_of(const struct loading *l, const char *name, enum statement_kind *kind,
			struct span *out)
{
	size_t n = strlen("problem.");
	if (strncmp(name, "problem.", n) != 0)
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (!name_ends(name, kinds[i].ending))
			continue;
		*kind = kinds[i].kind;
		size_t len = strlen(name), end = len - strlen(kinds[i].ending);
		*out = end < n ? SPAN("en") : (struct span){name + n, end - n};
		return end >= n || l->p->legacy;
	}
	return false;
}

static void add(struct loading *l, const char *folder, const char *file, enum statement_kind kind,
		struct span language)
{
	struct package *p = l->p;
	const char *path = package_path(l, folder);
	if (!is_language(language)) {
		fault(l->f, path, 0, "'%s': '%.*s' is no code of a language", file,
		      SPAN_ARG(language));
		return;
	}
	for (size_t i = 0; i < p->statement_count; i++)
		if (span_is(language, p->statements[i].language)) {
			fault(l->f, path, 0, "'%s': there is a second statement in this language",
			      file);
			return;
		}
	p->statements[p->statement_count++] = (struct statement){
		.language = arena_copy(l->a, language),
		.path = arena_format(l->a, "%s/%s", folder, file),
		.kind = kind,
	};
}

/* "The set of languages for which name is given must exactly match the set of statements." */
static void name_them(struct loading *l, const struct tree *names)
{
	struct package *p = l->p;
	for (size_t i = 0; i < p->statement_count; i++) {
		struct statement *s = &p->statements[i];
		const struct tree *name = tree_get(names, s->language);
		if (names->kind == TREE_SCALAR && strcmp(s->language, "en") == 0)
			name = names;
		if (name && name->kind == TREE_SCALAR)
			s->name = arena_copy(l->a, name->text);
		else
			fault(l->f, names->file, names->line,
			      "'name' has none for the statement in '%s'", s->language);
	}
	tree_each(name, names)
	{
		bool found = false;
		for (size_t i = 0; i < p->statement_count; i++)
			found = found || span_is(name->key, p->statements[i].language);
		if (!found)
			fault(l->f, name->file, name->key_line,
			      "'name' has '%.*s', and there is no statement in it",
			      SPAN_ARG(name->key));
	}
}

void load_statements(struct loading *l, const char *folder, const struct tree *names)
{
	struct names files = {0};
	struct package *p = l->p;
	const char *path = package_path(l, folder);
	if (!path || names_read(l->a, l->f, path, &files) == ERR_NOENT) {
		fault(l->f, p->dir, 0, "there is no %s/", folder);
		return;
	}
	p->statements = arena_alloc(l->a, files.count + 1, sizeof *p->statements);
	for (size_t i = 0; p->statements && i < files.count; i++) {
		enum statement_kind kind;
		struct span language;
		if (!files.v[i].folder && language_of(l, files.v[i].text, &kind, &language))
			add(l, folder, files.v[i].text, kind, language);
	}
	if (p->statement_count == 0)
		fault(l->f, path, 0, "there is no problem.<language>.md, .tex or .pdf");
	else if (names && !p->legacy)
		name_them(l, names);
}
