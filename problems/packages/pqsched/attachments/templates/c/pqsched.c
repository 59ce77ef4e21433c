#include <stdio.h>
#include <stdlib.h>

/* One line of the log. `id` is set for A, C and R, `priority` for A and C. */
struct line {
	char what;
	int id, priority;
};

/* Does what the line says. For P and T returns the id to print, or 0 for none; else anything. */
static int perform(const struct line *line)
{
	/* Your code. */
	(void)line;
	return 0;
}

static int read_line(struct line *line)
{
	if (scanf(" %c", &line->what) != 1)
		return 0;
	switch (line->what) {
	case 'A':
	case 'C':
		return scanf("%d %d", &line->id, &line->priority) == 2;
	case 'R':
		return scanf("%d", &line->id) == 1;
	}
	return 1;
}

int main(void)
{
	int count;
	struct line line;
	if (scanf("%d", &count) != 1)
		return 1;
	while (count-- > 0) {
		if (!read_line(&line))
			return 1;
		int id = perform(&line);
		if (line.what != 'P' && line.what != 'T')
			continue;
		if (id > 0)
			printf("%d\n", id);
		else
			puts("none");
	}
	return 0;
}
