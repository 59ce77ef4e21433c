#include "judge/tokens.h"

#include <stdatomic.h>
#include <stddef.h>
#include <sys/mman.h>

struct tokens {
	int count;
	atomic_int free; /* below zero: that many jobs are owed theirs */
};

enum err tokens_new(int count, struct tokens **out)
{
	void *at = mmap(NULL, sizeof(struct tokens), PROT_READ | PROT_WRITE,
			MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (at == MAP_FAILED)
		return ERR_NOMEM;
	*out = at;
	(*out)->count = count;
	atomic_init(&(*out)->free, count);
	return ERR_OK;
}

void tokens_free(struct tokens *t)
{
	if (t)
		munmap(t, sizeof *t);
}

void tokens_enter(struct tokens *t)
{
	if (t)
		atomic_fetch_sub(&t->free, 1);
}

void tokens_leave(struct tokens *t)
{
	tokens_give(t);
}

bool tokens_take(struct tokens *t)
{
	if (!t)
		return false;
	int seen = atomic_load(&t->free);
	while (seen > 0)
		if (atomic_compare_exchange_weak(&t->free, &seen, seen - 1))
			return true;
	return false;
}

void tokens_give(struct tokens *t)
{
	if (t)
		atomic_fetch_add(&t->free, 1);
}

bool tokens_spare(const struct tokens *t)
{
	return !t || t->count == 1 || atomic_load(&t->free) > 0;
}
