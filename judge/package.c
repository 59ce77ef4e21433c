#include "judge/package.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/legacy.h"
#include "judge/names.h"

char *package_path(struct loading *l, const char *rel)
{
	char *path = arena_format(l->a, "%s/%s", l->p->dir, rel);
	if (!path)
		fault(l->f, rel, 0, "%s", err_str(arena_err(l->a)));
	return path;
}

/* The bytes of a text file, checked as the format wants them. */
static bool read_text(struct loading *l, const char *path, size_t max, bool required,
		      struct buf *out)
{
	size_t units;
	enum err e = file_read(AT_FDCWD, path, max, out);
	if (e == ERR_NOENT && !required)
		return false;
	if (e) {
		fault(l->f, path, 0, e == ERR_NOENT ? "the file is missing" : "cannot be read: %s",
		      err_str(e));
		return false;
	}
	struct span s = buf_span(out);
	if (span_utf16_length(s, &units)) {
		fault(l->f, path, 0, "is not UTF-8, or holds a NUL byte");
		return false;
	}
	if (span_starts(s, "\xEF\xBB\xBF")) {
		fault(l->f, path, 1, "begins with a byte-order mark: save it without");
		return false;
	}
	return true;
}

const struct tree *package_yaml(struct loading *l, const char *rel, bool required)
{
	AUTO_BUF text;
	buf_init(&text, TREE_FILE_MAX);
	const char *path = package_path(l, rel);
	if (!path || !read_text(l, path, TREE_FILE_MAX, required, &text))
		return NULL;
	return tree_read(l->a, l->f, path, buf_span(&text));
}

const struct tree *package_yaml_with_constants(struct loading *l, const char *rel)
{
	AUTO_BUF text, whole;
	buf_init(&text, TREE_FILE_MAX);
	buf_init(&whole, TREE_FILE_MAX);
	const char *path = package_path(l, rel);
	if (!path || !read_text(l, path, TREE_FILE_MAX, false, &text))
		return NULL;
	constants_put(&l->p->constants, buf_span(&text), &whole);
	if (!buf_err(&whole))
		return tree_read(l->a, l->f, path, buf_span(&whole));
	fault(l->f, path, 0, "with its constants: %s", err_str(buf_err(&whole)));
	return NULL;
}

bool package_text(struct loading *l, const char *rel, struct span *out)
{
	AUTO_BUF text;
	buf_init(&text, PACKAGE_TEXT_MAX);
	const char *path = package_path(l, rel);
	if (!path || !read_text(l, path, PACKAGE_TEXT_MAX, true, &text))
		return false;
	struct span s = buf_span(&text);
	char *copy = arena_copy(l->a, s);
	*out = (struct span){copy, copy ? s.len : 0};
	return copy != NULL;
}

bool package_words(struct loading *l, const struct tree *t, bool single, struct words *out)
{
	struct words words = {0};
	struct span s;
	bool one = single && t->kind == TREE_SCALAR;
	if (!one && !tree_is(l->f, t, TREE_LIST))
		return false;
	/* NULL-ended, since these become argument vectors. */
	words.v = arena_alloc(l->a, (one ? 1 : t->count) + 1, sizeof *words.v);
	if (!words.v)
		return false;
	for (const struct tree *item = one ? t : t->first; item; item = one ? NULL : item->next) {
		if (!tree_text(l->f, item, &s))
			return false;
		words.v[words.count++] = arena_copy(l->a, s);
	}
	*out = words;
	return arena_err(l->a) == ERR_OK;
}

void package_join(struct loading *l, struct words *words, const struct words *more)
{
	if (more->count == 0)
		return;
	struct words all = {arena_alloc(l->a, words->count + more->count + 1, sizeof *all.v), 0};
	if (!all.v)
		return;
	for (size_t i = 0; i < words->count; i++)
		all.v[all.count++] = words->v[i];
	for (size_t i = 0; i < more->count; i++)
		all.v[all.count++] = more->v[i];
	*words = all;
}

/* ---- programs ---- */

