#include "bank/bank.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "bank/cross.h"
#include "bank/text.h"
#include "base/auto.h"
#include "base/file.h"
#include "catalog/forms.h"
#include "catalog/shapes.h"

/* -- Directories ----------------------------------------------------------------------------- */

struct listing {
	struct dirent **names;
	int count;
};

static void listing_release(struct listing *l)
{
	for (int i = 0; i < l->count; i++)
		free(l->names[i]);
	free(l->names);
	*l = (struct listing){0};
}

#define AUTO_LISTING __attribute__((cleanup(listing_release))) struct listing

static int visible(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static enum err list_names(int dirfd, const char *name, struct listing *out)
{
	int n = scandirat(dirfd, name, &out->names, visible, by_name);
	if (n < 0)
		return errno == ENOMEM ? ERR_NOMEM : errno == ENOENT ? ERR_NOENT : ERR_IO;
	out->count = n;
	return ERR_OK;
}

static bool is_directory(int dirfd, const char *name)
{
	struct stat st;
	return fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode);
}

/* Reads DIR/name; a fault and false when that is not possible. */
static bool read_named(const struct bank *b, const char *name, struct faults *f, struct buf *out)
{
	faults_in(f, "%s/%s", b->dir, name);
	enum err e = file_read(b->dirfd, name, ENTRY_FILE_MAX, out);
	if (e)
		faults_add(f, 1, "cannot be read: %s", err_str(e));
	return !e;
}

/* -- YAML files ------------------------------------------------------------------------------ */

struct shape_context {
	const struct yaml *yaml;
	struct faults *f;
};

static void on_shape_fault(void *data, const char *path, const char *reason)
{
	struct shape_context *c = data;
	faults_add(c->f, yaml_line(c->yaml, path), "%s%s%s", *path ? path + 1 : "the file",
		   *path ? ": " : " ", reason);
}

static enum err read_yaml(const struct bank *b, const char *name, const struct shape *shape,
			  struct faults *f, struct yaml *out)
{
	AUTO_BUF text;
	buf_init(&text, ENTRY_FILE_MAX);
	if (!read_named(b, name, f, &text) || !text_check_bytes(buf_span(&text), f))
		return ERR_OK;
	enum err e = yaml_read(buf_span(&text), 1, f, out);
	struct shape_context context = {out, f};
	if (!e && out->value)
		shape_check(shape, out->value, on_shape_fault, &context);
	else if (!e)
		faults_add(f, 1, "the file is empty");
	return e == ERR_NOMEM ? e : ERR_OK;
}

/* -- Sections -------------------------------------------------------------------------------- */

static bool has_suffix(const char *name, const char *suffix)
{
	size_t n = strlen(name), m = strlen(suffix);
	return n > m && strcmp(name + n - m, suffix) == 0;
}

static enum err read_entry(struct bank *b, const char *section, const char *name, struct faults *f)
{
	char path[BANK_PATH_MAX];
	AUTO_BUF text;
	buf_init(&text, ENTRY_FILE_MAX);
	if (b->entry_count == BANK_ENTRIES_MAX)
		return ERR_TOOBIG;
	int n = snprintf(path, sizeof path, "%s/%s", section, name);
	if (n < 0 || (size_t)n >= sizeof path)
		return ERR_TOOBIG;
	if (!read_named(b, path, f, &text))
		return ERR_OK;
	path[(size_t)n - (sizeof ".md" - 1)] = 0;
	if (!form_path(span_of(path)))
		faults_add(f, 1, "'%s' is not of the form section/slug", path);
	return entry_read(buf_span(&text), path, f, &b->entries[b->entry_count++]);
}

static void check_stray(const struct bank *b, const char *section, const char *name,
			struct faults *f)
{
	static const char *const suffixes[] = {".check.c", ".check.py"};
	char question[BANK_PATH_MAX];
	faults_in(f, "%s/%s/%s", b->dir, section, name);
	for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
		if (!has_suffix(name, suffixes[i]))
			continue;
		int slug = (int)(strlen(name) - strlen(suffixes[i]));
		(void)!snprintf(question, sizeof question, "%s/%.*s.md", section, slug, name);
		if (faccessat(b->dirfd, question, F_OK, 0))
			faults_add(f, 1, "there is no question '%s' for this check program",
				   question);
		return;
	}
	faults_add(f, 1, "a file that does not belong into a section");
}

static enum err read_section_files(struct bank *b, const char *section, struct faults *f)
{
	AUTO_LISTING files = {0};
	enum err e = list_names(b->dirfd, section, &files);
	for (int i = 0; !e && i < files.count; i++) {
		const char *name = files.names[i]->d_name;
		if (has_suffix(name, ".md"))
			e = read_entry(b, section, name, f);
		else if (strcmp(name, "section.yaml") != 0)
			check_stray(b, section, name, f);
	}
	return e;
}

static enum err read_section(struct bank *b, const char *name, struct faults *f)
{
	char path[BANK_PATH_MAX];
	if (b->section_count == BANK_SECTIONS_MAX)
		return ERR_TOOBIG;
	struct bank_section *s = &b->sections[b->section_count++];
	s->id = strdup(name);
	if (!s->id)
		return ERR_NOMEM;
	int n = snprintf(path, sizeof path, "%s/section.yaml", name);
	if (n < 0 || (size_t)n >= sizeof path)
		return ERR_TOOBIG;
	enum err e = read_yaml(b, path, &shape_section, f, &s->yaml);
	return e ? e : read_section_files(b, name, f);
}

/* -- Kits ------------------------------------------------------------------------------------ */

static const char kits_folder[] = "kits";

