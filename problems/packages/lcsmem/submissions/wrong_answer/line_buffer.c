/* line_buffer.c - hirschberg_bits.c with room for 16000 letters and the NUL, but not for the end of
 * line: after a first line of 16000 letters, the rest of it is read as the second. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MAX_LENGTH = 16000, WORDS = MAX_LENGTH / 64 + 1, LETTERS = 26 };

/* The letters and the NUL. */
static char a[MAX_LENGTH + 1], b[MAX_LENGTH + 1];
static int from_start[MAX_LENGTH + 1], from_end[MAX_LENGTH + 1];

/* A string seen from one of its ends: letter i is first[i * step]. */
struct view {
	const char *first;
	int step;
	size_t length;
};

static char letter(struct view v, size_t i)
{
	return v.first[(ptrdiff_t)i * v.step];
}

/* places[c]: bit j is set if letter j of v is c. */
static void find_places(struct view v, uint64_t places[LETTERS][WORDS], size_t words)
{
	for (int c = 0; c < LETTERS; c++)
		memset(places[c], 0, words * sizeof places[c][0]);
	for (size_t j = 0; j < v.length; j++)
		places[letter(v, j) - 'a'][j / 64] |= UINT64_C(1) << j % 64;
}

/* Bit j of flat is clear where the length grows at place j. Each growth point moves to the first
 * match behind the growth point before it: within every run of ones that ends with a zero, the
 * carry of the addition finds it. */
static void next_row(uint64_t *flat, const uint64_t *match, size_t words)
{
	unsigned carry = 0;
	for (size_t w = 0; w < words; w++) {
		uint64_t hit = flat[w] & match[w];
		uint64_t sum = flat[w] + hit, total = sum + carry;
		carry = (sum < hit) | (total < sum);
		flat[w] = total | (flat[w] & ~match[w]);
	}
}

/* row[j] = length for all of x and the first j letters of y. */
static void lengths(struct view x, struct view y, int *row)
{
	static uint64_t places[LETTERS][WORDS], flat[WORDS];
	size_t words = (y.length + 63) / 64;
	find_places(y, places, words);
	memset(flat, 0xff, words * sizeof flat[0]);
	for (size_t i = 0; i < x.length; i++)
		next_row(flat, places[letter(x, i) - 'a'], words);
	row[0] = 0;
	for (size_t j = 0; j < y.length; j++)
		row[j + 1] = row[j] + !(flat[j / 64] >> j % 64 & 1);
}

/* Where to cut b when a is cut at half. */
static size_t best_cut(const char *a, size_t half, size_t n, const char *b, size_t m)
{
	lengths((struct view){a, 1, half}, (struct view){b, 1, m}, from_start);
	lengths((struct view){a + n - 1, -1, n - half}, (struct view){b + m - 1, -1, m}, from_end);
	size_t cut = 0;
	for (size_t j = 1; j <= m; j++)
		if (from_start[j] + from_end[m - j] > from_start[cut] + from_end[m - cut])
			cut = j;
	return cut;
}

/* Writes a longest common subsequence to out; returns the place behind it. */
static char *longest_common(const char *a, size_t n, const char *b, size_t m, char *out)
{
	if (n == 0 || m == 0)
		return out;
	if (n == 1) {
		if (memchr(b, a[0], m) != NULL)
			*out++ = a[0];
		return out;
	}
	size_t half = n / 2, cut = best_cut(a, half, n, b, m);
	out = longest_common(a, half, b, cut, out);
	return longest_common(a + half, n - half, b + cut, m - cut, out);
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
	static char common[MAX_LENGTH + 1];
	size_t n = read_line(a, sizeof a);
	size_t m = read_line(b, sizeof b);
	*longest_common(a, n, b, m, common) = '\0';
	printf("%zu\n%s\n", strlen(common), common);
	return 0;
}
