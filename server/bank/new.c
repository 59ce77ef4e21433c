#include "bank/new.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/auto.h"
#include "base/file.h"
#include "catalog/forms.h"

static const char head[] = "---\n"
			   "id: %s\n"
			   "seed: [] # rows of problems/seed-items.tsv, the first of this section\n"
			   "version: 1\n"
			   "level: # easy, medium, hard\n"
			   "type: %s\n"
			   "minutes: %d\n"
			   "tags: [] # two to six; candidates never see them\n";

static const char guide[] =
	"clarifications:\n"
	"  - ask: # what a good candidate asks first\n"
	"    answer:\n"
	"key_points: # facts that can be ticked by ear; must-points answer the prompt\n"
	"  - id: first\n"
	"    text:\n"
	"    weight: 3\n"
	"    must: true\n"
	"  - id: second\n"
	"    text:\n"
	"    weight: 2\n"
	"    must: true\n"
	"  - id: third\n"
	"    text:\n"
	"    weight: 2\n"
	"    must: false\n"
	"red_flags:\n"
	"  - id: common\n"
	"    text: # what people believe who have it wrong\n"
	"    cap: 2\n"
	"hints: # a nudge, the structure, nearly the solution\n"
	"  -\n"
	"  -\n"
	"  -\n"
	"followups:\n"
	"  - id: repair\n"
	"    when: missed:first\n"
	"    depth: 1\n"
	"    prompt: # leads to the point without saying it\n"
	"    key_points:\n"
	"      - id: there\n"
	"        text:\n"
	"  - id: further\n"
	"    when: all\n"
	"    depth: 2\n"
	"    prompt:\n"
	"    key_points:\n"
	"      - id: beyond\n"
	"        text:\n"
	"anchors: # what such an answer to this question sounds like\n"
	"  1:\n"
	"  2:\n"
	"  3:\n"
	"  4:\n";

static const char numeric[] =
	"numeric_key:\n"
	"  - id: result\n"
	"    label:\n"
	"    value:\n"
	"    tolerance: # absolute: honest rounding passes, the usual slip does not\n"
	"    unit: none\n";

static const char choices[] = "choices: # three to six, one of them correct\n"
			      "  - id: a\n"
			      "    text:\n"
			      "    correct: true\n"
			      "    why:\n"
			      "  - id: b\n"
			      "    text:\n"
			      "    correct: false\n"
			      "    why:\n"
			      "  - id: c\n"
			      "    text:\n"
			      "    correct: false\n"
			      "    why:\n";

static const char exhibit[] = "exhibit:\n"
			      "  kind: line # or scatter, bars, matrix, table: docs/AUTHORING.md\n"
			      "  title:\n"
			      "  alt: # what is drawn, without reading it for the candidate\n"
			      "  x: {label: }\n"
			      "  y: {label: }\n"
			      "  series:\n"
			      "    - name:\n"
			      "      points: []\n";

static const char tail[] = "references: [] # keys of references.yaml\n"
			   "---\n"
			   "# \n"
			   "\n"
			   "\n"
			   "## Answer\n"
			   "\n"
			   "\n";

static const char card[] = "references: [] # keys of references.yaml\n"
			   "---\n"
			   "# \n"
			   "\n"
			   "\n"
			   "## Body\n"
			   "\n"
			   "\n";

static const char recompute[] =
	"# Gets each number of numeric_key from first principles (counting, listing, "
	"integrating),\n"
	"# never from the answer's own formula, and prints \"<id> <value>\" a line.\n";

static const struct kind {
	const char *type;
	int minutes;
	const char *parts[4];
} kinds[] = {
	{"explain", 10, {guide, tail}},
	{"derive", 12, {guide, tail}},
	{"calculate", 10, {guide, numeric, tail}},
	{"diagnose", 12, {guide, tail}},
	{"exhibit", 10, {guide, exhibit, tail}},
	{"choose", 8, {guide, choices, tail}},
	{"discuss", 12, {guide, tail}},
	{"card", 5, {card}},
};

static const struct kind *find(const char *type)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i].type, type) == 0)
			return &kinds[i];
	return NULL;
}

static enum err refuse(char *why, const char *what, const char *which)
{
	(void)!snprintf(why, NEW_WHY_MAX, "%s: %.120s", what, which);
	return ERR_INVAL;
}

/* Never over what is there. */
static enum err write_new(int dirfd, const char *path, struct span text, char *why)
{
	AUTO_FD int fd = openat(dirfd, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	if (fd < 0)
		return errno == EEXIST ? refuse(why, "is there already", path) : ERR_IO;
	return file_write_all(fd, text);
}

static enum err check(int dirfd, const char *id, char *why)
{
	char section[BANK_PATH_MAX];
	if (!form_path(span_of(id)))
		return refuse(why, "is not of the form section/slug", id);
	(void)!snprintf(section, sizeof section, "%.*s/section.yaml", (int)strcspn(id, "/"), id);
	return faccessat(dirfd, section, R_OK, 0) == 0
		       ? ERR_OK
		       : refuse(why, "there is no such section", id);
}

enum err new_question(const char *dir, const char *id, const char *type, char why[NEW_WHY_MAX])
{
	const struct kind *kind = find(type);
	char path[BANK_PATH_MAX];
	AUTO_BUF text;
	AUTO_FD int dirfd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	buf_init(&text, ENTRY_FILE_MAX);
	if (dirfd < 0)
		return refuse(why, "is no bank", dir);
	if (!kind)
		return refuse(why, "is no type of a question", type);
	enum err e = check(dirfd, id, why);
	if (e)
		return e;
	buf_addf(&text, head, id, type, kind->minutes);
	for (size_t i = 0; kind->parts[i]; i++)
		buf_add_text(&text, kind->parts[i]);
	(void)!snprintf(path, sizeof path, "%s.md", id);
	e = buf_err(&text) ? buf_err(&text) : write_new(dirfd, path, buf_span(&text), why);
	(void)!snprintf(path, sizeof path, "%s.check.py", id);
	return e || kind->parts[1] != numeric ? e : write_new(dirfd, path, span_of(recompute), why);
}
