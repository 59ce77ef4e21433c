/* id: 102
 * family: must-work
 * attack: sorting, searching, mathematics, time, random numbers, texts
 * class: run
 * stdout: fine
 * expect: OK */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

int main(void)
{
	int v[1000], key = 500;
	for (int i = 0; i < 1000; i++)
		v[i] = i * 7919 % 1000;
	qsort(v, 1000, sizeof *v, compare);
	if (bsearch(&key, v, 1000, sizeof *v, compare) != &v[500])
		return 1;
	volatile double x = 2;
	if (fabs(sqrt(x) * sqrt(x) - 2) > 1e-12 || fabs(exp(log(x)) - 2) > 1e-12 || lgamma(x) != 0)
		return 2;
	unsigned char random[16];
	if (getrandom(random, sizeof random, 0) != sizeof random || getentropy(random, sizeof random) != 0)
		return 3;
	struct timespec now;
	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0 || clock() == (clock_t)-1 || time(NULL) <= 0)
		return 4;
	struct stat st;
	if (stat("nowhere", &st) != -1 || fstat(0, &st) != 0)
		return 5;
	char *text = NULL;
	if (asprintf(&text, "%s %.3f %lld", "a", 1.5, 1LL << 40) < 0 || strcmp(text, "a 1.500 1099511627776") != 0)
		return 6;
	free(text);
	jmp_buf back;
	if (setjmp(back) == 0)
		longjmp(back, 1);
	if (getpid() <= 0 || sysconf(_SC_PAGESIZE) != 4096 || isatty(1))
		return 7;
	puts("fine");
	return 0;
}
