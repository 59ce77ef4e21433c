#include "judge/language.h"

static const char *const codes[LANGUAGE_COUNT] = {
	[LANGUAGE_C] = "c",
	[LANGUAGE_CPP] = "cpp",
	[LANGUAGE_PYTHON3] = "python3",
};

static const struct {
	const char *ending;
	enum language language;
} endings[] = {
	{".c", LANGUAGE_C},	   {".cc", LANGUAGE_CPP},      {".cpp", LANGUAGE_CPP},
	{".cxx", LANGUAGE_CPP},	   {".c++", LANGUAGE_CPP},     {".C", LANGUAGE_CPP},
	{".py", LANGUAGE_PYTHON3}, {".py3", LANGUAGE_PYTHON3},
};

/* The format's appendix "Languages", without those above. */
static const char *const others[] = {
	"ada",	   "algol68",	   "apl",	"bash",	      "cgmp",	    "cobol",
	"cppgmp",  "crystal",	   "csharp",	"d",	      "dart",	    "elixir",
	"erlang",  "forth",	   "fortran",	"fsharp",     "gerbil",	    "go",
	"haskell", "java",	   "javaalgs4", "javascript", "julia",	    "kotlin",
	"lisp",	   "lua",	   "modula2",	"nim",	      "objectivec", "ocaml",
	"octave",  "odin",	   "pascal",	"perl",	      "php",	    "prolog",
	"python2", "python3numpy", "racket",	"ruby",	      "rust",	    "scala",
	"simula",  "smalltalk",	   "snobol",	"swift",      "typescript", "visualbasic",
	"zig",
};

static const struct {
	const char *ending, *code;
} foreign[] = {
	{".adb", "ada"},	{".ads", "ada"},       {".a68", "algol68"},
	{".apl", "apl"},	{".sh", "bash"},       {".cob", "cobol"},
	{".cr", "crystal"},	{".cs", "csharp"},     {".d", "d"},
	{".dart", "dart"},	{".ex", "elixir"},     {".erl", "erlang"},
	{".fth", "forth"},	{".4th", "forth"},     {".forth", "forth"},
	{".frt", "forth"},	{".f90", "fortran"},   {".fs", "fsharp"},
	{".ss", "gerbil"},	{".go", "go"},	       {".hs", "haskell"},
	{".java", "java"},	{".js", "javascript"}, {".jl", "julia"},
	{".kt", "kotlin"},	{".lisp", "lisp"},     {".cl", "lisp"},
	{".lua", "lua"},	{".mod", "modula2"},   {".def", "modula2"},
	{".nim", "nim"},	{".m", "objectivec"},  {".ml", "ocaml"},
	{".odin", "odin"},	{".pas", "pascal"},    {".pm", "perl"},
	{".php", "php"},	{".pl", "prolog"},     {".py2", "python2"},
	{".rkt", "racket"},	{".rb", "ruby"},       {".rs", "rust"},
	{".scala", "scala"},	{".sim", "simula"},    {".st", "smalltalk"},
	{".sno", "snobol"},	{".swift", "swift"},   {".ts", "typescript"},
	{".vb", "visualbasic"}, {".zig", "zig"},
};

const char *language_foreign(const char *name)
{
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; dot && dot > name && i < sizeof foreign / sizeof foreign[0]; i++)
		if (strcmp(dot, foreign[i].ending) == 0)
			return foreign[i].code;
	return NULL;
}

const char *language_code(enum language l)
{
	return codes[l];
}

bool language_of_code(struct span code, enum language *out)
{
	for (int i = 0; i < LANGUAGE_COUNT; i++)
		if (span_is(code, codes[i])) {
			*out = (enum language)i;
			return true;
		}
	return false;
}

bool language_of_file(const char *name, enum language *out)
{
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; dot && dot > name && i < sizeof endings / sizeof endings[0]; i++)
		if (strcmp(dot, endings[i].ending) == 0) {
			*out = endings[i].language;
			return true;
		}
	return false;
}

bool language_is_header(const char *name)
{
	static const char *const headers[] = {".h", ".hh", ".hpp", ".hxx", NULL};
	const char *dot = strrchr(name, '.');
	for (const char *const *h = headers; dot && *h; h++)
		if (strcmp(dot, *h) == 0)
			return true;
	return false;
}

bool language_is_known(struct span code)
{
	enum language ignored;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (span_is(code, others[i]))
			return true;
	return language_of_code(code, &ignored);
}
