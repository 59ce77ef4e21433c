/* views.c - theory of operation
 *
 * A dynamically linked program needs its loader (an absolute path inside the program) and
 * libraries, which the loader looks for in its built-in directories; without /etc there is no
 * ld.so.cache. So each library is shown under the directory where it was found here, the real
 * file (links resolved) under the name that is asked for. Nothing else of the host is there. */
#include "judge/box/views.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/auto.h"

static const char *const loaders[] = {
	"/lib64/ld-linux-x86-64.so.2",
	"/lib/ld-linux-aarch64.so.1",
};

static const char *const directories[] = {
	"/lib/x86_64-linux-gnu",
	"/lib/aarch64-linux-gnu",
	"/usr/lib/x86_64-linux-gnu",
	"/usr/lib/aarch64-linux-gnu",
	"/lib64",
	"/usr/lib64",
	"/lib",
	"/usr/lib",
};

/* libgcc_s: pthread_exit and pthread_cancel load it. The stubs are for programs of older glibc. */
static const char *const libraries[] = {
	"libc.so.6",	   "libm.so.6",	 "libmvec.so.1", "libgcc_s.so.1",
	"libpthread.so.0", "libdl.so.2", "librt.so.1",
};

static const char *const sanitizers[] = {
	"libasan.so.9", "libasan.so.8",	 "libasan.so.7",
	"libasan.so.6", "libubsan.so.1", "libstdc++.so.6",
};

static const char *const default_roots[] = {
	"/usr/include", "/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/bin", "/lib", "/lib64",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A file that is not there adds nothing. */
static enum err add(struct host_views *views, const char *from, const char *to)
{
	if (access(from, F_OK) != 0)
		return ERR_OK;
	if (views->count == HOST_VIEWS_MAX)
		return ERR_TOOBIG;
	struct mount_view view = {.from = strdup(from), .to = strdup(to)};
	if (!view.from || !view.to)
		return ERR_NOMEM;
	views->each[views->count++] = view;
	return ERR_OK;
}

static enum err add_resolved(struct host_views *views, const char *path)
{
	AUTO_FREE char *real = realpath(path, NULL);
	return real ? add(views, real, path) : ERR_OK;
}

static enum err add_library(struct host_views *views, const char *name)
{
	char path[PATH_MAX];
	for (size_t i = 0; i < COUNT(directories); i++) {
		(void)snprintf(path, sizeof path, "%s/%s", directories[i], name);
		if (access(path, R_OK) == 0)
			return add_resolved(views, path);
	}
	return ERR_OK;
}

static enum err add_libraries(struct host_views *views, const char *const *names, size_t count)
{
	enum err e = ERR_OK;
	for (size_t i = 0; e == ERR_OK && i < count; i++)
		e = add_library(views, names[i]);
	return e;
}

static enum err add_program_views(struct host_views *views)
{
	enum err e = ERR_OK;
	for (size_t i = 0; e == ERR_OK && i < COUNT(loaders); i++)
		e = add_resolved(views, loaders[i]);
	return e == ERR_OK ? add_libraries(views, libraries, COUNT(libraries)) : e;
}

static enum err add_roots(struct host_views *views, const struct host_options *options)
{
	bool chosen = options->root_count > 0;
	const char *const *roots = chosen ? options->roots : default_roots;
	size_t count = chosen ? options->root_count : COUNT(default_roots);
	enum err e = ERR_OK;
	for (size_t i = 0; e == ERR_OK && i < count; i++)
		e = add(views, roots[i], roots[i]);
	return e;
}

enum err views_init(struct host *host, const struct host_options *options, struct wire_hello *hello)
{
	enum err e = add_program_views(&host->views[WIRE_RUN]);
	if (e == ERR_OK)
		e = add_program_views(&host->views[WIRE_SANITIZE]);
	if (e == ERR_OK)
		e = add_libraries(&host->views[WIRE_SANITIZE], sanitizers, COUNT(sanitizers));
	if (e == ERR_OK)
		e = add_roots(&host->views[WIRE_TOOL], options);
	if (e == ERR_OK && host->views[WIRE_RUN].count >= 2)
		return ERR_OK;
	(void)snprintf(hello->reason, sizeof hello->reason, "%s",
		       e == ERR_OK ? "no glibc loader and libc.so.6 in the usual directories"
				   : err_str(e));
	views_release(host);
	return ERR_UNSUPPORTED;
}

/* The strings are const for every reader; here, their owner gives them back. */
static void give_back(const char *text)
{
	union {
		const char *in;
		void *out;
	} p = {.in = text};
	free(p.out);
}

void views_release(struct host *host)
{
	for (size_t c = 0; c < WIRE_CLASS_COUNT; c++) {
		struct host_views *views = &host->views[c];
		while (views->count > 0) {
			views->count--;
			give_back(views->each[views->count].from);
			give_back(views->each[views->count].to);
		}
	}
}

/* Inside a root of its own a view is at `to`, else where it is on the host. */
size_t views_rules(const struct host *host, enum wire_class class, enum landlock_use work,
		   struct landlock_rule *rules)
{
	const struct host_views *views = &host->views[class];
	size_t count = 0;
	bool tool = class == WIRE_TOOL;
	bool own_root = host->namespaces || (host->root_dir[0] && !tool);
	for (size_t i = 0; i < views->count; i++)
		rules[count++] =
			(struct landlock_rule){own_root ? views->each[i].to : views->each[i].from,
					       tool ? LANDLOCK_TREE : LANDLOCK_LIBRARY};
	if (work != LANDLOCK_NONE)
		rules[count++] = (struct landlock_rule){".", work};
	if (!tool && host->namespaces)
		rules[count++] = (struct landlock_rule){"/etc/ld.so.cache", LANDLOCK_LIBRARY};
	return count;
}
