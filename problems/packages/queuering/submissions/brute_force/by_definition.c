/* by_definition.c - the oracle: the queue is a plain array, closed up after every removal and
 * opened for every value that goes to the front; the maximum is looked for afresh. No ring, no
 * structure for the maximum. O(C) an operation. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPERATIONS_MAX = 2000 };

static long long queue[OPERATIONS_MAX];
static int count;

static long long take(int place)
{
	long long x = queue[place];
	for (int i = place + 1; i < count; i++)
		queue[i - 1] = queue[i];
	count--;
	return x;
}

static void insert(int place, long long x)
{
	for (int i = count; i > place; i--)
		queue[i] = queue[i - 1];
	queue[place] = x;
	count++;
}

static long long maximum(void)
{
	long long best = queue[0];
	for (int i = 1; i < count; i++)
		if (queue[i] > best)
			best = queue[i];
	return best;
}

static void push(const char *op, int capacity)
{
	long long x;
	if (scanf("%lld", &x) != 1)
		exit(1);
	if (count == capacity)
		puts("full");
	else
		insert(strcmp(op, "pushfront") == 0 ? 0 : count, x);
}

static void ask(const char *op)
{
	if (count == 0)
		puts("empty");
	else if (strcmp(op, "pop") == 0)
		printf("%lld\n", take(0));
	else if (strcmp(op, "popback") == 0)
		printf("%lld\n", take(count - 1));
	else if (strcmp(op, "front") == 0)
		printf("%lld\n", queue[0]);
	else if (strcmp(op, "back") == 0)
		printf("%lld\n", queue[count - 1]);
	else
		printf("%lld\n", maximum());
}

int main(void)
{
	int capacity, operations;
	char op[10];
	if (scanf("%d %d", &capacity, &operations) != 2)
		return 1;
	if (operations > OPERATIONS_MAX)
		abort(); /* an oracle for small tests; see submissions.yaml */
	while (operations-- > 0 && scanf("%9s", op) == 1) {
		if (strcmp(op, "push") == 0 || strcmp(op, "pushfront") == 0)
			push(op, capacity);
		else
			ask(op);
	}
	return 0;
}
