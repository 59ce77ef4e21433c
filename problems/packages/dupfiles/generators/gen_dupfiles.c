/* gen_dupfiles.c - one test of dupfiles on standard output.
 *
 *   shape=list files=P:C,P:C,...    exactly these paths and contents, in this order; %XX is the
 *                                   byte with that hexadecimal code
 *   shape=random n=N kinds=K min=A max=B bytes=text|any
 *                                   K random contents of A to B bytes, and each of N files has one
 *                                   of them at random; kinds=0: each file has its own
 *   shape=vary n=N size=S copies=C place=last|middle|first
 *                                   files of S bytes that agree but for four at that place;
 *                                   each content is there C times
 *   shape=zeros n=N copies=C        files of 0, 1, 2, ... bytes 0, C of each size
 *   shape=collide hash=H,H,... size=S
 *                                   for each H, in the order of their paths, X Y X Y Y Z: X and Y
 *                                   have the same hash H, and Z is another content of the same
 *                                   size; S bytes surround the place where X and Y differ
 *   shape=many hash=H n=N copies=C  different contents with the same hash H, each of them C times
 *   shape=bases                     for each base B from 2 to 255 two contents, each twice, with
 *                                   the same value as polynomials in B, whatever the modulus
 *   shape=moduli                    for each of some primes P two contents, each twice, that are
 *                                   the numbers X and X + P in base 256
 *                                   (both: once more with the bytes back to front)
 *   path=N                          paths of N characters, with hyphens in front (default: no more
 *                                   than needed)
 *   seed=S                          for everything random (default 1)
 *
 * All but a list come in random order. Paths are d0/f0, d0/f1, ...
 *
 * Hashes of 32 bits are broken by a birthday search: of about 2^16 random blocks behind the same
 * beginning two lead to the same state, and whatever follows keeps it equal. `many` does so again
 * and again, from the state reached: K pairs of blocks make 2^K contents (A. Joux, 2004). The two
 * hashes of 64 bits need a construction of their own, see below. Each collision is checked before
 * it is used. */
#include "gen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 5, PAIRS = 15, SLOT_BITS = 20, SLOTS = 1 << SLOT_BITS };

struct text {
	unsigned char *bytes;
	size_t size;
};

struct file {
	char path[64];
	struct text content; /* several files may share one */
};

struct test {
	struct args args;
	struct rng rng;
	size_t n;
	struct file *files;
};

static struct text text_alloc(size_t size)
{
	return (struct text){gen_alloc(size, 1), size};
}

static void random_bytes(struct rng *r, unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		bytes[i] = (unsigned char)rng_next(r);
}

/* Gives the files room, and each its path. */
static void begin(struct test *t, size_t n)
{
	t->n = n;
	t->files = gen_alloc(n, sizeof *t->files);
	for (size_t i = 0; i < n; i++)
		snprintf(t->files[i].path, sizeof t->files[i].path, "d%zu/f%zu", i / 1000,
			 i % 1000);
}

/* ---- hashes ---- */

struct hash {
	const char *name;
	uint64_t start;
	uint64_t (*step)(uint64_t state, unsigned char byte);
};

/* The sum above, the exclusive or in the last eight bits. */
static uint64_t step_sum_xor(uint64_t h, unsigned char c)
{
	return ((h >> 8) + c) << 8 | ((h & 255) ^ c);
}

static uint64_t step_adler(uint64_t h, unsigned char c)
{
	uint64_t a = ((h & 0xffff) + c) % 65521, b = ((h >> 16) + a) % 65521;
	return b << 16 | a;
}

static uint64_t step_crc(uint64_t h, unsigned char c)
{
	h ^= c;
	for (int bit = 0; bit < 8; bit++)
		h = h >> 1 ^ (h & 1 ? UINT32_C(0xEDB88320) : 0);
	return h;
}

static uint64_t step_djb(uint64_t h, unsigned char c)
{
	return (uint32_t)(h * 33 + c);
}

static uint64_t step_djb_xor(uint64_t h, unsigned char c)
{
	return (uint32_t)(h * 33) ^ c;
}

static uint64_t step_sdbm(uint64_t h, unsigned char c)
{
	return (uint32_t)(h * 65599 + c);
}

static uint64_t step_fnv(uint64_t h, unsigned char c)
{
	return (uint32_t)((h ^ c) * 16777619);
}

static const uint64_t FNV64_PRIME = UINT64_C(0x100000001B3);

