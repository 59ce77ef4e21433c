#include "judge/timelimit.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/auto.h"
#include "base/file.h"
#include "judge/content.h"
#include "judge/expect.h"

struct measuring {
	struct sandbox *s;
	const struct toolchain *t;
	struct package *p;
	struct faults *f;
	struct expectations x;
	struct validators validators;
};

/* Which submission on which test, for how long. */
struct slowest {
	int64_t us;
	const struct example *x;
	const struct test *test; /* NULL: none took any time */
};

int64_t timelimit_of(int64_t slowest_us, const struct limits *limits)
{
	double wanted = (double)slowest_us / 1e6 * limits->ac_to_limit;
	double steps = ceil(wanted / limits->resolution_s - 1e-9);
	double seconds = (steps < 1 ? 1 : steps) * limits->resolution_s;
	int64_t ms = seconds * 1000 <= TIMELIMIT_MAX_MS ? llround(seconds * 1000) : 0;
	return ms;
}

int64_t timelimit_upper(int64_t limit_ms, const struct limits *limits)
{
	return (int64_t)fmin((double)limit_ms * limits->limit_to_tle, TIMELIMIT_UPPER_MAX_MS);
}

/* ---- remembered ---- */

static bool recall(const char *path, int64_t *ms)
{
	AUTO_BUF text;
	buf_init(&text, 64);
	return file_read(AT_FDCWD, path, 64, &text) == ERR_OK &&
	       span_int(span_trim(buf_span(&text)), 1, TIMELIMIT_MAX_MS, ms) == ERR_OK;
}

static enum err remember(const char *path, int64_t ms)
{
	char text[32];
	int n = snprintf(text, sizeof text, "%lld\n", (long long)ms);
	return file_write(AT_FDCWD, path, (struct span){text, (size_t)n}, 0600);
}

/* ---- measured ---- */

/* `only`: that test alone, or NULL. */
static enum err judge_with(const struct measuring *m, const struct example *x, int64_t limit_ms,
			   bool every_test, const struct test *only, struct judgement *out)
{
	struct package longer = *m->p;
	struct source sources[COMPILE_SOURCES_MAX];
	struct arena a;
	size_t count = 0;
	longer.limits.time_ms = limit_ms;
	longer.limits.factor = 1;
	const struct judging j = {
		.sandbox = m->s,
		.toolchain = m->t,
		.package = &longer,
		.validators = &m->validators,
		.every_test = every_test,
		.only = only,
	};
	/* Whoever watches should see that it goes on: all of them take minutes. */
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "%s: measuring submissions/%s\n", m->p->id, x->path);
	arena_init(&a, PACKAGE_ARENA_MAX);
	enum err e = program_sources(&a, &x->program, sources, COMPILE_SOURCES_MAX, &count);
	if (!e)
		e = judge_submission(&j, sources, count, out);
	arena_release(&a);
	if (!e && (out->verdict == VERDICT_JE || !out->compiled.ok)) {
		fault(m->f, m->p->dir, 0, "submissions/%s: %s", x->path,
		      out->compiled.ok ? out->why : "does not compile");
		e = ERR_INVAL;
	}
	return e;
}

static const struct test *test_of(const struct judgement *g, int64_t us)
{
	for (size_t i = 0; i < g->test_count; i++)
		if (g->tests[i].cpu_us == us)
			return g->tests[i].test;
	return NULL;
}

/* How long a solution takes that is not accepted, though it must be, says nothing of the host. */
static enum err check_solution(const struct measuring *m, const struct example *x,
			       const struct judgement *g, bool strict)
{
	if (!strict || g->verdict == VERDICT_AC)
		return ERR_OK;
	fault(m->f, m->p->dir, 0, "submissions/%s: %s, though it must be accepted", x->path,
	      verdict_word(g->verdict));
	return ERR_INVAL;
}

/* `strict`, for a calibration: of accepted submissions alone. One that is too slow somewhere runs
 * to the longest limit there is on each such test, minutes that say nothing of the host. */
