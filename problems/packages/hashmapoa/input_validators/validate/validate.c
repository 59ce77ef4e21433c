/* validate.c - strict input validator of hashmapoa: exit 42 when the input is exactly as the
 * statement promises, 43 with the reason on stderr when not.
 *
 * Arguments narrow the limits for one group: max_q=, max_live= (keys stored at any time). */
#include "strict.h"

enum { KEY_MAX = 40, CHAINS = 1 << 18 };

static const int64_t VALUE_MAX = 1000000000000000000;

/* Every key ever put. */
struct seen {
	struct seen *next;
	int present;
	char key[KEY_MAX + 1];
};

static struct seen *chains[CHAINS];
static int64_t live;

static struct seen **find(const char *key)
{
	uint64_t h = 0;
	for (const char *c = key; *c != '\0'; c++) {
		h = (h ^ (unsigned char)*c) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	struct seen **link = &chains[h % CHAINS];
	while (*link != NULL && strcmp((*link)->key, key) != 0)
		link = &(*link)->next;
	return link;
}

static void put(const char *key, int64_t max_live)
{
	struct seen **link = find(key);
	if (*link == NULL) {
		*link = strict_alloc(1, sizeof **link);
		strcpy((*link)->key, key);
	}
	live += !(*link)->present;
	(*link)->present = 1;
	if (live > max_live)
		reject("%lld keys are stored", (long long)live);
}

static void del(const char *key)
{
	struct seen *s = *find(key);
	if (s != NULL && s->present) {
		s->present = 0;
		live--;
	}
}

static void read_key(char *key)
{
	expect_space();
	expect('"', "the quote before the key");
	read_word("the key", '#', '~', 0, KEY_MAX, key);
	expect('"', "the quote behind the key");
}

static void read_operation(int64_t max_live)
{
	char name[5], key[KEY_MAX + 1];
	read_word("the operation", 'a', 'z', 3, 4, name);
	if (strcmp(name, "size") == 0 || strcmp(name, "sum") == 0) {
		/* no operands */
	} else if (strcmp(name, "put") == 0) {
		read_key(key);
		expect_space();
		read_int("the value", -VALUE_MAX, VALUE_MAX);
		put(key, max_live);
	} else if (strcmp(name, "get") == 0) {
		read_key(key);
	} else if (strcmp(name, "del") == 0) {
		read_key(key);
		del(key);
	} else {
		reject("no operation '%s'", name);
	}
	expect_line_end();
}

int main(int argc, char **argv)
{
	int64_t max_q = 500000, max_live = INT64_MAX;
	const struct limit limits[] = {{"max_q=", &max_q}, {"max_live=", &max_live}};
	read_limits(argc, argv, limits, sizeof limits / sizeof limits[0]);
	int64_t q = read_int("Q", 1, max_q);
	expect_line_end();
	for (int64_t i = 0; i < q; i++)
		read_operation(max_live);
	expect_end();
	return VALID;
}