static uint64_t step_fnv64(uint64_t h, unsigned char c)
{
	return (h ^ c) * FNV64_PRIME;
}

/* Polynomials modulo 2^64 in two bases, to check the construction that breaks them all. */
static uint64_t step_131(uint64_t h, unsigned char c)
{
	return h * 131 + c;
}

static const struct hash hashes[] = {
	{"sumxor", 0, step_sum_xor},	 {"adler32", 1, step_adler},
	{"crc32", 0xffffffff, step_crc}, {"djb2", 5381, step_djb},
	{"djb2x", 5381, step_djb_xor},	 {"sdbm", 0, step_sdbm},
	{"fnv1a", 0x811c9dc5, step_fnv}, {"fnv1a64", UINT64_C(0xcbf29ce484222325), step_fnv64},
	{"polynomial", 0, step_131},
};

/* The hash whose name are the first len bytes. */
static const struct hash *hash_named(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof hashes / sizeof hashes[0]; i++)
		if (strlen(hashes[i].name) == len && memcmp(hashes[i].name, name, len) == 0)
			return &hashes[i];
	gen_die("no hash '%s'", name);
}

static uint64_t run(const struct hash *h, uint64_t state, const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		state = h->step(state, bytes[i]);
	return state;
}

static void check_collision(const struct hash *h, struct text x, struct text y)
{
	if (x.size != y.size || memcmp(x.bytes, y.bytes, x.size) == 0 ||
	    run(h, h->start, x.bytes, x.size) != run(h, h->start, y.bytes, y.size))
		gen_die("no collision under %s", h->name);
}

/* ---- birthday search ---- */

struct pair {
	unsigned char block[2][BLOCK];
};

/* Two blocks that lead from this state to the same one. The end state of every block tried goes
 * into a table, until one is there already. */
static struct pair find_pair(const struct hash *h, uint64_t state, struct rng *r)
{
	static struct seen {
		uint64_t end;
		unsigned char used, block[BLOCK];
	} table[SLOTS];
	memset(table, 0, sizeof table);
	for (int tried = 0; tried < SLOTS / 2; tried++) {
		unsigned char block[BLOCK];
		random_bytes(r, block, BLOCK);
		uint64_t end = run(h, state, block, BLOCK);
		size_t i = end * UINT64_C(0x9E3779B97F4A7C15) >> (64 - SLOT_BITS);
		while (table[i].used && table[i].end != end)
			i = (i + 1) % SLOTS;
		if (table[i].used && memcmp(table[i].block, block, BLOCK) != 0) {
			struct pair p;
			memcpy(p.block[0], table[i].block, BLOCK);
			memcpy(p.block[1], block, BLOCK);
			return p;
		}
		table[i] = (struct seen){.end = end, .used = 1};
		memcpy(table[i].block, block, BLOCK);
	}
	gen_die("no two blocks collide under %s", h->name);
}

/* ---- FNV-1a of 64 bits ----
 *
 * A step takes the state h to (h ^ c) * p, and h ^ c is h with any last byte that one likes. So two
 * messages of n bytes end in states whose difference is the sum of e_k * p^(n-k) modulo 2^64, where
 * e_k is by how much more the second message has changed the last byte of its state in step k than
 * the first one has. The e_k below make this sum 0. They are a short vector of the lattice of all
 * such e, found by lattice reduction; bytes that lead to them are then found step by step, at
 * random, with a new start where a last byte cannot be changed by as much. */
enum { FNV64_STEPS = 12 };

static int fnv64_try(uint64_t state, struct rng *r, unsigned char *x, unsigned char *y)
{
	static const int e[FNV64_STEPS] = {3, -13, 18, -2, -18, 12, -7, 8, 13, -16, 9, -3};
	uint64_t hx = state, hy = state;
	for (int k = 0; k < FNV64_STEPS; k++) {
		int last_x = (int)(hx & 255), last_y = (int)(hy & 255);
		int new_x = (int)rng_range(r, 0, 255);
		int new_y = last_y + (new_x - last_x) + e[k];
		if (new_y < 0 || new_y > 255)
			return 0;
		x[k] = (unsigned char)(last_x ^ new_x);
		y[k] = (unsigned char)(last_y ^ new_y);
		hx = step_fnv64(hx, x[k]);
		hy = step_fnv64(hy, y[k]);
	}
	return hx == hy;
}

