/* by_definition.c - the oracle: the queue as it is described, a list in the order of arrival. Who
 * arrives goes to the end; the first of those with the highest priority is searched for each time.
 * O(Q^2). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LINES = 5000 };

static struct job {
	int id, priority;
} queue[MAX_LINES];
static int length;

static int find(int id)
{
	for (int i = 0; i < length; i++)
		if (queue[i].id == id)
			return i;
	return -1;
}

static void leave(int i)
{
	length--;
	memmove(queue + i, queue + i + 1, (size_t)(length - i) * sizeof *queue);
}

static int first(void)
{
	int best = -1;
	for (int i = 0; i < length; i++)
		if (best < 0 || queue[i].priority > queue[best].priority)
			best = i;
	return best;
}

int main(void)
{
	int lines, id = 0, priority = 0;
	if (scanf("%d", &lines) != 1)
		return 1;
	if (lines > MAX_LINES)
		abort(); /* beyond this oracle, on purpose */
	while (lines-- > 0) {
		char what;
		if (scanf(" %c", &what) != 1)
			return 1;
		if (strchr("ACR", what) != NULL && scanf("%d", &id) != 1)
			return 1;
		if (strchr("AC", what) != NULL && scanf("%d", &priority) != 1)
			return 1;
		int at = strchr("ACR", what) != NULL ? find(id) : first();
		switch (what) {
		case 'A':
			if (at < 0)
				queue[length++] = (struct job){id, priority};
			break;
		case 'C':
			if (at >= 0) {
				leave(at);
				queue[length++] = (struct job){id, priority};
			}
			break;
		case 'R':
			if (at >= 0)
				leave(at);
			break;
		default:
			if (at < 0) {
				puts("none");
				break;
			}
			printf("%d\n", queue[at].id);
			if (what == 'P')
				leave(at);
		}
	}
	return 0;
}
