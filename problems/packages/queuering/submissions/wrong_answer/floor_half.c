/* floor_half.c - two stacks as two arrays, each entry with the maximum of those below it; a pop
 * from an empty stack first moves half of the other's entries over, n/2 of them, rounded down. Of
 * one entry that is none, and the pop finds nothing although the buffer is not empty. */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	int64_t value;
	int64_t best; /* of this entry and those below it */
};

struct stack {
	struct entry *entry;
	size_t count;
};

static void push(struct stack *s, int64_t x)
{
	int64_t best = s->count > 0 ? s->entry[s->count - 1].best : x;
	s->entry[s->count++] = (struct entry){x, x > best ? x : best};
}

/* The lower half of `from` goes to the empty stack `to`; what is left gets its maxima anew. */
static void move_half(struct stack *from, struct stack *to)
{
	size_t n = from->count, half = n / 2;
	for (size_t i = half; i-- > 0;)
		push(to, from->entry[i].value);
	from->count = 0;
	for (size_t i = half; i < n; i++)
		push(from, from->entry[i].value);
}

static void pop(struct stack *s, struct stack *other)
{
	if (s->count == 0)
		move_half(other, s);
	if (s->count == 0)
		puts("empty");
	else
		printf("%" PRId64 "\n", s->entry[--s->count].value);
}

static int64_t end_of(const struct stack *s, const struct stack *other)
{
	return s->count > 0 ? s->entry[s->count - 1].value : other->entry[0].value;
}

static int64_t maximum(const struct stack *a, const struct stack *b)
{
	if (a->count == 0 || b->count == 0)
		return a->count > 0 ? a->entry[a->count - 1].best : b->entry[b->count - 1].best;
	int64_t x = a->entry[a->count - 1].best, y = b->entry[b->count - 1].best;
	return x > y ? x : y;
}

static void ask(const char *op, struct stack *front, struct stack *back)
{
	if (front->count + back->count == 0)
		puts("empty");
	else if (strcmp(op, "pop") == 0)
		pop(front, back);
	else if (strcmp(op, "popback") == 0)
		pop(back, front);
	else if (strcmp(op, "front") == 0)
		printf("%" PRId64 "\n", end_of(front, back));
	else if (strcmp(op, "back") == 0)
		printf("%" PRId64 "\n", end_of(back, front));
	else
		printf("%" PRId64 "\n", maximum(front, back));
}

int main(void)
{
	size_t capacity, operations;
	char op[16];
	int64_t x;
	if (scanf("%zu %zu", &capacity, &operations) != 2)
		return 1;
	struct stack front = {calloc(capacity, sizeof *front.entry), 0};
	struct stack back = {calloc(capacity, sizeof *back.entry), 0};
	if (front.entry == NULL || back.entry == NULL)
		return 1;
	while (operations-- > 0 && scanf("%15s", op) == 1) {
		if (strncmp(op, "push", 4) != 0 || scanf("%" SCNd64, &x) != 1)
			ask(op, &front, &back);
		else if (front.count + back.count == capacity)
			puts("full");
		else
			push(strcmp(op, "push") == 0 ? &back : &front, x);
	}
	free(back.entry);
	free(front.entry);
	return 0;
}