/* One file of a program: a header, or a source, whose language must be that of the others. */
static bool take_file(struct loading *l, const char *path, const char *file, struct program *out,
		      bool *have_source)
{
	enum language language;
	if (!language_of_file(file, &language)) {
		bool header = language_is_header(file);
		if (!header)
			fault(l->f, path, 0,
			      "'%s': only programs in C, C++ and Python, with their headers, are "
			      "supported",
			      file);
		return header;
	}
	if (*have_source && language != out->language) {
		fault(l->f, path, 0, "'%s': the program's files are of more than one language",
		      file);
		return false;
	}
	*have_source = true;
	out->language = language;
	return true;
}

static bool read_program_files(struct loading *l, const char *path, struct program *out)
{
	struct names names = {0};
	bool have_source = false;
	if (names_read(l->a, l->f, path, &names))
		return false;
	out->files.v = arena_alloc(l->a, names.count + 1, sizeof *out->files.v);
	if (!out->files.v)
		return false;
	for (size_t i = 0; i < names.count; i++) {
		const struct name *n = &names.v[i];
		if (n->folder) {
			fault(l->f, path, 0, "'%s': folders inside a program are not supported",
			      n->text);
			return false;
		}
		if (strcmp(n->text, "build") == 0 || strcmp(n->text, "run") == 0) {
			fault(l->f, path, 0,
			      "'%s': programs built or run by a script of their own are not "
			      "supported",
			      n->text);
			return false;
		}
		if (strncmp(n->text, "README", 6) == 0)
			continue;
		if (!take_file(l, path, n->text, out, &have_source))
			return false;
		out->files.v[out->files.count++] = arena_format(l->a, "%s/%s", path, n->text);
	}
	if (!have_source)
		fault(l->f, path, 0, "the program has no source file");
	return have_source && arena_err(l->a) == ERR_OK;
}

bool package_program(struct loading *l, const char *folder, const char *name, bool is_folder,
		     struct program *out)
{
	struct program program = {.name = arena_copy(l->a, span_of(name)),
				  .constants = &l->p->constants};
	char *path = arena_format(l->a, "%s/%s", folder, name);
	if (!program.name || !path)
		return false;
	if (is_folder) {
		if (!read_program_files(l, path, &program))
			return false;
		*out = program;
		return true;
	}
	if (!language_of_file(name, &program.language)) {
		fault(l->f, path, 0, "only programs in C, C++ and Python are supported");
		return false;
	}
	*strrchr(program.name, '.') = 0; /* the base name of the file */
	program.files.v = arena_alloc(l->a, 2, sizeof *program.files.v);
	if (!program.files.v)
		return false;
	program.files.v[program.files.count++] = path;
	*out = program;
	return true;
}

/* The older name of the folder is allowed in the legacy version. */
static const char *input_validators_folder(struct loading *l)
{
	struct names names = {0};
	if (l->p->legacy && names_read(l->a, l->f, l->p->dir, &names) == ERR_OK &&
	    !names_have(&names, "input_validators"))
		return "input_format_validators";
	return "input_validators";
}

static bool is_other_validator(struct loading *l, const char *path, const char *name)
{
	if (!name_ends(name, ".ctd") && !name_ends(name, ".viva"))
		return false;
	fault(l->f, path, 0, "'%s': validators in Checktestdata and VIVA are not supported", name);
	return true;
}

static void check_names(struct loading *l, const char *path)
{
	const struct package *p = l->p;
	for (size_t i = 1; i < p->input_validator_count; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(p->input_validators[i].name, p->input_validators[k].name) == 0)
				fault(l->f, path, 0, "there are two validators called '%s'",
				      p->input_validators[i].name);
}

static void load_input_validators(struct loading *l)
{
	struct names names = {0};
	struct package *p = l->p;
	const char *path = package_path(l, input_validators_folder(l));
	if (!path || (names_read(l->a, l->f, path, &names) == ERR_OK && names.count > 0)) {
		p->input_validators =
			arena_alloc(l->a, names.count + 1, sizeof *p->input_validators);
		for (size_t i = 0; p->input_validators && i < names.count; i++)
			if (!is_other_validator(l, path, names.v[i].text) &&
			    package_program(l, path, names.v[i].text, names.v[i].folder,
					    &p->input_validators[p->input_validator_count]))
				p->input_validator_count++;
		check_names(l, path);
		return;
	}
	fault(l->f, path, 0, "there must be at least one input validator");
}

