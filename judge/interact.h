/* interact.h - whose fault is it? The verdict of a conversation between a submission and a
 * validator, from how both ended.
 *
 * How the reference tools decide (Kattis problemtools, support/interactive):
 * - a validator that breaks is a judge error, whatever the submission did;
 * - a validator that rejects before the submission has ended is believed: what the submission does
 *   once its partner is gone (EOF, SIGPIPE, waiting for ever) is not its own doing;
 * - otherwise the submission's own failure counts: limits, crashes, violations;
 * - death by SIGPIPE is no failure: it wrote to a partner that had heard enough;
 * - otherwise the validator's word.
 * One thing is ours: two who wait for each other end at the submission's wall limit, and a
 * validator that then breaks on the end of its input does not turn that into a judge error; a
 * validator that uses up its own limits does. */
#ifndef JUDGE_INTERACT_H
#define JUDGE_INTERACT_H

#include "judge/box_client.h"
#include "judge/verdict.h"

struct conversation {
	enum verdict program; /* by its own end; VERDICT_NONE: exit 0, or SIGPIPE */
	bool program_waited;  /* it ended at its wall limit */
	enum verdict said;    /* AC, WA, or JE when the validator broke */
	enum box_status validator;
	bool validator_first;
};

enum verdict conversation_verdict(const struct conversation *c);

#endif