static void fnv64_pair(uint64_t state, struct rng *r, unsigned char *x, unsigned char *y)
{
	for (int tried = 0; tried < 1000000; tried++)
		if (fnv64_try(state, r, x, y))
			return;
	gen_die("no bytes for the differences of FNV-1a");
}

/* ---- polynomials modulo 2^64 ----
 *
 * The Thue-Morse word of 2^k letters and its complement differ, as polynomials in B, by the product
 * of B^(2^i) - 1 for i < k. For odd B this is divisible by 2^64 once k is 10: the first factor is
 * even and the one of i >= 1 is divisible by 2^(i+2). So the two have the same hash in every odd
 * base. */
enum { THUE_MORSE_SIZE = 2048 };

static void thue_morse_pair(unsigned char *x, unsigned char *y)
{
	for (unsigned i = 0; i < THUE_MORSE_SIZE; i++) {
		int odd = __builtin_popcount(i) % 2;
		x[i] = odd ? 'b' : 'a';
		y[i] = odd ? 'a' : 'b';
	}
}

/* ---- shapes ---- */

static int hex_digit(char c)
{
	const char *digits = "0123456789ABCDEF", *at = c != '\0' ? strchr(digits, c) : NULL;
	if (at == NULL)
		gen_die("'%c' is not a hexadecimal digit", c);
	return (int)(at - digits);
}

static struct text unescape(const char *s, size_t len)
{
	struct text t = text_alloc(len);
	t.size = 0;
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '%') {
			t.bytes[t.size++] =
				(unsigned char)(hex_digit(s[i + 1]) * 16 + hex_digit(s[i + 2]));
			i += 2;
		} else {
			t.bytes[t.size++] = (unsigned char)s[i];
		}
	}
	return t;
}

static void shape_list(struct test *t)
{
	const char *at = arg_text(&t->args, "files", "");
	size_t n = 1;
	for (const char *c = at; *c != '\0'; c++)
		n += *c == ',';
	begin(t, n);
	for (size_t i = 0; i < n; i++) {
		size_t path = strcspn(at, ":"), len = strcspn(at, ",");
		if (path >= len || path >= sizeof t->files[i].path)
			gen_die("'%s' does not begin with a path", at);
		memcpy(t->files[i].path, at, path);
		t->files[i].path[path] = '\0';
		t->files[i].content = unescape(at + path + 1, len - path - 1);
		at += len + 1;
	}
}

static struct text random_text(struct rng *r, size_t size, int any)
{
	struct text t = text_alloc(size);
	for (size_t i = 0; i < size; i++)
		t.bytes[i] = (unsigned char)(any ? rng_range(r, 0, 255) : rng_range(r, 31, 126));
	for (size_t i = 0; i < size && !any; i++)
		if (t.bytes[i] == 31)
			t.bytes[i] = '\n';
	return t;
}

static void shape_random(struct test *t)
{
	begin(t, (size_t)arg_int(&t->args, "n", 10));
	size_t kinds = (size_t)arg_int(&t->args, "kinds", 0);
	int64_t min = arg_int(&t->args, "min", 0), max = arg_int(&t->args, "max", 20);
	int any = strcmp(arg_text(&t->args, "bytes", "any"), "any") == 0;
	size_t contents = kinds > 0 ? kinds : t->n;
	struct text *content = gen_alloc(contents, sizeof *content);
	for (size_t i = 0; i < contents; i++)
		content[i] = random_text(&t->rng, (size_t)rng_range(&t->rng, min, max), any);
	for (size_t i = 0; i < t->n; i++)
		t->files[i].content =
			content[kinds > 0 ? (size_t)rng_range(&t->rng, 0, (int64_t)kinds - 1) : i];
	free(content);
}

static void shape_vary(struct test *t)
{
	begin(t, (size_t)arg_int(&t->args, "n", 10));
	size_t size = (size_t)arg_int(&t->args, "size", 32);
	size_t copies = (size_t)arg_int(&t->args, "copies", 1);
	const char *place = arg_text(&t->args, "place", "last");
	size_t at = strcmp(place, "first") == 0	   ? 0
		    : strcmp(place, "middle") == 0 ? size / 2
						   : size - 4;
	struct text common = text_alloc(size);
	random_bytes(&t->rng, common.bytes, size);
	for (size_t i = 0; i < t->n; i++) {
		struct text c = text_alloc(size);
		uint32_t number = (uint32_t)(i / copies) * 2654435761;
		memcpy(c.bytes, common.bytes, size);
		for (size_t k = 0; k < 4; k++, number >>= 8)
			c.bytes[at + k] = (unsigned char)number;
		t->files[i].content = c;
	}
	free(common.bytes);
}

