/* box_victim_talk.c - two programs that talk over pipes: one asks, the other answers. */
#include "box_victim.h"

#include <stdio.h>

/* Exit code 42 when every answer was right, 43 when they ended too early. */
int talk_ask(void)
{
	for (int i = 0; i < 200; i++) {
		int answer;
		if (printf("%d\n", i) < 0 || fflush(stdout) != 0)
			return 43;
		if (scanf("%d", &answer) != 1 || answer != i + 1)
			return 43;
	}
	return 42;
}

static int answer(int count)
{
	int question;
	for (int i = 0; i < count && scanf("%d", &question) == 1; i++)
		if (printf("%d\n", question + 1) < 0 || fflush(stdout) != 0)
			return 1;
	return 0;
}

int talk_answer(void)
{
	return answer(1000);
}

int talk_leave(void)
{
	return answer(3);
}
