#include "judge/interact.h"

static bool broke_by_itself(const struct conversation *c)
{
	return c->said == VERDICT_JE &&
	       (c->validator == BOX_EXITED || c->validator == BOX_SIGNALED);
}

enum verdict conversation_verdict(const struct conversation *c)
{
	if (c->program == VERDICT_JE)
		return VERDICT_JE;
	if (c->program_waited && !c->validator_first && broke_by_itself(c))
		return VERDICT_TLE;
	if (c->said == VERDICT_JE || (c->said == VERDICT_WA && c->validator_first))
		return c->said;
	return c->program != VERDICT_NONE ? c->program : c->said;
}
