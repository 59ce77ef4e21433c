/* lexer.h - a source of C or C++ cut into as much of its tokens as forbid.h asks for.
 *
 * Line splices are undone, comments left out, each token knows its place in the source. Where a
 * string ends hangs on the language and its year: "??/" escapes a quote or does not, R"x(" begins
 * a raw string or a plain one, the quote in 1'0 begins a character or none. Rather than know what
 * each compiler does with each standard, whoever must not be fooled reads the text in every way. */
#ifndef JUDGE_LEXER_H
#define JUDGE_LEXER_H

#include "base/err.h"
#include "base/span.h"

/* Bits; a reading is any of them together. */
enum {
	READ_TRIGRAPHS = 1,
	READ_RAW = 2,
	READ_SEPARATORS = 4,
	READINGS = 8,
};

struct place {
	int line, column;
};

/* A number is a mark as a whole, and so are #, [ and ] as digraphs. */
enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_STRING, TOKEN_NEWLINE, TOKEN_MARK };

struct token {
	enum token_kind kind;
	struct span text;
	struct place at;
	bool adjacent; /* to the token before it */
	bool spliced;  /* a raw string that is not the text it was copied from */
};

struct lexer {
	char *text;
	struct place *places;
	size_t len, at;
	unsigned reading;
	bool ambiguous; /* another reading may find other tokens */
};

/* ERR_NOMEM. Release in any case. */
enum err lexer_begin(struct lexer *x, struct span source, unsigned reading);
void lexer_release(struct lexer *x);
/* The next one, a view of the lexer's own text; TOKEN_END in the end. */
struct token lexer_next(struct lexer *x);
/* Leaves out what is left of the line, and gives it. */
struct span lexer_rest_of_line(struct lexer *x);

bool lexer_is_letter(char c); /* of an identifier: '_', '$' and bytes above ASCII too */
bool lexer_is_digit(char c);

#endif
