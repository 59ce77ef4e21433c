/* validate.c - output validator of arenalloc: carries out the trace again, with the offsets that
 * the driver printed. Which blocks are live, and where, follows from these alone; so each of them
 * is checked to be inside the arena, aligned and apart from all others, and each NULL to be one
 * that the statement permits.
 *
 * Blocks are kept by the unit of 16 bytes in which they start, of which no two share one. A
 * complete binary tree over the units holds the gap behind each block, plus 1, and 0 where no block
 * starts; its inner nodes hold the maximum of their children. So the neighbours of a block and the
 * largest gap are found in O(log N). */
#include "verdict.h"

enum { IDS = 200000, UNIT = 16, SLACK = 128, IN_PLACE_SLACK = 64 };

struct block {
	int64_t at, size; /* size: at least 1; 0: not live */
};

static struct block block[IDS + 1];
static int64_t arena,
	lowest; /* lowest: the smallest offset so far, at most an eighth of the arena */
static size_t leaves, live;
static uint32_t *tree, *owner; /* owner: the id of the block that starts in this unit */
static long long number;       /* of the operation */

/* ---- the trace ---- */

static int next_letter(void)
{
	skip_white(&input);
	return getc(input.f);
}

/* Sizes reach 2^64 - 1, beyond next_int(). */
static uint64_t next_size(void)
{
	uint64_t value = 0;
	int c = skip_white(&input);
	if (c < '0' || c > '9')
		fault("no size", "input");
	while ((c = getc(input.f)) >= '0' && c <= '9')
		value = value * 10 + (uint64_t)(c - '0');
	return value;
}

/* ---- live blocks in order ---- */

static void set_leaf(size_t unit, uint32_t value)
{
	size_t i = leaves + unit;
	tree[i] = value;
	while ((i /= 2) > 0) {
		uint32_t left = tree[2 * i], right = tree[2 * i + 1],
			 max = left > right ? left : right;
		if (tree[i] == max)
			return;
		tree[i] = max;
	}
}

/* From a node with a block below to the first (side 0) or last (side 1) of these. */
static uint32_t descend(size_t i, size_t side)
{
	while (i < leaves)
		i = tree[2 * i + side] > 0 ? 2 * i + side : 2 * i + 1 - side;
	return owner[i - leaves];
}

/* The id of the last block that starts before this unit, 0: none. */
static uint32_t last_before(size_t unit)
{
	size_t i = leaves + unit;
	while (i > 1 && (i % 2 == 0 || tree[i - 1] == 0))
		i /= 2;
	return i > 1 ? descend(i - 1, 1) : 0;
}

static uint32_t first_block(void)
{
	return live > 0 ? descend(1, 0) : 0;
}

static size_t unit_of(uint32_t id)
{
	return (size_t)block[id].at / UNIT;
}

static int64_t end_of(uint32_t id)
{
	return block[id].at + block[id].size;
}

static int64_t gap_behind(uint32_t id)
{
	return (int64_t)tree[leaves + unit_of(id)] - 1;
}

static void set_gap_behind(uint32_t id, int64_t gap)
{
	set_leaf(unit_of(id), (uint32_t)gap + 1);
}

static void take_out(uint32_t id)
{
	uint32_t before = last_before(unit_of(id));
	int64_t gap = gap_behind(id);
	set_leaf(unit_of(id), 0);
	if (before != 0)
		set_gap_behind(before, gap_behind(before) + block[id].size + gap);
	block[id].size = 0;
	live--;
}

static void check_place(uint32_t id, int64_t at, int64_t size)
{
	if (at < 0 || at > arena - size)
		wrong("operation %lld: block %u of %lld bytes at offset %lld is not inside the "
		      "arena",
		      number, id, (long long)size, (long long)at);
	if ((at - arena) % UNIT != 0) /* the arena ends at a multiple of 16 */
		wrong("operation %lld: block %u at offset %lld is not at a multiple of 16", number,
		      id, (long long)at);
}

/* Block id is not yet among the live ones. */
static void check_apart(uint32_t id, uint32_t other)
{
	if (other != 0 && end_of(other) > block[id].at && end_of(id) > block[other].at)
		wrong("operation %lld: block %u, bytes %lld to %lld, overlaps block %u, bytes %lld "
		      "to %lld",
		      number, id, (long long)block[id].at, (long long)end_of(id) - 1, other,
		      (long long)block[other].at, (long long)end_of(other) - 1);
}

/* Where the gap ends that begins behind block `before`, or with the arena. */
static int64_t gap_end(uint32_t before)
{
	if (before != 0)
		return end_of(before) + gap_behind(before);
	uint32_t first = first_block();
	return first != 0 ? block[first].at : arena;
}

