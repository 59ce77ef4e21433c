/* crash.h - a run that a signal ended, as the report's member `crash`. */
#ifndef JUDGE_CRASH_H
#define JUDGE_CRASH_H

#include "base/json.h"

/* {signal, name, file?, line?}: where the sanitizer's report (explain.h) points to a line, the
 * crash has it too; NULL: nobody looked. The caller owns it; NULL: out of memory. */
json_t *crash_json(int signal, const json_t *sanitizer);

#endif
