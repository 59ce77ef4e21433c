/* A program that asks for another loader is found out, whatever its headers claim. */
#include "judge/elf.h"

#include <elf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct program {
	Elf64_Ehdr header;
	Elf64_Phdr segments[2];
	char loader[16];
};

static struct program sound(void)
{
	struct program p = {
		.header = {.e_phoff = offsetof(struct program, segments),
			   .e_phentsize = sizeof(Elf64_Phdr),
			   .e_phnum = 2},
		.segments = {{.p_type = PT_LOAD},
			     {.p_type = PT_INTERP,
			      .p_offset = offsetof(struct program, loader),
			      .p_filesz = sizeof "/lib/ld.so"}},
		.loader = "/lib/ld.so",
	};
	memcpy(p.header.e_ident, ELFMAG, SELFMAG);
	p.header.e_ident[EI_CLASS] = ELFCLASS64;
	p.header.e_ident[EI_DATA] =
		__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB;
	return p;
}

static bool asks(const struct program *p, const char *loader)
{
	return elf_loader_is((struct span){(const char *)p, sizeof *p}, loader);
}

static void the_loader_is_compared_to_its_end(void **state)
{
	(void)state;
	struct program p = sound();
	assert_true(asks(&p, "/lib/ld.so"));
	assert_false(asks(&p, "/lib/ld"));
	assert_false(asks(&p, "/lib/ld.so.2"));
	p.segments[1].p_filesz--; /* no NUL: the kernel refuses to execute that */
	assert_false(asks(&p, "/lib/ld.so"));
	p.segments[1].p_filesz += 2; /* something behind the NUL */
	assert_false(asks(&p, "/lib/ld.so"));
}

static void every_loader_named_must_be_the_right_one(void **state)
{
	(void)state;
	struct program p = sound();
	p.segments[0] = p.segments[1];
	assert_true(asks(&p, "/lib/ld.so"));
	p.segments[0].p_filesz = 2;
	assert_false(asks(&p, "/lib/ld.so"));
	p = sound();
	p.segments[1].p_type = PT_NOTE;
	assert_false(asks(&p, "/lib/ld.so"));
}

static void headers_that_lie_are_refused(void **state)
{
	(void)state;
	struct program p = sound();
	p.segments[1].p_offset = sizeof p - 4;
	assert_false(asks(&p, "/lib/ld.so"));
	p.segments[1].p_offset = UINT64_MAX;
	assert_false(asks(&p, "/lib/ld.so"));
	p = sound();
	p.header.e_phoff = UINT64_MAX - 8;
	assert_false(asks(&p, "/lib/ld.so"));
	p = sound();
	p.header.e_phnum = UINT16_MAX;
	assert_false(asks(&p, "/lib/ld.so"));
	p = sound();
	p.header.e_ident[EI_CLASS] = ELFCLASS32;
	assert_false(asks(&p, "/lib/ld.so"));
	p = sound();
	for (size_t length = 0; length < sizeof p - sizeof p.loader; length++)
		assert_false(elf_loader_is((struct span){(const char *)&p, length}, "/lib/ld.so"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_loader_is_compared_to_its_end),
		cmocka_unit_test(every_loader_named_must_be_the_right_one),
		cmocka_unit_test(headers_that_lie_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