static void put_in(uint32_t id, int64_t at, uint64_t size)
{
	if (size > (uint64_t)arena)
		wrong("operation %lld: block %u has more bytes than the arena", number, id);
	check_place(id, at, (int64_t)size);
	block[id] = (struct block){at, (int64_t)size};
	uint32_t before =
		last_before(unit_of(id) + 1); /* or the one that starts at the same place */
	int64_t gap = gap_end(before);
	check_apart(id, before);
	if (end_of(id) > gap)
		check_apart(id, owner[(size_t)gap / UNIT]);
	owner[unit_of(id)] = id;
	live++;
	set_gap_behind(id, gap - end_of(id));
	if (before != 0)
		set_gap_behind(before, at - end_of(before));
	if (at < lowest)
		lowest = at;
}

/* ---- may it fail? ---- */

static int64_t largest_gap(void)
{
	if (live == 0)
		return arena - lowest;
	int64_t largest = (int64_t)tree[1] - 1, first = block[first_block()].at - lowest;
	return first > largest ? first : largest;
}

/* Whether the largest gap must have room for size bytes. */
static int has_room(uint64_t size)
{
	if (size > (uint64_t)arena)
		return 0;
	return largest_gap() >= 2 * (int64_t)size + SLACK;
}

static void check_null(uint32_t id, uint64_t size)
{
	if (live == 0 && size <= (uint64_t)arena * 3 / 4)
		wrong("operation %lld: NULL for %llu bytes, at most three quarters of an arena "
		      "without blocks",
		      number, (unsigned long long)size);
	if (has_room(size))
		wrong("operation %lld: NULL for block %u of %llu bytes, but there is a gap of %lld "
		      "bytes",
		      number, id, (unsigned long long)size, (long long)largest_gap());
}

static void check_null_for(uint32_t id, uint64_t size)
{
	if (size <= (uint64_t)block[id].size)
		wrong("operation %lld: NULL though block %u was to have no more bytes than before",
		      number, id);
	int64_t room = block[id].size + gap_behind(id);
	if (size <= (uint64_t)arena && room >= (int64_t)size + IN_PLACE_SLACK)
		wrong("operation %lld: NULL for block %u of %llu bytes, but in place there are "
		      "%lld",
		      number, id, (unsigned long long)size, (long long)room);
	check_null(id, size);
}

/* ---- operations ---- */

static int64_t next_offset(void)
{
	return next_int(&output, "an offset", INT64_MIN, INT64_MAX);
}

static void check_status(const char *what)
{
	if (next_int(&output, "a status", 0, 1) == 0)
		wrong("operation %lld: %s", number, what);
}

static void resize(uint32_t id, uint64_t size)
{
	int64_t at = next_offset();
	if (at == -1 && block[id].size > 0) {
		check_null_for(id, size);
	} else if (at == -1) {
		check_null(id, size);
	} else {
		if (block[id].size > 0)
			take_out(id);
		put_in(id, at, size);
	}
	check_status("the contents of the block were damaged");
}

static void operate(void)
{
	int what = next_letter();
	uint32_t id = what == 'q' ? 0 : (uint32_t)next_int(&input, "id", 1, IDS);
	uint64_t size = what == 'a' || what == 'r' ? next_size() : 0;
	size = size == 0 ? 1 : size;
	if (what == 'a') {
		int64_t at = next_offset();
		if (at == -1)
			check_null(id, size);
		else
			put_in(id, at, size);
	} else if (what == 'f') {
		check_status("the contents of the block were damaged");
		if (block[id].size > 0)
			take_out(id);
	} else if (what == 'r') {
		resize(id, size);
	} else if (what == 'q') {
		check_status("the contents of a block were damaged");
	} else {
		fault("unknown operation", "input");
	}
}

static void begin(void)
{
	arena = next_int(&input, "N", 1, 1 << 28);
	lowest = arena / 8;
	for (leaves = 1; leaves <= (size_t)arena / UNIT + 1; leaves *= 2)
		continue;
	tree = verdict_alloc(2 * leaves, sizeof *tree);
	owner = verdict_alloc(leaves, sizeof *owner);
}

int main(int argc, char **argv)
{
	verdict_begin(argc, argv);
	begin();
	int64_t count = next_int(&input, "Q", 1, INT64_MAX);
	for (number = 1; number <= count; number++)
		operate();
	check_status("at the end, a block or bytes in front of the arena were damaged");
	expect_output_end();
	free(tree);
	free(owner);
	accept();
}
