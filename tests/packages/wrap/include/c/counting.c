/* Linked with -Wl,--wrap=malloc: every call of malloc in the submission comes here. */
#include <stddef.h>

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
int allocations(void);

static int count;

void *__wrap_malloc(size_t size)
{
	count++;
	return __real_malloc(size);
}

int allocations(void)
{
	return count;
}