static enum err read_kit(struct bank *b, const char *name, struct faults *f)
{
	char path[BANK_PATH_MAX];
	size_t slug = strlen(name) - (sizeof ".yaml" - 1);
	if (b->kit_count == BANK_KITS_MAX)
		return ERR_TOOBIG;
	int n = snprintf(path, sizeof path, "%s/%s", kits_folder, name);
	if (n < 0 || (size_t)n >= sizeof path)
		return ERR_TOOBIG;
	struct bank_kit *kit = &b->kits[b->kit_count++];
	kit->id = strndup(name, slug);
	if (!kit->id)
		return ERR_NOMEM;
	enum err e = read_yaml(b, path, &shape_kit, f, &kit->yaml);
	if (!e && !form_name(span_of(kit->id)))
		faults_add(f, 1, "'%s' is not a name such as two-words", kit->id);
	return e;
}

static enum err read_kits(struct bank *b, struct faults *f)
{
	AUTO_LISTING files = {0};
	enum err e = list_names(b->dirfd, kits_folder, &files);
	for (int i = 0; !e && i < files.count; i++) {
		const char *name = files.names[i]->d_name;
		if (has_suffix(name, ".yaml")) {
			e = read_kit(b, name, f);
			continue;
		}
		faults_in(f, "%s/%s/%s", b->dir, kits_folder, name);
		faults_add(f, 1, "a file that is no kit");
	}
	return e;
}

static enum err read_all(struct bank *b, struct faults *f)
{
	AUTO_LISTING names = {0};
	enum err e = list_names(b->dirfd, ".", &names);
	for (int i = 0; !e && i < names.count; i++) {
		const char *name = names.names[i]->d_name;
		if (strcmp(name, "references.yaml") == 0)
			continue;
		if (is_directory(b->dirfd, name)) {
			e = strcmp(name, kits_folder) == 0 ? read_kits(b, f)
							   : read_section(b, name, f);
			continue;
		}
		faults_in(f, "%s/%s", b->dir, name);
		faults_add(f, 1, "a file that does not belong into the bank");
	}
	return e ? e : read_yaml(b, "references.yaml", &shape_references, f, &b->references);
}

/* -- Order ----------------------------------------------------------------------------------- */

static int64_t order_of(const struct bank_section *s)
{
	return json_int_or(s->yaml.value, "order", INT64_MAX);
}

static int compare_sections(const void *x, const void *y)
{
	const struct bank_section *a = x, *b = y;
	int64_t i = order_of(a), j = order_of(b);
	return i != j ? (i > j) - (i < j) : strcmp(a->id, b->id);
}

static int compare_entries(const void *x, const void *y, void *data)
{
	const struct entry *a = x, *b = y;
	const struct bank_section *s = bank_section_of(data, a), *t = bank_section_of(data, b);
	if (s != t)
		return (s > t) - (s < t);
	if (entry_is_card(a) != entry_is_card(b))
		return entry_is_card(a) ? 1 : -1;
	return strcmp(a->id, b->id);
}

static void put_in_order(struct bank *b)
{
	qsort(b->sections, b->section_count, sizeof *b->sections, compare_sections);
	qsort_r(b->entries, b->entry_count, sizeof *b->entries, compare_entries, b);
	for (size_t i = 0; i < b->section_count; i++)
		for (size_t j = 0; j < b->entry_count; j++) {
			if (bank_section_of(b, &b->entries[j]) != &b->sections[i])
				continue;
			if (entry_is_card(&b->entries[j]))
				b->sections[i].cards++;
			else
				b->sections[i].questions++;
		}
}

/* -- The whole ------------------------------------------------------------------------------- */

enum err bank_load(const char *dir, struct faults *f, struct bank *out)
{
	*out = (struct bank){.dir = strdup(dir),
			     .dirfd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
			     .sections = calloc(BANK_SECTIONS_MAX, sizeof *out->sections),
			     .entries = calloc(BANK_ENTRIES_MAX, sizeof *out->entries),
			     .kits = calloc(BANK_KITS_MAX, sizeof *out->kits)};
	if (out->dirfd < 0)
		return errno == ENOENT ? ERR_NOENT : ERR_IO;
	if (!out->dir || !out->sections || !out->entries || !out->kits)
		return ERR_NOMEM;
	enum err e = read_all(out, f);
	if (e)
		return e;
	put_in_order(out);
	return cross_check(out, f);
}

void bank_release(struct bank *b)
{
	for (size_t i = 0; i < b->section_count; i++) {
		free(b->sections[i].id);
		yaml_release(&b->sections[i].yaml);
	}
	for (size_t i = 0; i < b->entry_count; i++)
		entry_release(&b->entries[i]);
	for (size_t i = 0; i < b->kit_count; i++) {
		free(b->kits[i].id);
		yaml_release(&b->kits[i].yaml);
	}
	free(b->sections);
	free(b->entries);
	free(b->kits);
	free(b->dir);
	yaml_release(&b->references);
	if (b->dirfd >= 0)
		close(b->dirfd);
	*b = (struct bank){.dirfd = -1};
}

const struct bank_section *bank_section_of(const struct bank *b, const struct entry *e)
{
	size_t n = strcspn(e->id, "/");
	for (size_t i = 0; i < b->section_count; i++)
		if (strlen(b->sections[i].id) == n && strncmp(b->sections[i].id, e->id, n) == 0)
			return &b->sections[i];
	return NULL;
}

const char *bank_check_program(const struct bank *b, const struct entry *e)
{
	static const char *const kinds[] = {"c", "py"};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		char path[BANK_PATH_MAX];
		(void)!snprintf(path, sizeof path, "%s.check.%s", e->id, kinds[i]);
		if (faccessat(b->dirfd, path, R_OK, 0) == 0)
			return kinds[i];
	}
	return NULL;
}