/* output_validators/ of the legacy version holds programs; only one is supported. */
static void load_legacy_output_validator(struct loading *l)
{
	struct names names = {0};
	struct package *p = l->p;
	const char *path = package_path(l, "output_validators");
	bool there = path && !names_read(l->a, l->f, path, &names) && names.count > 0;
	if (there && !l->legacy->custom)
		fault(l->f, path, 0, "there is a validator, but 'validation' is not 'custom'");
	else if (!there && l->legacy->custom)
		fault(l->f, path, 0, "'validation' is 'custom', and there is no validator");
	else if (there && names.count > 1)
		fault(l->f, path, 0, "more than one output validator is not supported");
	else if (there)
		package_program(l, path, names.v[0].text, names.v[0].folder, &p->output_validator);
}

/* output_validator/ holds the program's files themselves, or one folder or file with it. */
static void load_output_validator(struct loading *l)
{
	struct names names = {0};
	struct program *program = &l->p->output_validator;
	const char *path = package_path(l, "output_validator");
	if (!path || names_read(l->a, l->f, path, &names) || names.count == 0)
		return;
	if (names.count == 1 && names.v[0].folder) {
		package_program(l, path, names.v[0].text, true, program);
		return;
	}
	program->name = arena_copy(l->a, SPAN("output_validator"));
	program->constants = &l->p->constants;
	read_program_files(l, path, program);
}

/* What a compiler has no use for would have to lie beside the running program. */
static bool is_includable(const char *name)
{
	enum language language;
	return language_is_header(name) ||
	       (language_of_file(name, &language) && language_is_submitted(language));
}

static bool read_include(struct loading *l, const char *folder, struct program *out)
{
	struct names inside = {0};
	const char *path = arena_format(l->a, "%s/include/%s", l->p->dir, folder);
	if (!path || names_read(l->a, l->f, path, &inside))
		return false;
	*out = (struct program){.constants = &l->p->constants};
	out->files.v = arena_alloc(l->a, inside.count + 1, sizeof *out->files.v);
	if (inside.count == 0)
		fault(l->f, path, 0, "the folder is empty");
	for (size_t i = 0; out->files.v && i < inside.count; i++) {
		if (inside.v[i].folder)
			fault(l->f, path, 0, "'%s': folders of included files are not supported",
			      inside.v[i].text);
		else if (!is_includable(inside.v[i].text))
			fault(l->f, path, 0,
			      "'%s': only sources and headers in C and C++ can be included; what a "
			      "program reads goes into the test's .files",
			      inside.v[i].text);
		else
			out->files.v[out->files.count++] =
				arena_format(l->a, "%s/%s", path, inside.v[i].text);
	}
	return true;
}

/* include/<language>/ replaces include/default/. */
static void load_include(struct loading *l)
{
	struct names names = {0};
	struct program common = {0};
	const char *path = package_path(l, "include");
	if (!path || names_read(l->a, l->f, path, &names))
		return;
	for (size_t i = 0; i < names.count; i++)
		if (!names.v[i].folder || (strcmp(names.v[i].text, "default") != 0 &&
					   !language_is_known(span_of(names.v[i].text))))
			fault(l->f, path, 0, "'%s' is no folder named as a language, or 'default'",
			      names.v[i].text);
	if (names_have(&names, "default"))
		read_include(l, "default", &common);
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		struct program *out = &l->p->include[i];
		if (!names_have(&names, language_code((enum language)i)) ||
		    !read_include(l, language_code((enum language)i), out))
			*out = common;
		out->language = (enum language)i;
	}
}

/* ---- the whole ---- */

static const char *const places[] = {"problem.yaml",
				     "statement",
				     "attachments",
				     "solution",
				     "data",
				     "generators",
				     "include",
				     "submissions",
				     "output_validator",
				     "input_validators",
				     "input_visualizer",
				     "output_visualizer",
				     NULL};

static const char *const legacy_places[] = {"problem.yaml",
					    "problem_statement",
					    "attachments",
					    "data",
					    "generators",
					    "include",
					    "submissions",
					    "output_validators",
					    "input_validators",
					    "input_format_validators",
					    "domjudge-problem.ini",
					    "problem.pdf",
					    NULL};

