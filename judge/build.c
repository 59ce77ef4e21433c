#include "judge/build.h"

#include "judge/program.h"

enum { DEFAULT_CODE_KIB = 256, DEFAULT_COMPILE_S = 10, DEFAULT_COMPILE_MIB = 1024 };

enum err build_init(struct build *b, const struct package *p, const struct source *sources,
		    size_t count, enum toolchain_kind kind)
{
	size_t more = 0;
	arena_init(&b->arena, PACKAGE_ARENA_MAX);
	if (count == 0 || count > COMPILE_SOURCES_MAX)
		return ERR_INVAL;
	memcpy(b->sources, sources, count * sizeof *sources);
	enum language language = LANGUAGE_C;
	enum err e = ERR_OK;
	(void)language_of_file(sources[0].name, &language);
	if (p)
		e = program_sources(&b->arena, &p->include[language], b->sources + count,
				    COMPILE_SOURCES_MAX - count, &more);
	b->job = (struct compile_job){
		.sources = b->sources,
		.count = count + more,
		.checked = count,
		.forbid = p ? &p->forbid : NULL,
		.link = p ? &p->link : NULL,
		.code_kib = p ? p->limits.code_kib : DEFAULT_CODE_KIB,
		.cpu_s = p ? p->limits.compile_s : DEFAULT_COMPILE_S,
		.memory_mib = p ? p->limits.compile_mib : DEFAULT_COMPILE_MIB,
		.kind = kind,
		.compiler = p ? p->compiler : NULL,
		.standard = p ? p->standard : NULL,
	};
	return e;
}

void build_release(struct build *b)
{
	arena_release(&b->arena);
}
