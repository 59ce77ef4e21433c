/* mark_runs.c - three plain passes. The first one finds the diagnosis with a stack of kinds. The
 * second one pairs brackets again, this time forgetting what is open at every letter and bad
 * bracket, and marks both brackets of a pair. Healthy pieces are then runs of marks, and the third
 * one measures them. O(L) time and memory. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char opening[] = "([{", closing[] = ")]}";

struct text {
	char *at;
	size_t length;
};

/* The kind of bracket, 0 to 2, or -1 if c is none of these. */
static int kind_in(const char *brackets, char c)
{
	const char *found = strchr(brackets, c);
	return found != NULL ? (int)(found - brackets) : -1;
}

static struct text read_line(void)
{
	struct text t = {NULL, 0};
	size_t room = 0;
	for (int c; (c = getchar()) != EOF && c != '\n'; t.at[t.length++] = (char)c) {
		if (t.length < room)
			continue;
		room = room > 0 ? 2 * room : 1024;
		t.at = realloc(t.at, room);
		if (t.at == NULL)
			exit(1);
	}
	return t;
}

/* Of a text that can be completed, seen from its end: the first opening bracket with nothing behind
 * it that closes it; 0 if there is none, else its position. */
static size_t innermost_open(struct text t)
{
	size_t waiting = 0;
	for (size_t i = t.length; i-- > 0;) {
		if (kind_in(closing, t.at[i]) >= 0)
			waiting++;
		else if (kind_in(opening, t.at[i]) >= 0 && waiting-- == 0)
			return i + 1;
	}
	return 0;
}

static void print_diagnosis(struct text t)
{
	signed char *kinds = malloc(t.length + 1);
	if (kinds == NULL)
		exit(1);
	size_t depth = 0, i = 0;
	for (; i < t.length; i++) {
		int open = kind_in(opening, t.at[i]), close = kind_in(closing, t.at[i]);
		if (open >= 0)
			kinds[depth++] = (signed char)open;
		else if (close >= 0 && (depth == 0 || kinds[--depth] != close))
			break;
	}
	free(kinds);
	if (i < t.length)
		printf("BAD %zu\n", i + 1);
	else if (depth > 0)
		printf("OPEN %zu\n", innermost_open(t));
	else
		puts("OK");
}

/* Overwrites the brackets of all pairs that no letter and no bad bracket is inside of. */
static void mark_pairs(struct text t, char mark)
{
	uint32_t *stack = malloc((t.length + 1) * sizeof *stack);
	if (stack == NULL)
		exit(1);
	size_t depth = 0;
	for (size_t i = 0; i < t.length; i++) {
		int close = kind_in(closing, t.at[i]);
		if (kind_in(opening, t.at[i]) >= 0) {
			stack[depth++] = (uint32_t)i;
		} else if (close >= 0 && depth > 0 && t.at[stack[depth - 1]] == opening[close]) {
			t.at[stack[--depth]] = mark;
			t.at[i] = mark;
		} else {
			depth = 0;
		}
	}
	free(stack);
}

static size_t longest_run(struct text t, char mark)
{
	size_t longest = 0, run = 0;
	for (size_t i = 0; i < t.length; i++) {
		run = t.at[i] == mark ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	return longest;
}

int main(void)
{
	struct text t = read_line();
	print_diagnosis(t);
	mark_pairs(t, '*');
	printf("%zu\n", longest_run(t, '*'));
	free(t.at);
	return 0;
}
