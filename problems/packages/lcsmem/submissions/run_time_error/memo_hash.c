/* memo_hash.c - recursion from the end, with the lengths already known in a hash table: only the
 * pairs that are reached cost memory. For unlike strings that is half of them all, and 8 bytes each
 * at least. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LENGTH = 16000 };

/* The letters, the end of line and the NUL. */
static char a[MAX_LENGTH + 2], b[MAX_LENGTH + 2];

struct slot {
	uint32_t key; /* 1 + i * (MAX_LENGTH + 1) + j; 0: free */
	int length;
};

static struct slot *table;
static size_t slots, used;

static struct slot *find(uint32_t key)
{
	size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (slots - 1);
	while (table[at].key != 0 && table[at].key != key)
		at = (at + 1) & (slots - 1);
	return &table[at];
}

static void grow(void)
{
	struct slot *old = table;
	size_t old_slots = slots;
	slots = slots > 0 ? 2 * slots : 1024;
	table = calloc(slots, sizeof *table);
	if (table == NULL)
		abort();
	for (size_t i = 0; i < old_slots; i++)
		if (old[i].key != 0)
			*find(old[i].key) = old[i];
	free(old);
}

static void remember(uint32_t key, int length)
{
	if (2 * used >= slots)
		grow();
	*find(key) = (struct slot){key, length};
	used++;
}

/* Length for the first i letters of a and the first j of b. */
static int length_of(size_t i, size_t j)
{
	if (i == 0 || j == 0)
		return 0;
	uint32_t key = (uint32_t)(1 + i * (MAX_LENGTH + 1) + j);
	const struct slot *known = find(key);
	if (known->key != 0)
		return known->length;
	int length;
	if (a[i - 1] == b[j - 1]) {
		length = length_of(i - 1, j - 1) + 1;
	} else {
		int without_a = length_of(i - 1, j), without_b = length_of(i, j - 1);
		length = without_a > without_b ? without_a : without_b;
	}
	remember(key, length);
	return length;
}

/* Writes the string so that it ends before end; returns where it begins. */
static char *walk_back(size_t i, size_t j, char *end)
{
	while (i > 0 && j > 0) {
		if (a[i - 1] == b[j - 1]) {
			*--end = a[--i];
			j--;
		} else if (length_of(i - 1, j) >= length_of(i, j - 1)) {
			i--;
		} else {
			j--;
		}
	}
	return end;
}

/* Reads one line, which may be empty, and cuts off its end; returns its length. */
static size_t read_line(char *line, size_t size)
{
	if (fgets(line, (int)size, stdin) == NULL)
		line[0] = '\0';
	size_t length = strcspn(line, "\n");
	line[length] = '\0';
	return length;
}

int main(void)
{
	static char room[MAX_LENGTH + 1];
	size_t n = read_line(a, sizeof a);
	size_t m = read_line(b, sizeof b);
	grow();
	const char *common = walk_back(n, m, room + MAX_LENGTH);
	printf("%zu\n%s\n", strlen(common), common);
	free(table);
	return 0;
}
