/* driver.c - owns main(): reads a trace of operations, carries them out with the four functions of
 * arenalloc.h, and prints where each block is. What it prints is judged by another program.
 *
 * The last byte of the arena lies before a guard page; so an arena whose size is no multiple of 16
 * starts at no multiple of 16. Before the arena there are up to 4095 bytes that must stay as they
 * are, and another guard page. Every block is filled with bytes that depend on its id, which are
 * looked at again before the block is given back or resized.
 *
 * The driver itself takes memory from the kernel, and nothing from malloc: the linker sends all
 * calls of malloc, calloc, realloc and free in this program to the functions at the end. */
#define _GNU_SOURCE
#include "arenalloc.h"

#include <elf.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#elif defined __has_feature
#define SANITIZED __has_feature(address_sanitizer)
#else
#define SANITIZED 0
#endif

enum {
	PAGE = 4096,
	IDS = 200000,
	IO_BYTES = 1 << 16,
	NUMBER_MAX = 21,       /* a sign and 20 digits */
	STATIC_BYTES = 6144,   /* 4 KiB for the submission, and some for what every program has */
	UNUSED_BYTE = 0xA5,    /* between guard page and arena */
	UNTOUCHED_BYTE = 0xC7, /* in the arena, at the start */
};

struct block {
	unsigned char *at; /* NULL: not live, and the size is 0 */
	size_t size;
};

/* All that the driver knows, outside of the static variables, which are counted. */
struct driver {
	struct block block[IDS + 1];
	unsigned char *arena, *floor; /* floor: the end of the lower guard page */
	size_t arena_size, last_id;   /* last_id: the largest so far */
	size_t in_at, in_end, out_end;
	char in[IO_BYTES], out[IO_BYTES];
};

_Noreturn static void stop(const char *why)
{
	fprintf(stderr, "driver: %s\n", why);
	exit(1);
}

/* ---- input and output ---- */

static int next_byte(struct driver *d)
{
	if (d->in_at == d->in_end) {
		ssize_t n = read(STDIN_FILENO, d->in, sizeof d->in);
		d->in_at = 0;
		d->in_end = n > 0 ? (size_t)n : 0;
		if (n <= 0)
			return EOF;
	}
	return (unsigned char)d->in[d->in_at++];
}

static int next_letter(struct driver *d)
{
	int c;
	do
		c = next_byte(d);
	while (c == ' ' || c == '\n');
	return c;
}

static uint64_t next_number(struct driver *d)
{
	uint64_t value = 0;
	int c = next_letter(d);
	if (c < '0' || c > '9')
		stop("the trace has no number where one should be");
	for (; c >= '0' && c <= '9'; c = next_byte(d))
		value = value * 10 + (uint64_t)(c - '0');
	return value;
}

static size_t next_id(struct driver *d)
{
	uint64_t id = next_number(d);
	if (id < 1 || id > IDS)
		stop("the trace has an id that is out of range");
	if (id > d->last_id)
		d->last_id = (size_t)id;
	return (size_t)id;
}

static void flush(struct driver *d)
{
	for (size_t done = 0; done < d->out_end;) {
		ssize_t n = write(STDOUT_FILENO, d->out + done, d->out_end - done);
		if (n <= 0)
			stop("cannot write");
		done += (size_t)n;
	}
	d->out_end = 0;
}

static void print(struct driver *d, int64_t value, char behind)
{
	char text[NUMBER_MAX + 1];
	size_t at = sizeof text;
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	text[--at] = behind;
	do
		text[--at] = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (value < 0)
		text[--at] = '-';
	if (d->out_end + sizeof text > sizeof d->out)
		flush(d);
	memcpy(d->out + d->out_end, text + at, sizeof text - at);
	d->out_end += sizeof text - at;
}

/* ---- contents ---- */

/* Bytes 8k to 8k + 7 of a block, the lowest first. */
static uint64_t pattern(size_t id, size_t k)
{
	return (uint64_t)id * UINT64_C(0x9E3779B97F4A7C15) +
	       (uint64_t)k * UINT64_C(0xD1B54A32D192ED03);
}

static void fill(struct driver *d, size_t id, size_t from)
{
	struct block *b = &d->block[id];
	size_t at = from;
	for (; at < b->size && at % 8 != 0; at++)
		b->at[at] = (unsigned char)(pattern(id, at / 8) >> at % 8 * 8);
	for (; at + 8 <= b->size; at += 8) {
		uint64_t word = pattern(id, at / 8);
		memcpy(b->at + at, &word, 8);
	}
	for (; at < b->size; at++)
		b->at[at] = (unsigned char)(pattern(id, at / 8) >> at % 8 * 8);
}

/* Whether the first size bytes at `at` are as block id was filled. */
static int intact(const unsigned char *at, size_t size, size_t id)
{
	size_t k = 0;
	for (; 8 * k + 8 <= size; k++) {
		uint64_t word = pattern(id, k);
		if (memcmp(at + 8 * k, &word, 8) != 0)
			return 0;
	}
	for (size_t i = 8 * k; i < size; i++)
		if (at[i] != (unsigned char)(pattern(id, k) >> i % 8 * 8))
			return 0;
	return 1;
}

