#include "judge/ahead.h"

#include "judge/diagnose.h"
#include "judge/verdict.h"

static json_t *report(enum err e, const struct compiled *c, const char *why)
{
	enum verdict v = e ? VERDICT_JE : c->ok ? VERDICT_OK : VERDICT_CE;
	json_t *o = json_pack("{ss}", "verdict", verdict_word(v));
	if (o && c->diagnostics)
		json_object_set_new(o, "compile", compiled_json(c));
	if (o && e)
		json_object_set_new(
			o, "reason",
			diagnose_string(span_of(why[0] ? why : err_str(e)), BOX_TEXT_MAX));
	return o;
}

enum err compile_ahead(struct sandbox *s, const struct toolchain *t, const struct package *p,
		       const struct source *sources, size_t count, json_t **out)
{
	struct build b;
	AUTO_COMPILED c = {.program_fd = -1};
	char why[BOX_TEXT_MAX] = "";
	enum err e = build_init(&b, p, sources, count, TOOLCHAIN_PLAIN);
	if (!e)
		e = compile(s, t, &b.job, &c, why);
	build_release(&b);
	if (e == ERR_CLOSED || e == ERR_NOMEM)
		return e;
	*out = report(e, &c, why);
	return *out ? ERR_OK : ERR_NOMEM;
}
