#include "catalog/shapes.h"

#include "catalog/forms.h"

/* Tables read best as tables. */
/* clang-format off */

enum { TEXT_MAX = 1500, MARKDOWN_MAX = 40000, DATA_MAX = 1 << 20, MANY = 4096 };

#define WORDS(...)  ((const char *const[]){__VA_ARGS__, NULL})
#define FIELDS(...) ((const struct shape_field[]){__VA_ARGS__, {0}})
#define NEEDS(k, s) {(k), &(s), false}
#define MAY(k, s)   {(k), &(s), true}

/* -- Small change ---------------------------------------------------------------------------- */

static const struct shape text = {.kind = SHAPE_TEXT, .lo = 1, .hi = TEXT_MAX};
static const struct shape markdown = {.kind = SHAPE_TEXT, .lo = 1, .hi = MARKDOWN_MAX, .lines = true};
static const struct shape data = {.kind = SHAPE_TEXT, .hi = DATA_MAX, .lines = true};
static const struct shape note = {.kind = SHAPE_TEXT, .hi = TEXT_MAX, .lines = true};
static const struct shape boolean = {.kind = SHAPE_BOOL};
static const struct shape number = {.kind = SHAPE_NUMBER, .lo = -1e300, .hi = 1e300};
static const struct shape tolerance = {.kind = SHAPE_NUMBER, .lo = 0, .hi = 1e300, .positive = true};
static const struct shape scalar = {.kind = SHAPE_SCALAR};
static const struct shape one = {.kind = SHAPE_INT, .lo = 1, .hi = 1};
static const struct shape counting = {.kind = SHAPE_INT, .lo = 1, .hi = 1e6};
static const struct shape from_zero = {.kind = SHAPE_INT, .lo = 0, .hi = 1e6};

static const struct shape name = {
	.kind = SHAPE_TEXT, .lo = 1, .hi = 40, .form = form_name,
	.form_name = "a name such as two-words"};
static const struct shape path = {
	.kind = SHAPE_TEXT, .lo = 1, .hi = 120, .form = form_path,
	.form_name = "of the form section/slug"};
static const struct shape reference_key = {
	.kind = SHAPE_TEXT, .lo = 1, .hi = 60, .form = form_reference,
	.form_name = "a key such as boyd-2004"};
static const struct shape when = {
	.kind = SHAPE_TEXT, .lo = 1, .hi = 60, .form = form_when,
	.form_name = "'all' or 'missed:<key point>'"};
static const struct shape level = {
	.kind = SHAPE_TEXT, .hi = TEXT_MAX, .words = WORDS("easy", "medium", "hard")};
static const struct shape question_type = {
	.kind = SHAPE_TEXT, .hi = TEXT_MAX,
	.words = WORDS("explain", "derive", "calculate", "diagnose", "exhibit", "choose", "discuss",
		       "card")};

static const struct shape names = {.kind = SHAPE_LIST, .lo = 1, .hi = 60, .item = &text};
static const struct shape numbers = {.kind = SHAPE_LIST, .lo = 1, .hi = 60, .item = &number};
static const struct shape seed = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 6, .distinct = true, .item = &path};
static const struct shape tags = {
	.kind = SHAPE_LIST, .lo = 2, .hi = 6, .distinct = true, .item = &name};
static const struct shape question_minutes = {.kind = SHAPE_INT, .lo = 3, .hi = 25};
static const struct shape card_minutes = {.kind = SHAPE_INT, .lo = 1, .hi = 25};
static const struct shape package_minutes = {.kind = SHAPE_INT, .lo = 10, .hi = 60};

/* -- What questions and packages share ------------------------------------------------------- */

static const struct shape clarification = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("ask", text), NEEDS("answer", text))};
static const struct shape clarifications = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 8, .item = &clarification};