static int all_intact(const struct driver *d)
{
	for (size_t id = 1; id <= d->last_id; id++)
		if (!intact(d->block[id].at, d->block[id].size, id))
			return 0;
	return 1;
}

static int floor_intact(const struct driver *d)
{
	for (const unsigned char *p = d->floor; p < d->arena; p++)
		if (*p != UNUSED_BYTE)
			return 0;
	return 1;
}

/* ---- operations ---- */

static int64_t offset_of(const struct driver *d, const void *p)
{
	return p == NULL ? -1 : (int64_t)((uintptr_t)p - (uintptr_t)d->arena);
}

/* A block that is not in the arena cannot be filled: its offset says so, and that is the end. */
static void check_place(struct driver *d, const void *p, size_t size)
{
	uintptr_t at = (uintptr_t)p - (uintptr_t)d->arena;
	if (at <= d->arena_size && size <= d->arena_size - at)
		return;
	print(d, offset_of(d, p), '\n');
	flush(d);
	fputs("driver: a block is not inside the arena\n", stderr);
	exit(0);
}

static void alloc_block(struct driver *d, size_t id, size_t size)
{
	void *p = ma_alloc(size);
	if (p != NULL) {
		check_place(d, p, size);
		d->block[id] = (struct block){p, size};
		fill(d, id, 0);
	}
	print(d, offset_of(d, p), '\n');
}

static void free_block(struct driver *d, size_t id)
{
	struct block b = d->block[id]; /* of no bytes at NULL if the id is not live */
	int fine = intact(b.at, b.size, id);
	d->block[id] = (struct block){NULL, 0};
	ma_free(b.at);
	print(d, fine, '\n');
}

static void resize_block(struct driver *d, size_t id, size_t size)
{
	struct block old = d->block[id];
	int fine = intact(old.at, old.size, id);
	void *p = ma_realloc(old.at, size);
	if (p == NULL) {
		fine = fine && intact(old.at, old.size, id);
	} else {
		size_t kept = old.size < size ? old.size : size;
		check_place(d, p, size);
		fine = fine && intact(p, kept, id);
		d->block[id] = (struct block){p, size};
		fill(d, id, kept);
	}
	print(d, offset_of(d, p), ' ');
	print(d, fine, '\n');
}

static void operate(struct driver *d)
{
	int what = next_letter(d);
	size_t id = what == 'q' ? 0 : next_id(d);
	if (what == 'a')
		alloc_block(d, id, next_number(d));
	else if (what == 'f')
		free_block(d, id);
	else if (what == 'r')
		resize_block(d, id, next_number(d));
	else if (what == 'q')
		print(d, all_intact(d), '\n');
	else
		stop("the trace has an unknown operation");
}

/* ---- memory ---- */

static void *map(size_t size, int protection)
{
	void *p = mmap(NULL, size, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (p == MAP_FAILED)
		stop("no memory");
	return p;
}

static void make_arena(struct driver *d, size_t size)
{
	size_t whole = (size + PAGE - 1) / PAGE * PAGE;
	d->floor = (unsigned char *)map(whole + 2 * PAGE, PROT_NONE) + PAGE;
	if (mprotect(d->floor, whole, PROT_READ | PROT_WRITE) != 0)
		stop("no memory");
	d->arena = d->floor + (whole - size);
	d->arena_size = size;
	memset(d->floor, UNUSED_BYTE, whole - size);
	memset(d->arena, UNTOUCHED_BYTE, size);
}

/* Whatever the program can write from its start on, thread-local variables included. A sanitizer
 * adds much of its own. */
static void check_statics(void)
{
#if !SANITIZED
	const ElfW(Phdr) *header = (const ElfW(Phdr) *)getauxval(AT_PHDR);
	size_t total = 0;
	for (unsigned long i = 0; header != NULL && i < getauxval(AT_PHNUM); i++)
		if (header[i].p_type == PT_TLS ||
		    (header[i].p_type == PT_LOAD && (header[i].p_flags & PF_W) != 0))
			total += header[i].p_memsz;
	if (total > STATIC_BYTES)
		stop("the static variables take more than 4 KiB");
#endif
}

int main(void)
{
	check_statics();
	struct driver *d = map(sizeof *d, PROT_READ | PROT_WRITE);
	make_arena(d, (size_t)next_number(d));
	uint64_t count = next_number(d);
	ma_init(d->arena, d->arena_size);
	while (count-- > 0)
		operate(d);
	print(d, all_intact(d) && floor_intact(d), '\n');
	flush(d);
	return 0;
}

/* ---- in place of malloc and its like ---- */

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

_Noreturn static void refuse(const char *name)
{
	fprintf(stderr, "driver: %s() was called, but all memory there is is the arena\n", name);
	abort();
}

void *__wrap_malloc(size_t size)
{
	(void)size;
	refuse("malloc");
}

void *__wrap_calloc(size_t count, size_t size)
{
	(void)count;
	(void)size;
	refuse("calloc");
}

void *__wrap_realloc(void *block, size_t size)
{
	(void)block;
	(void)size;
	refuse("realloc");
}

void __wrap_free(void *block)
{
	(void)block;
	refuse("free");
}
