/* viva-bank - checks the question bank and builds the file that the server reads. Offline. */
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>

#include "bank/bank.h"
#include "bank/build.h"
#include "bank/coverage.h"
#include "bank/cross.h"
#include "bank/new.h"
#include "bank/recheck.h"
#include "bank/seed.h"
#include "base/file.h"
#include "base/rng.h"
#include "catalog/catalog.h"

enum exit_code { EXIT_FINE, EXIT_FAULTS, EXIT_USAGE };

static const char usage[] =
	"usage: viva-bank check [DIR] [--seed FILE [--coverage]] [--packages FILE]\n"
	"                       [--run-checks] [--json]\n"
	"       viva-bank build [DIR] --out FILE\n"
	"       viva-bank new [DIR] --id SECTION/SLUG [--type TYPE]\n"
	"       viva-bank --help | --version\n"
	"\n"
	"check  reads every question, card, section and reference below DIR (problems/bank when\n"
	"       not given) and names each fault as file:line: reason on standard error.\n"
	"build  does the same and, when there is no fault, writes what the server reads.\n"
	"new    writes the skeleton of a question (explain, derive, calculate, diagnose, exhibit,\n"
	"       choose, discuss) or of a card; check then names each line that is still empty.\n"
	"\n"
	"  --seed FILE    compare with the seed's table of items (tab-separated)\n"
	"  --coverage     print how many of its items are answered, section by section\n"
	"  --packages FILE  what viva-judge exports: kits name packages, and coding items of\n"
	"                 the seed are answered by them\n"
	"  --run-checks   compile and run the check programs, and compare the numbers\n"
	"  --json         print the result as one JSON object on standard output\n"
	"  --out FILE     the file to write; it is replaced whole or not at all\n"
	"\n"
	"exit   0 no fault, 1 faults found, 2 not understood or not possible\n";

struct options {
	const char *dir;
	const char *seed;
	const char *out;
	const char *id;
	const char *type;
	const char *packages;
	bool coverage;
	bool run_checks;
	bool json;
};

static enum exit_code fail(const char *what, enum err e)
{
	(void)fprintf(stderr, "viva-bank: %s: %s\n", what, err_str(e));
	return EXIT_USAGE;
}

/* -- check ----------------------------------------------------------------------------------- */

struct tally {
	size_t questions, cards, numbers;
};

static struct tally count(const struct bank *b)
{
	struct tally t = {0};
	for (size_t i = 0; i < b->section_count; i++) {
		t.questions += b->sections[i].questions;
		t.cards += b->sections[i].cards;
	}
	return t;
}

static enum err report_json(const struct bank *b, const struct tally *t, struct faults *f)
{
	AUTO_BUF text;
	buf_init(&text, CATALOG_FILE_MAX);
	AUTO_JSON *lists = faults_json(f);
	AUTO_JSON *out = json_pack("{s:i, s:i, s:i, s:i, s:i}", "v", 1, "sections",
				   (int)b->section_count, "questions", (int)t->questions, "cards",
				   (int)t->cards, "recomputed", (int)t->numbers);
	if (!lists || !out || json_object_update(out, lists))
		return ERR_NOMEM;
	enum err e = json_write(out, &text);
	if (!e && printf("%.*s\n", SPAN_ARG(buf_span(&text))) < 0)
		e = ERR_IO;
	return e;
}

static enum err report_text(const struct bank *b, const struct tally *t, struct faults *f)
{
	AUTO_BUF text;
	buf_init(&text, CATALOG_FILE_MAX);
	faults_text(f, &text);
	(void)fprintf(stderr, "%.*s", SPAN_ARG(buf_span(&text)));
	printf("%zu sections, %zu questions, %zu cards", b->section_count, t->questions, t->cards);
	if (t->numbers)
		printf(", %zu numbers recomputed", t->numbers);
	printf(": %zu fault%s\n", f->faults, f->faults == 1 ? "" : "s");
	return buf_err(&text);
}

static enum err read_packages(const struct options *o, json_t **out)
{
	AUTO_BUF file;
	buf_init(&file, CATALOG_FILE_MAX);
	enum err e = file_read(AT_FDCWD, o->packages, CATALOG_FILE_MAX, &file);
	return e ? e : json_read(buf_span(&file), out);
}

static enum err report_coverage(const struct seed *s, const struct bank *b, const json_t *packages)
{
	AUTO_BUF text;
	buf_init(&text, CATALOG_FILE_MAX);
	coverage_text(s, b, packages, &text);
	printf("%.*s", SPAN_ARG(buf_span(&text)));
	return buf_err(&text);
}