static const struct {
	const char *name, *reason;
} refused_places[] = {
	{"static_validator", "static validators are not supported"},
	{"graders", "custom graders are not supported"},
};

static void refuse_place(struct loading *l, const char *name)
{
	for (size_t i = 0; i < sizeof refused_places / sizeof refused_places[0]; i++)
		if (strcmp(name, refused_places[i].name) == 0) {
			fault(l->f, package_path(l, name), 0, "%s", refused_places[i].reason);
			return;
		}
	fault(l->f, package_path(l, name), 0, "has no place in a package of %s",
	      l->p->legacy ? "the legacy version" : "format 2025-09");
}

static void check_top(struct loading *l)
{
	struct names names = {0};
	if (names_read(l->a, l->f, l->p->dir, &names)) {
		fault(l->f, l->p->dir, 0, "is no folder that can be read");
		return;
	}
	for (size_t i = 0; i < names.count; i++) {
		const struct name *n = &names.v[i];
		const char *const *word = l->p->legacy ? legacy_places : places;
		while (*word && strcmp(*word, n->text) != 0)
			word++;
		bool note = !n->folder && (strncmp(n->text, "README", 6) == 0 ||
					   strncmp(n->text, "LICENSE", 7) == 0);
		if (!*word && !note)
			refuse_place(l, n->text);
	}
	if (!names_have(&names, "submissions"))
		fault(l->f, l->p->dir, 0, "there is no submissions/");
}

static bool take_id(struct loading *l)
{
	if (name_ends(l->p->dir, ".zip") || name_ends(l->p->dir, ".kpp")) {
		fault(l->f, l->p->dir, 0, "is a packed package: unpack it and name the folder");
		return false;
	}
	/* realpath, so that "." and a trailing slash have the folder's own name. */
	AUTO_FREE char *full = realpath(l->p->dir, NULL);
	if (!full) {
		fault(l->f, l->p->dir, 0, "cannot be opened: %s", strerror(errno));
		return false;
	}
	const char *id = strrchr(full, '/') + 1;
	bool fine = *id && strlen(id) <= PACKAGE_ID_MAX;
	for (const char *c = id; *c; c++)
		fine = fine && ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'));
	if (!fine)
		fault(l->f, l->p->dir, 0, "a package's folder is named with a-z and 0-9 only");
	l->p->id = arena_copy(l->a, span_of(id));
	return fine && l->p->id;
}

static void load_all(struct loading *l)
{
	load_problem_yaml(l);
	check_top(l);
	load_viva_yaml(l);
	load_input_validators(l);
	if (l->p->legacy)
		load_legacy_output_validator(l);
	else
		load_output_validator(l);
	if ((l->p->interactive || l->p->multi_pass) && !l->p->output_validator.files.count)
		fault(l->f, l->p->dir, 0,
		      "an interactive or multi-pass problem needs an output validator of its own");
	load_include(l);
	load_manifest(l);
	if (l->p->legacy)
		load_legacy_data(l);
	else
		load_data(l);
}

enum err package_load(const char *dir, struct faults *f, struct package **out)
{
	struct package *p = calloc(1, sizeof *p);
	if (!p)
		return ERR_NOMEM;
	arena_init(&p->arena, PACKAGE_ARENA_MAX);
	struct legacy legacy = {0};
	struct loading l = {.p = p, .f = f, .a = &p->arena, .legacy = &legacy};
	int before = f->count;
	p->dir = arena_copy(&p->arena, span_of(dir));
	if (p->dir && take_id(&l))
		load_all(&l);
	if (arena_err(&p->arena))
		fault(f, dir, 0, "%s", err_str(arena_err(&p->arena)));
	if (f->count == before) {
		*out = p;
		return ERR_OK;
	}
	package_free(p);
	return ERR_INVAL;
}

void package_free(struct package *p)
{
	if (!p)
		return;
	arena_release(&p->arena);
	free(p);
}

size_t package_tests(const struct package *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->group_count; i++)
		n += p->groups[i].count;
	return n;
}

const struct group *package_group(const struct package *p, const char *name)
{
	for (size_t i = 0; i < p->group_count; i++)
		if (strcmp(p->groups[i].name, name) == 0)
			return &p->groups[i];
	return NULL;
}