static void shape_zeros(struct test *t)
{
	begin(t, (size_t)arg_int(&t->args, "n", 10));
	size_t copies = (size_t)arg_int(&t->args, "copies", 1);
	for (size_t i = 0; i < t->n; i++)
		t->files[i].content = text_alloc(i / copies);
}

/* X and Y, which surround their difference with the same bytes. */
static void make_pair(struct rng *r, const struct hash *h, size_t around, struct text *x,
		      struct text *y)
{
	size_t core = h->step == step_fnv64 ? FNV64_STEPS
		      : h->step == step_131 ? THUE_MORSE_SIZE
					    : BLOCK;
	size_t before = around / 2;
	*x = text_alloc(around + core);
	random_bytes(r, x->bytes, x->size);
	*y = text_alloc(around + core);
	memcpy(y->bytes, x->bytes, x->size);
	uint64_t state = run(h, h->start, x->bytes, before);
	if (h->step == step_fnv64) {
		fnv64_pair(state, r, x->bytes + before, y->bytes + before);
	} else if (h->step == step_131) {
		thue_morse_pair(x->bytes + before, y->bytes + before);
	} else {
		struct pair p = find_pair(h, state, r);
		memcpy(x->bytes + before, p.block[0], BLOCK);
		memcpy(y->bytes + before, p.block[1], BLOCK);
	}
	check_collision(h, *x, *y);
}

static void shape_collide(struct test *t)
{
	enum { SIX = 6 };
	const char *names = arg_text(&t->args, "hash", "crc32");
	size_t around = (size_t)arg_int(&t->args, "size", 20), hashes_named = 1;
	for (const char *c = names; *c != '\0'; c++)
		hashes_named += *c == ',';
	begin(t, SIX * hashes_named);
	for (size_t i = 0; i < t->n; i += SIX) {
		size_t len = strcspn(names, ",");
		struct text x, y, z;
		make_pair(&t->rng, hash_named(names, len), around, &x, &y);
		z = text_alloc(x.size);
		random_bytes(&t->rng, z.bytes, z.size);
		struct text content[SIX] = {x, y, x, y, y, z};
		for (size_t k = 0; k < SIX; k++)
			t->files[i + k].content = content[k];
		names += len + (names[len] == ',');
	}
}

static void shape_many(struct test *t)
{
	const char *name = arg_text(&t->args, "hash", "crc32");
	const struct hash *h = hash_named(name, strlen(name));
	size_t copies = (size_t)arg_int(&t->args, "copies", 1);
	begin(t, (size_t)arg_int(&t->args, "n", 10));
	if ((t->n - 1) / copies >= 1 << PAIRS)
		gen_die("more than %d contents", 1 << PAIRS);
	struct pair pairs[PAIRS];
	uint64_t state = h->start;
	for (int k = 0; k < PAIRS; k++) {
		pairs[k] = find_pair(h, state, &t->rng);
		state = run(h, state, pairs[k].block[0], BLOCK);
	}
	for (size_t i = 0; i < t->n; i++) {
		t->files[i].content = text_alloc((size_t)PAIRS * BLOCK);
		size_t choice = i / copies * 0x5A5B; /* odd: all bits vary, and none is lost */
		for (size_t k = 0; k < PAIRS; k++)
			memcpy(t->files[i].content.bytes + k * BLOCK,
			       pairs[k].block[choice >> k & 1], BLOCK);
		if (i / copies > 0)
			check_collision(h, t->files[0].content, t->files[i].content);
	}
}

static struct text reversed(struct text t)
{
	struct text r = text_alloc(t.size);
	for (size_t i = 0; i < t.size; i++)
		r.bytes[i] = t.bytes[t.size - 1 - i];
	return r;
}

/* Eight files: X Y X Y, and the same back to front, for hashes whose first byte counts least. */
enum { SMALL = 12, EIGHT = 8 };

static void both_ways(struct file *files, struct text x, struct text y)
{
	struct text content[] = {x, y, reversed(x), reversed(y)};
	for (size_t k = 0; k < EIGHT; k++)
		files[k].content = content[k / 4 * 2 + k % 2];
}