static const struct shape weight = {.kind = SHAPE_INT, .lo = 1, .hi = 3};
static const struct shape key_point = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("id", name), NEEDS("text", text), NEEDS("weight", weight),
			 NEEDS("must", boolean))};
static const struct shape key_points = {
	.kind = SHAPE_LIST, .lo = 3, .hi = 8, .distinct = true, .item = &key_point};

static const struct shape axis_word = {
	.kind = SHAPE_TEXT, .hi = TEXT_MAX, .words = WORDS("problem-solving", "testing")};
static const struct shape package_point = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("id", name), NEEDS("text", text), NEEDS("weight", weight),
			 NEEDS("must", boolean), NEEDS("axis", axis_word))};
static const struct shape package_points = {
	.kind = SHAPE_LIST, .lo = 3, .hi = 8, .distinct = true, .item = &package_point};

static const struct shape point = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("id", name), NEEDS("text", text))};
static const struct shape points = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 5, .distinct = true, .item = &point};

static const struct shape cap = {.kind = SHAPE_INT, .lo = 1, .hi = 2};
static const struct shape red_flag = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("id", name), NEEDS("text", text), NEEDS("cap", cap))};
static const struct shape red_flags = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 6, .distinct = true, .item = &red_flag};

static const struct shape hints = {.kind = SHAPE_LIST, .lo = 3, .hi = 3, .item = &text};

static const struct shape depth = {.kind = SHAPE_INT, .lo = 1, .hi = 3};
static const struct shape followup = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("id", name), NEEDS("when", when), NEEDS("depth", depth),
			 NEEDS("prompt", text), NEEDS("key_points", points))};
static const struct shape followups = {
	.kind = SHAPE_LIST, .lo = 2, .hi = 8, .distinct = true, .item = &followup};

static const struct shape anchors = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("1", text), NEEDS("2", text), NEEDS("3", text), NEEDS("4", text))};

/* -- Questions alone ------------------------------------------------------------------------- */

static const struct shape numeric = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("id", name), NEEDS("label", text), NEEDS("value", number),
			 NEEDS("tolerance", tolerance), NEEDS("unit", text), MAY("followup", name))};
static const struct shape numeric_key = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 8, .distinct = true, .item = &numeric};

static const struct shape letter = {
	.kind = SHAPE_TEXT, .hi = TEXT_MAX, .words = WORDS("a", "b", "c", "d", "e", "f")};
static const struct shape choice = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("id", letter), NEEDS("text", text), NEEDS("correct", boolean),
			 NEEDS("why", text))};
static const struct shape choices = {
	.kind = SHAPE_LIST, .lo = 3, .hi = 6, .distinct = true, .item = &choice};

static const struct shape scale = {
	.kind = SHAPE_TEXT, .hi = TEXT_MAX, .words = WORDS("linear", "log")};
static const struct shape axis = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("label", text), MAY("scale", scale), MAY("min", number),
			 MAY("max", number))};
static const struct shape named = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("label", text), NEEDS("names", names))};

static const struct shape pair = {.kind = SHAPE_LIST, .lo = 2, .hi = 2, .item = &number};
static const struct shape pairs = {.kind = SHAPE_LIST, .lo = 1, .hi = 200, .item = &pair};
static const struct shape curve = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("name", text), NEEDS("points", pairs))};
static const struct shape curves = {.kind = SHAPE_LIST, .lo = 1, .hi = 8, .item = &curve};
static const struct shape bar = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("name", text), NEEDS("values", numbers))};
static const struct shape bar_series = {.kind = SHAPE_LIST, .lo = 1, .hi = 8, .item = &bar};
static const struct shape grid = {.kind = SHAPE_LIST, .lo = 1, .hi = 60, .item = &numbers};
static const struct shape row = {.kind = SHAPE_LIST, .lo = 1, .hi = 60, .item = &scalar};
static const struct shape rows = {.kind = SHAPE_LIST, .lo = 1, .hi = 60, .item = &row};