/* What lies beside the bank: the checklist that it answers to, the packages that kits name. */
static enum exit_code check_beside(const struct options *o, const struct bank *b, struct faults *f)
{
	struct seed *s = NULL;
	AUTO_JSON *packages = NULL;
	enum err e = o->packages ? read_packages(o, &packages) : ERR_OK;
	if (e)
		return fail(o->packages, e);
	if (packages)
		cross_check_packages(b, packages, f);
	if (!o->seed)
		return EXIT_FINE;
	if ((e = seed_read(o->seed, &s)))
		return fail(o->seed, e);
	seed_check(s, b, f);
	if (o->coverage)
		e = report_coverage(s, b, packages);
	seed_free(s);
	return e ? fail("counting", e) : EXIT_FINE;
}

static enum exit_code check_bank(const struct options *o, struct bank *b, struct faults *f)
{
	enum err e = bank_load(o->dir, f, b);
	if (e)
		return fail(o->dir, e);
	if (check_beside(o, b, f))
		return EXIT_USAGE;
	struct tally t = count(b);
	if (o->run_checks && (e = recheck_run(b, f, &t.numbers)))
		return fail("running the check programs", e);
	e = o->json ? report_json(b, &t, f) : report_text(b, &t, f);
	if (e || f->err)
		return fail("reporting", e ? e : f->err);
	return f->faults ? EXIT_FAULTS : EXIT_FINE;
}

static enum exit_code run_check(const struct options *o)
{
	AUTO_BANK b = {.dirfd = -1};
	AUTO_FAULTS f;
	if (faults_init(&f))
		return fail("starting", ERR_NOMEM);
	return check_bank(o, &b, &f);
}

/* -- build ----------------------------------------------------------------------------------- */

static enum exit_code run_build(const struct options *o)
{
	AUTO_BANK b = {.dirfd = -1};
	AUTO_FAULTS f;
	AUTO_BUF text;
	char why[CATALOG_WHY_MAX] = "";
	buf_init(&text, CATALOG_FILE_MAX);
	if (faults_init(&f))
		return fail("starting", ERR_NOMEM);
	enum exit_code code = check_bank(o, &b, &f);
	if (code)
		return code;
	enum err e = build_json(&b, &text, why);
	if (e)
		return fail(why[0] ? why : "building", e);
	e = rng_init();
	if (!e)
		e = file_write(AT_FDCWD, o->out, buf_span(&text), 0644);
	return e ? fail(o->out, e) : EXIT_FINE;
}

/* -- new ------------------------------------------------------------------------------------- */

static enum exit_code run_new(const struct options *o)
{
	char why[NEW_WHY_MAX] = "";
	enum err e = new_question(o->dir, o->id, o->type, why);
	if (e)
		return fail(why[0] ? why : o->id, e);
	printf("%s/%s.md\nWrite it, then: viva-bank check %s --run-checks\n", o->dir, o->id,
	       o->dir);
	return EXIT_FINE;
}

/* -- The command line ------------------------------------------------------------------------ */

static bool read_options(int argc, char **argv, struct options *o)
{
	static const struct option longs[] = {{"seed", required_argument, NULL, 's'},
					      {"run-checks", no_argument, NULL, 'r'},
					      {"json", no_argument, NULL, 'j'},
					      {"coverage", no_argument, NULL, 'c'},
					      {"packages", required_argument, NULL, 'p'},
					      {"id", required_argument, NULL, 'i'},
					      {"type", required_argument, NULL, 't'},
					      {"out", required_argument, NULL, 'o'},
					      {0}};
	for (int c; (c = getopt_long(argc, argv, "", longs, NULL)) != -1;) {
		if (c == 's')
			o->seed = optarg;
		else if (c == 'r')
			o->run_checks = true;
		else if (c == 'j')
			o->json = true;
		else if (c == 'o')
			o->out = optarg;
		else if (c == 'c')
			o->coverage = true;
		else if (c == 'p')
			o->packages = optarg;
		else if (c == 'i')
			o->id = optarg;
		else if (c == 't')
			o->type = optarg;
		else
			return false;
	}
	if (optind < argc)
		o->dir = argv[optind++];
	return optind == argc && (o->seed || !o->coverage);
}

static enum exit_code misunderstood(void)
{
	(void)fputs(usage, stderr);
	return EXIT_USAGE;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		enum exit_code (*run)(const struct options *o);
		bool writes, names;
	} commands[] = {{"check", run_check, false, false},
			{"build", run_build, true, false},
			{"new", run_new, false, true}};
	const char *name = argc > 1 ? argv[1] : "";
	struct options o = {.dir = "problems/bank", .type = "explain"};
	if (strcmp(name, "--help") == 0)
		return fputs(usage, stdout) < 0 ? EXIT_USAGE : EXIT_FINE;
	if (strcmp(name, "--version") == 0)
		return printf("viva-bank %s\n", VIVA_VERSION) < 0 ? EXIT_USAGE : EXIT_FINE;
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
		if (strcmp(name, commands[i].name) != 0)
			continue;
		bool good = read_options(argc - 1, argv + 1, &o) && commands[i].writes == !!o.out &&
			    commands[i].names == !!o.id;
		return good && !(commands[i].writes && o.json) ? (int)commands[i].run(&o)
							       : (int)misunderstood();
	}
	return (int)misunderstood();
}