static enum err measure_lower(struct measuring *m, bool strict, struct slowest *slowest)
{
	bool any = false;
	for (size_t i = 0; i < m->x.example_count; i++) {
		const struct example *x = &m->x.examples[i];
		AUTO_JUDGEMENT g = {.compiled.program_fd = -1};
		int64_t us;
		bool upper;
		if (!expect_bounds_below(&m->x, x) || (strict && !expect_accepted(&m->x, x)))
			continue;
		any = true;
		enum err e = judge_with(m, x, TIMELIMIT_MAX_MS, true, NULL, &g);
		if (!e)
			e = check_solution(m, x, &g, strict);
		if (e)
			return e;
		expect_time(&m->x, x, &g, &us, &upper);
		if (us >= (int64_t)TIMELIMIT_MAX_MS * 1000) {
			fault(m->f, m->p->dir, 0, "submissions/%s: takes more than %d s", x->path,
			      TIMELIMIT_MAX_MS / 1000);
			return ERR_INVAL;
		}
		if (us > slowest->us)
			*slowest = (struct slowest){us, x, test_of(&g, us)};
	}
	if (any)
		return ERR_OK;
	fault(m->f, m->p->dir, 0,
	      "no submission bounds the time limit from below: give limits."
	      "time_limit");
	return ERR_INVAL;
}

/* Whatever must be too slow has to be, with the margin. */
static enum err check_upper(struct measuring *m, int64_t limit_ms)
{
	const struct judgement none = {.test_count = 0};
	int64_t longer_ms = timelimit_upper(limit_ms, &m->p->limits);
	for (size_t i = 0; i < m->x.example_count; i++) {
		const struct example *x = &m->x.examples[i];
		AUTO_JUDGEMENT g = {.compiled.program_fd = -1};
		bool upper, slow = false;
		int64_t us;
		expect_time(&m->x, x, &none, &us, &upper);
		if (!upper)
			continue;
		enum err e = judge_with(m, x, longer_ms, false, NULL, &g);
		for (size_t k = 0; !e && k < g.test_count; k++)
			slow = slow || g.tests[k].verdict == VERDICT_TLE;
		if (e || slow)
			continue;
		fault(m->f, m->p->dir, 0,
		      "submissions/%s: not too slow for %lld ms, so that no time limit fits it and "
		      "those that must be in time",
		      x->path, (long long)longer_ms);
		return ERR_INVAL;
	}
	return ERR_OK;
}

static enum err get_ready(struct measuring *m)
{
	enum err e = expect_load(m->p, m->f, &m->x);
	return e ? e : validators_make(m->s, m->t, m->p, false, m->f, &m->validators);
}

static enum err measure(struct measuring *m, int64_t *ms)
{
	struct slowest slowest = {.us = 0};
	enum err e = get_ready(m);
	if (!e)
		e = measure_lower(m, false, &slowest);
	if (e)
		return e;
	*ms = timelimit_of(slowest.us, &m->p->limits);
	if (*ms)
		return check_upper(m, *ms);
	fault(m->f, m->p->dir, 0, "%.2f s times %g is above the longest limit, %d s",
	      (double)slowest.us / 1e6, m->p->limits.ac_to_limit, TIMELIMIT_MAX_MS / 1000);
	return ERR_INVAL;
}

static enum err measure_and_remember(struct measuring *m, const char *path)
{
	fprintf(stderr, "%s: measuring the time limit\n", m->p->id);
	enum err e = measure(m, &m->p->limits.time_ms);
	validators_release(&m->validators);
	return e ? e : remember(path, m->p->limits.time_ms);
}

/* The files of a package: FOLDER/limits/<hash> and the like, NULL without memory. */
static enum err place_of(struct package *p, const char *folder, struct faults *f,
			 const char *ending, const char **path)
{
	enum err e = p->hash[0] ? ERR_OK : content_hash(p, f);
	const char *limits = arena_format(&p->arena, "%s/limits", folder);
	*path = arena_format(&p->arena, "%s/limits/%s%s", folder, p->hash, ending);
	e = e ? e : arena_err(&p->arena);
	return e ? e : file_make_dirs(limits, 0700);
}

/* ---- calibration ---- */

