/* tokens.h - how many runs at once the processes of one judge allow themselves.
 *
 * One token stands for one core. A job enters with one of its own, and takes more only while they
 * are free and nobody is owed one; it gives each of those back after one test. A job that enters
 * never waits: where all are out, the count goes below zero, nobody may take more, and the next
 * one given back pays the debt. So a job that arrives shares its core for one test at most.
 *
 * The count lies in memory that forked processes share. One that is killed takes its tokens along:
 * there is less at once then, never a wait for ever. */
#ifndef JUDGE_TOKENS_H
#define JUDGE_TOKENS_H

#include <stdbool.h>

#include "base/err.h"

struct tokens;

/* Before the fork; each process may free its own view. ERR_NOMEM. */
enum err tokens_new(int count, struct tokens **out);
void tokens_free(struct tokens *t);

/* A job begins, and ends. NULL is allowed: then there is one token, the job's. */
void tokens_enter(struct tokens *t);
void tokens_leave(struct tokens *t);

/* One more, if that keeps nobody from working; back by tokens_give(). */
bool tokens_take(struct tokens *t);
void tokens_give(struct tokens *t);

/* Whether work that nobody waits for may go on: some are free, or there is only the one. */
bool tokens_spare(const struct tokens *t);

#endif
