/* ghosts.c - lazy_versions.c that does not look at versions: an entry counts whenever its job is
 * queued, even if it is from before a change or a removal. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_LINES = 1000000, BUCKETS = 1 << 20, GONE = -1 };

/* A larger key goes first: the priority above, and 20 bits that count down below. */
struct entry {
	int64_t key;
	int32_t job, arrival;
};

static struct job {
	int32_t id, next; /* the next job in the bucket; 0: there is none */
	int32_t arrival;  /* the one that counts, or GONE */
} jobs[MAX_LINES + 1];
static int32_t job_count, bucket[BUCKETS];

static struct entry heap[MAX_LINES + 1]; /* from 1 */
static int32_t heap_size;

static int32_t job_of(int32_t id)
{
	uint32_t h = (uint32_t)id;
	h = (h ^ h >> 15) * UINT32_C(0x2C1B3C6D);
	h = (h ^ h >> 12) % BUCKETS;
	for (int32_t job = bucket[h]; job != 0; job = jobs[job].next)
		if (jobs[job].id == id)
			return job;
	jobs[++job_count] = (struct job){id, bucket[h], GONE};
	return bucket[h] = job_count;
}

static void push(struct entry e)
{
	int32_t i = ++heap_size;
	for (; i > 1 && heap[i / 2].key < e.key; i /= 2)
		heap[i] = heap[i / 2];
	heap[i] = e;
}

static void drop_top(void)
{
	struct entry last = heap[heap_size--];
	int32_t i = 1;
	for (int32_t child; (child = 2 * i) <= heap_size; i = child) {
		if (child < heap_size && heap[child + 1].key > heap[child].key)
			child++;
		if (heap[child].key <= last.key)
			break;
		heap[i] = heap[child];
	}
	heap[i] = last;
}

/* The job that goes first, or 0. */
static int32_t top(void)
{
	while (heap_size > 0 && jobs[heap[1].job].arrival == GONE)
		drop_top();
	return heap_size > 0 ? heap[1].job : 0;
}

static void arrive(int32_t job, int32_t priority, int32_t arrival)
{
	int64_t key = (int64_t)priority * (1 << 20) + ((1 << 20) - 1 - arrival);
	push((struct entry){key, job, arrival});
	jobs[job].arrival = arrival;
}

static int32_t read_number(void)
{
	int n;
	if (scanf("%d", &n) != 1)
		exit(1);
	return n;
}

int main(void)
{
	int32_t lines = read_number();
	for (int32_t line = 0; line < lines; line++) {
		char what;
		if (scanf(" %c", &what) != 1)
			return 1;
		if (what == 'P' || what == 'T') {
			int32_t first = top();
			if (first == 0) {
				puts("none");
				continue;
			}
			printf("%d\n", (int)jobs[first].id);
			if (what == 'P')
				jobs[first].arrival = GONE;
			continue;
		}
		int32_t job = job_of(read_number());
		int queued = jobs[job].arrival != GONE;
		if (what == 'R') {
			jobs[job].arrival = GONE;
			continue;
		}
		int32_t priority = read_number();
		if (queued == (what == 'C'))
			arrive(job, priority, line);
	}
	return 0;
}