/* Bytes a b and a+1 b-B have the same value in base B, with any bytes around them. */
static void shape_bases(struct test *t)
{
	enum { LEAST = 2, MOST = 255, MIDDLE = 5 };
	begin(t, (size_t)(MOST - LEAST + 1) * EIGHT);
	for (int base = LEAST; base <= MOST; base++) {
		struct text x = text_alloc(SMALL), y = text_alloc(SMALL);
		random_bytes(&t->rng, x.bytes, SMALL);
		x.bytes[MIDDLE] = (unsigned char)rng_range(&t->rng, 0, 254);
		x.bytes[MIDDLE + 1] = (unsigned char)rng_range(&t->rng, base, 255);
		memcpy(y.bytes, x.bytes, SMALL);
		y.bytes[MIDDLE]++;
		y.bytes[MIDDLE + 1] = (unsigned char)(x.bytes[MIDDLE + 1] - base);
		both_ways(t->files + (size_t)(base - LEAST) * EIGHT, x, y);
	}
}

static void shape_moduli(struct test *t)
{
	static const uint64_t primes[] = {
		65521,
		65537,
		999983,
		1000003,
		16777213,
		998244353,
		1000000007,
		1000000009,
		2147483629,
		2147483647,
		4294967279,
		4294967291,
		(UINT64_C(1) << 61) - 1,
	};
	enum { PRIMES = sizeof primes / sizeof primes[0] };
	begin(t, (size_t)PRIMES * EIGHT);
	for (size_t i = 0; i < PRIMES; i++) {
		struct text x = text_alloc(SMALL), y = text_alloc(SMALL);
		random_bytes(&t->rng, x.bytes, SMALL);
		x.bytes[SMALL - 1 - sizeof primes[0]] = 7; /* takes the last carry */
		memcpy(y.bytes, x.bytes, SMALL);
		uint64_t carry = primes[i];
		for (size_t k = SMALL; k > 0; k--) {
			uint64_t digit = x.bytes[k - 1] + (carry & 255);
			y.bytes[k - 1] = (unsigned char)digit;
			carry = (carry >> 8) + (digit >> 8);
		}
		both_ways(t->files + i * EIGHT, x, y);
	}
}

static const struct shape {
	const char *name;
	void (*fill)(struct test *t);
} shapes[] = {
	{"list", shape_list},	{"random", shape_random}, {"vary", shape_vary},
	{"zeros", shape_zeros}, {"many", shape_many},	  {"collide", shape_collide},
	{"bases", shape_bases}, {"moduli", shape_moduli},
};

static void fill(struct test *t, const char *name)
{
	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		if (strcmp(shapes[i].name, name) == 0) {
			shapes[i].fill(t);
			return;
		}
	}
	gen_die("no shape '%s'", name);
}

/* Brings every path to this length. */
static void lengthen(struct test *t, size_t len)
{
	for (size_t i = 0; i < t->n; i++) {
		char *path = t->files[i].path;
		size_t old = strlen(path);
		if (len >= sizeof t->files[i].path || old > len)
			gen_die("no path of %zu characters from '%s'", len, path);
		memmove(path + len - old, path, old + 1);
		memset(path, '-', len - old);
	}
}

/* ---- output ---- */

static void out_file(const struct file *f)
{
	for (const char *c = f->path; *c != '\0'; c++)
		out_char(*c);
	out_char(' ');
	out_int((int64_t)f->content.size);
	out_char('\n');
	for (size_t i = 0; i < f->content.size; i++)
		out_char((char)f->content.bytes[i]);
	out_char('\n');
}

int main(int argc, char **argv)
{
	static struct test t;
	arg_begin(&t.args, argc, argv);
	rng_seed(&t.rng, (uint64_t)arg_int(&t.args, "seed", 1));
	const char *shape = arg_text(&t.args, "shape", "random");
	fill(&t, shape);
	int64_t path_len = arg_int(&t.args, "path", 0);
	if (path_len > 0)
		lengthen(&t, (size_t)path_len);
	arg_end(&t.args);
	int64_t *order = gen_alloc(t.n, sizeof *order);
	for (size_t i = 0; i < t.n; i++)
		order[i] = (int64_t)i;
	if (strcmp(shape, "list") != 0)
		rng_shuffle(&t.rng, order, t.n);
	out_int((int64_t)t.n);
	out_char('\n');
	for (size_t i = 0; i < t.n; i++)
		out_file(&t.files[order[i]]);
	out_end();
	free(order);
	return 0; /* the contents, some of them shared, go with the process */
}