#define DRAWN NEEDS("kind", text), NEEDS("title", text), NEEDS("alt", text)
static const struct shape xy = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(DRAWN, NEEDS("x", axis), NEEDS("y", axis), NEEDS("series", curves))};
static const struct shape bars = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(DRAWN, NEEDS("x", named), NEEDS("y", axis), NEEDS("series", bar_series))};
static const struct shape matrix = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(DRAWN, NEEDS("rows", named), NEEDS("columns", named), NEEDS("values", grid))};
static const struct shape table = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(DRAWN, NEEDS("columns", names), NEEDS("rows", rows))};
static const struct shape exhibit = {
	.kind = SHAPE_VARIANT, .key = "kind",
	.fields = FIELDS(NEEDS("line", xy), NEEDS("scatter", xy), NEEDS("bars", bars),
			 NEEDS("matrix", matrix), NEEDS("table", table))};

static const struct shape probe = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("prompt", text), NEEDS("key_points", points))};
static const struct shape reference_keys = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 6, .distinct = true, .item = &reference_key};

/* The heads and tails that front matter and export share; what a type needs is in between. */
#define HEAD(minutes)                                                                              \
	NEEDS("id", path), NEEDS("seed", seed), NEEDS("version", counting), NEEDS("level", level), \
		NEEDS("type", question_type), NEEDS("minutes", minutes), NEEDS("tags", tags)
#define GUIDE(points)                                                                              \
	NEEDS("clarifications", clarifications), NEEDS("key_points", points),                      \
		NEEDS("red_flags", red_flags), NEEDS("hints", hints),                              \
		NEEDS("followups", followups), NEEDS("anchors", anchors)
#define OF_PLAIN     MAY("numeric_key", numeric_key), MAY("exhibit", exhibit)
#define OF_CALCULATE NEEDS("numeric_key", numeric_key), MAY("exhibit", exhibit)
#define OF_CHOOSE    OF_PLAIN, NEEDS("choices", choices)
#define OF_EXHIBIT   MAY("numeric_key", numeric_key), NEEDS("exhibit", exhibit)

#define OBJECT(...) (&(const struct shape){.kind = SHAPE_OBJECT, .fields = FIELDS(__VA_ARGS__)})
#define TYPES(Q)                                                                                   \
	{"explain", OBJECT(Q(OF_PLAIN)), false}, {"derive", OBJECT(Q(OF_PLAIN)), false},           \
		{"diagnose", OBJECT(Q(OF_PLAIN)), false},                                          \
		{"discuss", OBJECT(Q(OF_PLAIN)), false},                                           \
		{"calculate", OBJECT(Q(OF_CALCULATE)), false},                                     \
		{"choose", OBJECT(Q(OF_CHOOSE)), false},                                           \
		{"exhibit", OBJECT(Q(OF_EXHIBIT)), false}

#define WRITTEN(...)                                                                               \
	HEAD(question_minutes), GUIDE(key_points), __VA_ARGS__, NEEDS("references", reference_keys)
const struct shape shape_front_matter = {
	.kind = SHAPE_VARIANT, .key = "type",
	.fields = FIELDS(
		TYPES(WRITTEN),
		{"card",
		 OBJECT(HEAD(card_minutes), MAY("probe", probe), MAY("references", reference_keys)),
		 false})};

const char *const shape_key_order[] = {
	"id", "seed", "version", "level", "type", "minutes", "tags", "clarifications", "key_points",
	"red_flags", "hints", "followups", "anchors", "numeric_key", "choices", "exhibit", "probe",
	"references", NULL};

/* -- section.yaml, references.yaml ----------------------------------------------------------- */

static const struct shape chapter = {
	.kind = SHAPE_TEXT, .hi = TEXT_MAX,
	.words = WORDS("Mathematics Foundations", "Computer Science Fundamentals",
		       "Machine Learning Fundamentals", "Machine Learning Methods",
		       "Deep Learning Architectures", "Additional Resources")};
