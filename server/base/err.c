#include "base/err.h"

const char *err_str(enum err e)
{
	static const char *const text[ERR_COUNT] = {
#define X(name, words) [ERR_##name] = words,
		ERR_MAP(X)
#undef X
	};
	return (unsigned)e < ERR_COUNT ? text[e] : "unknown error";
}