/* Upwards to the next twentieth: what is measured again tomorrow is seldom another number. */
double timelimit_factor(int64_t slowest_us, const struct limits *limits)
{
	double wanted = (double)slowest_us / 1000 * limits->ac_to_limit / (double)limits->time_ms;
	return wanted <= 1 ? 1 : ceil(wanted * 20 - 1e-9) / 20;
}

static void recall_factor(const char *path, struct limits *limits)
{
	int64_t percent;
	AUTO_BUF text;
	buf_init(&text, 64);
	limits->factor = 1;
	if (file_read(AT_FDCWD, path, 64, &text) == ERR_OK &&
	    span_int(span_trim(buf_span(&text)), 100, TIMELIMIT_FACTOR_MAX * 100, &percent) ==
		    ERR_OK)
		limits->factor = (double)percent / 100;
}

static enum err check_factor(const struct measuring *m, const struct calibration *c)
{
	if (c->factor <= TIMELIMIT_FACTOR_MAX)
		return ERR_OK;
	fault(m->f, m->p->dir, 0,
	      "its slowest solution takes %.2f s here, so limits would have to be %.1f times as "
	      "long, more "
	      "than %d: this host is too slow for it, or busy",
	      (double)c->slowest_us / 1e6, c->factor, TIMELIMIT_FACTOR_MAX);
	return ERR_INVAL;
}

/* The least of several runs of the slowest test: whatever else the host does only makes it slower.
 */
static enum err run_again(const struct measuring *m, struct slowest *slowest)
{
	enum { TRIES = 3 };
	enum err e = ERR_OK;
	for (int i = 1; !e && i < TRIES && slowest->test; i++) {
		AUTO_JUDGEMENT g = {.compiled.program_fd = -1};
		e = judge_with(m, slowest->x, TIMELIMIT_MAX_MS, true, slowest->test, &g);
		if (!e && g.test_count == 1 && g.tests[0].cpu_us < slowest->us)
			slowest->us = g.tests[0].cpu_us;
	}
	return e;
}

static enum err measure_factor(struct measuring *m, struct calibration *out)
{
	struct slowest slowest = {.us = 0};
	enum err e = get_ready(m);
	if (!e)
		e = measure_lower(m, true, &slowest);
	if (!e)
		e = run_again(m, &slowest);
	out->slowest_us = slowest.us;
	out->factor = timelimit_factor(slowest.us, &m->p->limits);
	return e ? e : check_factor(m, out);
}

enum err timelimit_calibrate(struct sandbox *s, const struct toolchain *t, const char *folder,
			     struct package *p, struct faults *f, struct calibration *out)
{
	struct measuring m = {.s = s, .t = t, .p = p, .f = f};
	const char *path;
	*out = (struct calibration){.factor = 1};
	if (p->limits.inferred)
		return ERR_OK;
	enum err e = place_of(p, folder, f, ".factor", &path);
	if (!e)
		e = measure_factor(&m, out);
	validators_release(&m.validators);
	if (e)
		return e;
	p->limits.factor = out->factor;
	return remember(path, llround(out->factor * 100));
}

/* ---- both ---- */

enum err timelimit_ensure(struct sandbox *s, const struct toolchain *t, const char *folder,
			  struct package *p, struct faults *f)
{
	struct measuring m = {.s = s, .t = t, .p = p, .f = f};
	const char *path, *lock, *factor;
	enum err e = place_of(p, folder, f, ".factor", &factor);
	if (!e && !package_needs_time_limit(p))
		recall_factor(factor, &p->limits);
	if (e || !package_needs_time_limit(p))
		return e;
	p->limits.inferred = true;
	e = place_of(p, folder, f, "", &path);
	if (!e)
		e = place_of(p, folder, f, ".lock", &lock);
	if (e || recall(path, &p->limits.time_ms))
		return e;
	/* Two judges that share the folder must not measure at once: each would slow the other. */
	AUTO_FD int fd = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0 || flock(fd, LOCK_EX) < 0)
		return ERR_IO;
	return recall(path, &p->limits.time_ms) ? ERR_OK : measure_and_remember(&m, path);
}
