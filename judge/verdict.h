/* verdict.h - what can be said of a test, a group or a submission. */
#ifndef JUDGE_VERDICT_H
#define JUDGE_VERDICT_H

#define VERDICT_MAP(X)                                                                             \
	X(NONE, "-", "not run")                                                                    \
	X(AC, "AC", "accepted")                                                                    \
	X(WA, "WA", "wrong answer")                                                                \
	X(TLE, "TLE", "time limit exceeded")                                                       \
	X(MLE, "MLE", "memory limit exceeded")                                                     \
	X(OLE, "OLE", "output limit exceeded")                                                     \
	X(RTE, "RTE", "run-time error")                                                            \
	X(CE, "CE", "compile error")                                                               \
	X(SV, "SV", "sandbox violation")                                                           \
	X(JE, "JE", "judge error")                                                                 \
	X(OK, "OK", "ran to its end") /* exec: there is nothing to compare with */

#define X(id, word, text) VERDICT_##id,
enum verdict { VERDICT_MAP(X) VERDICT_COUNT };
#undef X

const char *verdict_word(enum verdict v);

/* The problem package format knows AC, WA, TLE and RTE only: MLE, OLE and SV count as RTE. */
enum verdict verdict_of_format(enum verdict v);

#endif
