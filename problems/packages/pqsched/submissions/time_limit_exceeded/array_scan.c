/* array_scan.c - the queue as a plain array in any order, and a search through all of it for every
 * line. Right, but O(Q^2). */
#include <stdio.h>

enum { MAX_LINES = 1000000 };

static struct job {
	int id, priority, arrival;
} queue[MAX_LINES];
static int length;

static int find(int id)
{
	for (int i = 0; i < length; i++)
		if (queue[i].id == id)
			return i;
	return -1;
}

static int goes_before(const struct job *a, const struct job *b)
{
	return a->priority != b->priority ? a->priority > b->priority : a->arrival < b->arrival;
}

static int first(void)
{
	int best = length > 0 ? 0 : -1;
	for (int i = 1; i < length; i++)
		if (goes_before(&queue[i], &queue[best]))
			best = i;
	return best;
}

int main(void)
{
	int lines, id, priority;
	char what;
	if (scanf("%d", &lines) != 1)
		return 1;
	for (int line = 0; line < lines && scanf(" %c", &what) == 1; line++) {
		if (what == 'P' || what == 'T') {
			int at = first();
			if (at < 0)
				puts("none");
			else
				printf("%d\n", queue[at].id);
			if (at >= 0 && what == 'P')
				queue[at] = queue[--length];
			continue;
		}
		if (scanf("%d", &id) != 1)
			return 1;
		int at = find(id);
		if (what == 'R') {
			if (at >= 0)
				queue[at] = queue[--length];
			continue;
		}
		if (scanf("%d", &priority) != 1)
			return 1;
		if (what == 'A' && at < 0)
			queue[length++] = (struct job){id, priority, line};
		else if (what == 'C' && at >= 0)
			queue[at] = (struct job){id, priority, line};
	}
	return 0;
}