static const struct shape order = {.kind = SHAPE_INT, .lo = 1, .hi = 99};
static const struct shape status = {
	.kind = SHAPE_TEXT, .hi = TEXT_MAX, .words = WORDS("open", "begun", "planned")};

#define SECTION                                                                                    \
	NEEDS("chapter", chapter), NEEDS("title", text), NEEDS("intro", text), NEEDS("order", order), \
		NEEDS("status", status)
const struct shape shape_section = {.kind = SHAPE_OBJECT, .fields = FIELDS(SECTION)};

static const struct shape authors = {.kind = SHAPE_LIST, .lo = 1, .hi = 20, .item = &text};
static const struct shape year = {.kind = SHAPE_INT, .lo = 1650, .hi = 2100};
#define WORK                                                                                       \
	NEEDS("authors", authors), NEEDS("title", text), NEEDS("year", year), MAY("where", text)
static const struct shape work = {.kind = SHAPE_OBJECT, .fields = FIELDS(WORK)};
const struct shape shape_references = {
	.kind = SHAPE_MAP, .lo = 1, .hi = MANY, .form = form_reference,
	.form_name = "a key such as boyd-2004", .item = &work};

/* -- Kits: interviews laid out, kits/<slug>.yaml --------------------------------------------- */

static const struct shape item_id = {
	.kind = SHAPE_TEXT, .lo = 1, .hi = 120, .form = form_item,
	.form_name = "section/slug of a question or the short name of a package"};
static const struct shape step_text = {.kind = SHAPE_TEXT, .lo = 1, .hi = 120};
static const struct shape step_minutes = {.kind = SHAPE_INT, .lo = 1, .hi = 180};
static const struct shape kit_minutes = {.kind = SHAPE_INT, .lo = 10, .hi = 240};
static const struct shape kit_step = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(MAY("item", item_id), MAY("text", step_text), NEEDS("minutes", step_minutes))};
static const struct shape kit_steps = {.kind = SHAPE_LIST, .lo = 2, .hi = 40, .item = &kit_step};
#define KIT                                                                                        \
	NEEDS("title", step_text), NEEDS("role", step_text), NEEDS("minutes", kit_minutes),            \
		NEEDS("intro", text), NEEDS("steps", kit_steps)
const struct shape shape_kit = {.kind = SHAPE_OBJECT, .fields = FIELDS(KIT)};
static const struct shape exported_kit = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("id", name), KIT)};
static const struct shape kit_list = {
	.kind = SHAPE_LIST, .hi = 200, .distinct = true, .item = &exported_kit};

/* -- bank.json ------------------------------------------------------------------------------- */

static const struct shape resolved = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("key", reference_key), WORK)};
static const struct shape resolved_list = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 6, .distinct = true, .item = &resolved};
static const struct shape followup_answers = {
	.kind = SHAPE_MAP, .hi = 8, .form = form_name, .form_name = "a follow-up's id",
	.item = &markdown};

#define EXPORTED(...)                                                                              \
	HEAD(question_minutes), NEEDS("section", name), NEEDS("title", text),                      \
		NEEDS("prompt", markdown), NEEDS("answer", markdown),                              \
		NEEDS("followup_answers", followup_answers), GUIDE(key_points), __VA_ARGS__,       \
		NEEDS("references", resolved_list)
static const struct shape exported_question = {
	.kind = SHAPE_VARIANT, .key = "type", .fields = FIELDS(TYPES(EXPORTED))};
static const struct shape card_type = {
	.kind = SHAPE_TEXT, .hi = TEXT_MAX, .words = WORDS("card")};
