#include "judge/elf.h"

#include <elf.h>
#include <string.h>

static const unsigned char native_order =
	__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB;

/* The bytes [at, at + length) of the program; false when they lead outside. */
static bool part_of(struct span program, uint64_t at, uint64_t length, struct span *out)
{
	if (at > program.len || length > program.len - at)
		return false;
	*out = (struct span){program.p + at, length};
	return true;
}

static bool read_headers(struct span program, Elf64_Ehdr *header, struct span *segments)
{
	struct span bytes;
	if (!part_of(program, 0, sizeof *header, &bytes))
		return false;
	memcpy(header, bytes.p, sizeof *header);
	return memcmp(header->e_ident, ELFMAG, SELFMAG) == 0 &&
	       header->e_ident[EI_CLASS] == ELFCLASS64 &&
	       header->e_ident[EI_DATA] == native_order &&
	       header->e_phentsize == sizeof(Elf64_Phdr) &&
	       part_of(program, header->e_phoff, (uint64_t)header->e_phnum * sizeof(Elf64_Phdr),
		       segments);
}

bool elf_loader_is(struct span program, const char *loader)
{
	Elf64_Ehdr header;
	struct span segments;
	/* With its NUL, which the kernel insists on. */
	struct span wanted = {loader, strlen(loader) + 1};
	bool found = false;
	if (!read_headers(program, &header, &segments))
		return false;
	for (size_t i = 0; i < header.e_phnum; i++) {
		Elf64_Phdr segment;
		struct span text;
		memcpy(&segment, segments.p + i * sizeof segment, sizeof segment);
		if (segment.p_type != PT_INTERP)
			continue;
		found = part_of(program, segment.p_offset, segment.p_filesz, &text) &&
			span_eq(text, wanted);
		if (!found)
			return false;
	}
	return found;
}
