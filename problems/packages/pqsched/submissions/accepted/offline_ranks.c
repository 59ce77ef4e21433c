/* offline_ranks.c - no heap. When all lines are known, so is the order of all arrivals that there
 * can ever be: sort them once. The queue is then a set of ranks, kept as bits in a tree with 64
 * children a node, and the job that goes first has the lowest bit that is set. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_LINES = 1000000, LEVELS = 4, NONE = -1 };

static struct line {
	char what;
	int32_t id, priority; /* later the job's number in place of the id, and its rank */
} lines[MAX_LINES];
static int32_t count;

static int64_t keys[MAX_LINES]; /* whatever is being sorted, the line's number in the low 20 bits */
static int32_t rank_job[MAX_LINES];
static int32_t queued_rank[MAX_LINES]; /* by job; NONE: it is not queued */
static int32_t name[MAX_LINES];	       /* the id, by job */

static uint64_t words0[1 << 14], words1[1 << 8], words2[1 << 2], words3[1];
static uint64_t *const level[LEVELS] = {words0, words1, words2, words3};

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* ---- the set of ranks ---- */

static void insert(int32_t rank)
{
	for (int l = 0; l < LEVELS; l++, rank /= 64)
		level[l][rank / 64] |= UINT64_C(1) << rank % 64;
}

static void erase(int32_t rank)
{
	for (int l = 0; l < LEVELS; l++, rank /= 64) {
		level[l][rank / 64] &= ~(UINT64_C(1) << rank % 64);
		if (level[l][rank / 64] != 0)
			return;
	}
}

static int32_t lowest(void)
{
	int32_t node = 0;
	if (words3[0] == 0)
		return NONE;
	for (int l = LEVELS - 1; l >= 0; l--)
		node = 64 * node + __builtin_ctzll(level[l][node]);
	return node;
}

/* ---- what is known beforehand ---- */

static void read_lines(void)
{
	int id = 0, priority = 0;
	if (scanf("%d", &count) != 1)
		exit(1);
	for (int32_t i = 0; i < count; i++) {
		struct line *l = &lines[i];
		if (scanf(" %c", &l->what) != 1 ||
		    (l->what != 'P' && l->what != 'T' && scanf("%d", &id) != 1) ||
		    ((l->what == 'A' || l->what == 'C') && scanf("%d", &priority) != 1))
			exit(1);
		l->id = id;
		l->priority = priority;
	}
}

static void number_jobs(void)
{
	int32_t n = 0, jobs = 0;
	for (int32_t i = 0; i < count; i++)
		if (lines[i].what != 'P' && lines[i].what != 'T')
			keys[n++] = (int64_t)lines[i].id << 20 | i;
	qsort(keys, (size_t)n, sizeof *keys, by_value);
	for (int32_t k = 0; k < n; k++) {
		if (k > 0 && keys[k] >> 20 != keys[k - 1] >> 20)
			jobs++;
		name[jobs] = (int32_t)(keys[k] >> 20);
		queued_rank[jobs] = NONE;
		lines[keys[k] & 0xFFFFF].id = jobs;
	}
}

/* Every line with a priority gets its rank: highest priority first, then the earlier line. */
static void rank_arrivals(void)
{
	int32_t n = 0;
	for (int32_t i = 0; i < count; i++)
		if (lines[i].what == 'A' || lines[i].what == 'C')
			keys[n++] = (INT32_MAX - (int64_t)lines[i].priority) << 20 | i;
	qsort(keys, (size_t)n, sizeof *keys, by_value);
	for (int32_t rank = 0; rank < n; rank++) {
		struct line *l = &lines[keys[rank] & 0xFFFFF];
		l->priority = rank;
		rank_job[rank] = l->id;
	}
}

/* ---- what happens ---- */

static void leave(int32_t job)
{
	erase(queued_rank[job]);
	queued_rank[job] = NONE;
}

static void arrive(int32_t job, int32_t rank)
{
	queued_rank[job] = rank;
	insert(rank);
}

static void first_job(int pop)
{
	int32_t rank = lowest();
	if (rank == NONE) {
		puts("none");
		return;
	}
	printf("%d\n", (int)name[rank_job[rank]]);
	if (pop)
		leave(rank_job[rank]);
}

int main(void)
{
	read_lines();
	number_jobs();
	rank_arrivals();
	for (const struct line *l = lines; l < lines + count; l++) {
		if (l->what == 'P' || l->what == 'T') {
			first_job(l->what == 'P');
			continue;
		}
		int queued = queued_rank[l->id] != NONE;
		if (l->what != 'A' && queued)
			leave(l->id);
		if (l->what != 'R' && queued == (l->what == 'C'))
			arrive(l->id, l->priority);
	}
	return 0;
}