static const struct shape exported_card = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("id", path), NEEDS("section", name), NEEDS("seed", seed),
			 NEEDS("version", counting), NEEDS("level", level), NEEDS("type", card_type),
			 NEEDS("minutes", card_minutes), NEEDS("tags", tags), NEEDS("title", text),
			 NEEDS("prompt", markdown), NEEDS("body", markdown), MAY("probe", probe),
			 MAY("references", resolved_list))};
static const struct shape exported_section = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("id", name), SECTION)};

static const struct shape section_list = {
	.kind = SHAPE_LIST, .hi = 99, .distinct = true, .item = &exported_section};
static const struct shape question_list = {
	.kind = SHAPE_LIST, .hi = MANY, .item = &exported_question};
static const struct shape card_list = {.kind = SHAPE_LIST, .hi = MANY, .item = &exported_card};
static const struct shape reference_map = {
	.kind = SHAPE_MAP, .hi = MANY, .form = form_reference, .form_name = "a key such as boyd-2004",
	.item = &work};
const struct shape shape_bank = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("v", one), NEEDS("sections", section_list),
			 NEEDS("references", reference_map), NEEDS("questions", question_list),
			 NEEDS("cards", card_list), MAY("kits", kit_list))};

/* -- packages.json --------------------------------------------------------------------------- */

static const struct shape package_id = {
	.kind = SHAPE_TEXT, .lo = 1, .hi = 40, .form = form_package, .form_name = "a short name [a-z0-9]+"};
static const struct shape short_text = {.kind = SHAPE_TEXT, .lo = 1, .hi = 200};
static const struct shape languages = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 8, .distinct = true, .item = &name};
static const struct shape sample_file = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("name", short_text), NEEDS("text", data))};
static const struct shape sample_files = {
	.kind = SHAPE_LIST, .lo = 1, .hi = 32, .item = &sample_file};
static const struct shape sample = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("name", short_text), NEEDS("stdin", data), NEEDS("expected", data),
			 MAY("files", sample_files))};
static const struct shape samples = {.kind = SHAPE_LIST, .hi = 20, .item = &sample};
static const struct shape limits = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("time_ms", counting), NEEDS("memory_mib", counting),
			 NEEDS("stack_mib", counting), NEEDS("output_mib", counting))};
static const struct shape score = {.kind = SHAPE_NUMBER, .lo = 0, .hi = 1e6};
static const struct shape group = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("name", short_text), NEEDS("title", short_text),
			 NEEDS("max_score", score), NEEDS("tests", from_zero))};
static const struct shape groups = {.kind = SHAPE_LIST, .lo = 1, .hi = 60, .item = &group};
static const struct shape public_half = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("brief", text), NEEDS("statement", markdown), NEEDS("template", data),
			 NEEDS("samples", samples), NEEDS("limits", limits), NEEDS("groups", groups),
			 NEEDS("max_score", score))};
static const struct shape expected = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("time", text), NEEDS("memory", text))};
static const struct shape test = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("name", short_text), NEEDS("group", from_zero),
			 NEEDS("ordinal", counting), NEEDS("description", note))};
static const struct shape tests = {.kind = SHAPE_LIST, .lo = 1, .hi = MANY, .item = &test};
static const struct shape interviewer_half = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("expected", expected), GUIDE(package_points),
			 NEEDS("solution", markdown), NEEDS("tests", tests))};
static const struct shape package = {
	.kind = SHAPE_OBJECT,
	.fields = FIELDS(NEEDS("id", package_id), NEEDS("hash", short_text), NEEDS("name", short_text),
			 NEEDS("level", level), NEEDS("minutes", package_minutes), NEEDS("tags", tags),
			 NEEDS("seed", seed), NEEDS("languages", languages),
			 NEEDS("public", public_half), NEEDS("interviewer", interviewer_half))};
static const struct shape package_list = {.kind = SHAPE_LIST, .hi = MANY, .item = &package};
const struct shape shape_packages = {
	.kind = SHAPE_OBJECT, .fields = FIELDS(NEEDS("v", one), NEEDS("packages", package_list))};
