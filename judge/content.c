#include "judge/content.h"

#include <fcntl.h>
#include <stdio.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/names.h"
#include "judge/sandbox.h"

enum { LIST_MAX = 8 * 1024 * 1024, DEPTH_MAX = 16 };

struct listing {
	struct package *p;
	struct faults *f;
	struct buf *text;
};

static bool is_made(const struct package *p, const char *rel)
{
	static const char *const suffixes[] = {".in", ".ans", ".yaml"};
	char name[1024];
	for (size_t i = 0; i < p->manifest.count; i++) {
		const struct made_test *t = &p->manifest.tests[i];
		for (size_t k = 0; k < 3; k++) {
			snprintf(name, sizeof name, "data/%s/%s%s", t->group, t->stem, suffixes[k]);
			if (strcmp(name, rel) == 0)
				return true;
		}
	}
	return false;
}

static enum err list_file(struct listing *l, const char *rel, const char *path)
{
	AUTO_FD int fd = -1;
	AUTO_MAPPING m = {.at = NULL};
	char hash[HASH_HEX + 1];
	enum err e = sandbox_open(path, &fd);
	if (!e)
		e = mapping_of(fd, &m);
	if (e) {
		fault(l->f, path, 0, "cannot be read: %s", err_str(e));
		return ERR_INVAL;
	}
	hash_sha256_hex(m.bytes, hash);
	buf_addf(l->text, "%s %s\n", hash, rel);
	return buf_err(l->text);
}

static enum err list_folder(struct listing *l, const char *rel, int depth)
{
	struct names names = {0};
	struct arena *a = &l->p->arena;
	const char *path = rel[0] ? arena_format(a, "%s/%s", l->p->dir, rel) : l->p->dir;
	if (!path || depth == DEPTH_MAX)
		return path ? ERR_TOOBIG : arena_err(a);
	enum err e = names_read(a, l->f, path, &names);
	for (size_t i = 0; !e && i < names.count; i++) {
		const char *child =
			arena_format(a, "%s%s%s", rel, rel[0] ? "/" : "", names.v[i].text);
		const char *full = arena_format(a, "%s/%s", l->p->dir, child ? child : "");
		if (!child || !full)
			e = arena_err(a);
		else if (names.v[i].folder)
			e = list_folder(l, child, depth + 1);
		else if (!is_made(l->p, child))
			e = list_file(l, child, full);
	}
	return e;
}

enum err content_list(struct package *p, struct faults *f, struct buf *out)
{
	struct listing l = {.p = p, .f = f, .text = out};
	enum err e = list_folder(&l, "", 0);
	if (!e && p->viva)
		e = list_file(&l, ".viva.yaml", arena_format(&p->arena, "%s/.viva.yaml", p->dir));
	if (e && !faults_any(f))
		fault(f, p->dir, 0, "cannot be hashed: %s", err_str(e));
	return e ? ERR_INVAL : ERR_OK;
}

enum err content_hash(struct package *p, struct faults *f)
{
	AUTO_BUF text;
	buf_init(&text, LIST_MAX);
	enum err e = content_list(p, f, &text);
	if (!e)
		hash_sha256_hex(buf_span(&text), p->hash);
	return e;
}
