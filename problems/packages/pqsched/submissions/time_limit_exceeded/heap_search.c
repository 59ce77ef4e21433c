/* heap_search.c - indexed_heap.c that knows whether a job is queued, but not where in the heap it
 * is: a job that is changed or removed is searched for place by place, O(Q) each. */
#include <stdint.h>
#include <stdio.h>

enum { MAX_LINES = 1000000, SLOT_BITS = 21, SLOTS = 1 << SLOT_BITS };

/* A job is the number of an id that has occurred, from 1. */
struct job {
	int32_t id, priority;
	int32_t arrival; /* the line that brought it where it is */
	int queued;
};

static struct job jobs[MAX_LINES + 1];
static int32_t job_count;
static int32_t table[SLOTS]; /* jobs by id; 0: the slot is free. Never more than half full. */
static int32_t heap[MAX_LINES];
static int32_t heap_size;

/* Multiplying carries every bit of the id to the top, whatever the ids have in common. */
static uint32_t first_slot(int32_t id)
{
	return (uint32_t)id * UINT32_C(2654435769) >> (32 - SLOT_BITS);
}

/* The job with this id, which is made if there is none yet. */
static int32_t job_of(int32_t id)
{
	uint32_t i = first_slot(id);
	while (table[i] != 0 && jobs[table[i]].id != id)
		i = (i + 1) % SLOTS;
	if (table[i] == 0) {
		table[i] = ++job_count;
		jobs[job_count] = (struct job){.id = id};
	}
	return table[i];
}

/* ---- the heap ---- */

static int goes_before(int32_t a, int32_t b)
{
	const struct job *x = &jobs[a], *y = &jobs[b];
	if (x->priority != y->priority)
		return x->priority > y->priority;
	return x->arrival < y->arrival;
}

static void put(int32_t job, int32_t place)
{
	heap[place] = job;
}

static int32_t place_of(int32_t job)
{
	int32_t place = 0;
	while (heap[place] != job)
		place++;
	return place;
}

static void sift_up(int32_t job, int32_t place)
{
	while (place > 0 && goes_before(job, heap[(place - 1) / 2])) {
		put(heap[(place - 1) / 2], place);
		place = (place - 1) / 2;
	}
	put(job, place);
}

static void sift_down(int32_t job, int32_t place)
{
	for (int32_t child; (child = 2 * place + 1) < heap_size; place = child) {
		if (child + 1 < heap_size && goes_before(heap[child + 1], heap[child]))
			child++;
		if (!goes_before(heap[child], job))
			break;
		put(heap[child], place);
	}
	put(job, place);
}

/* Puts a job where it belongs, given a place where it may be too low or too high. */
static void settle(int32_t job, int32_t place)
{
	if (place > 0 && goes_before(job, heap[(place - 1) / 2]))
		sift_up(job, place);
	else
		sift_down(job, place);
}

static void take_out(int32_t job)
{
	int32_t hole = place_of(job), last = heap[--heap_size];
	jobs[job].queued = 0;
	if (last != job)
		settle(last, hole);
}

/* ---- the lines ---- */

static void arrive(int32_t job, int32_t priority, int32_t line)
{
	jobs[job].priority = priority;
	jobs[job].arrival = line;
	if (jobs[job].queued)
		settle(job, place_of(job));
	else
		sift_up(job, heap_size++);
	jobs[job].queued = 1;
}

static void print_top(void)
{
	if (heap_size == 0)
		puts("none");
	else
		printf("%d\n", (int)jobs[heap[0]].id);
}

int main(void)
{
	int lines, id, priority;
	char what;
	if (scanf("%d", &lines) != 1)
		return 1;
	for (int line = 0; line < lines && scanf(" %c", &what) == 1; line++) {
		if (what == 'P' || what == 'T') {
			print_top();
			if (what == 'P' && heap_size > 0)
				take_out(heap[0]);
			continue;
		}
		if (scanf("%d", &id) != 1)
			return 1;
		int32_t job = job_of(id);
		int queued = jobs[job].queued;
		if (what == 'R') {
			if (queued)
				take_out(job);
			continue;
		}
		if (scanf("%d", &priority) != 1)
			return 1;
		if (queued == (what == 'C'))
			arrive(job, priority, line);
	}
	return 0;
}
