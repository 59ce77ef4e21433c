#include "judge/verdict.h"

const char *verdict_word(enum verdict v)
{
	static const char *const words[VERDICT_COUNT] = {
#define X(id, word, text) [VERDICT_##id] = word,
		VERDICT_MAP(X)
#undef X
	};
	return (unsigned)v < VERDICT_COUNT ? words[v] : "?";
}

enum verdict verdict_of_format(enum verdict v)
{
	return v == VERDICT_MLE || v == VERDICT_OLE || v == VERDICT_SV ? VERDICT_RTE : v;
}
