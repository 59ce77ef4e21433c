/* array_shift.c - the cache is an array in the order of use: search it from the newest on, and
 * shift everything newer by one place. Right, but O(C) a command: fine for C <= 10 (g1). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
	int key, value;
};

static struct entry *entry; /* the newest last */
static int capacity, count;

static int find(int key)
{
	int i = count - 1;
	while (i >= 0 && entry[i].key != key)
		i--;
	return i;
}

static struct entry take_out(int i)
{
	struct entry e = entry[i];
	memmove(entry + i, entry + i + 1, (size_t)(count - i - 1) * sizeof *entry);
	count--;
	return e;
}

static void put(int key, int value)
{
	int i = find(key);
	if (i >= 0)
		take_out(i);
	else if (count == capacity)
		take_out(0);
	entry[count++] = (struct entry){key, value};
}

int main(void)
{
	char word[6];
	int q, key, value, hits = 0, misses = 0;
	if (scanf("%d %d", &capacity, &q) != 2)
		return 1;
	entry = malloc((size_t)capacity * sizeof *entry);
	if (entry == NULL)
		return 1;
	while (q-- > 0 && scanf("%5s", word) == 1) {
		if (word[0] == 'g' && scanf("%d", &key) == 1) {
			int i = find(key);
			if (i >= 0) {
				struct entry e = take_out(i);
				entry[count++] = e;
				hits++;
				printf("%d\n", e.value);
			} else {
				misses++;
				puts("miss");
			}
		} else if (word[0] == 'p' && scanf("%d %d", &key, &value) == 2) {
			put(key, value);
		} else if (word[0] == 'e') {
			if (count > 0)
				printf("%d\n", take_out(0).key);
			else
				puts("empty");
		} else if (word[0] == 's') {
			printf("%d %d\n", hits, misses);
		}
	}
	free(entry);
	return 0;
}
