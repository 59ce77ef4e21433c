#include "part.h"
#include "given.h"

long part(long a, long b)
{
	return given(a) - given(b);
}
