/* judges.h - the test as a judge, and runs of the two people. */
#ifndef TESTS_APP_JUDGES_H
#define TESTS_APP_JUDGES_H

#include "unit/app/people.h"

static inline void judge_arrives(struct world *w, struct peer *p, const char *packages)
{
	char hello[256];
	peer_init(p);
	assert_int_equal(app_judge_open(w->app, p, &p->judge), ERR_OK);
	snprintf(hello, sizeof hello,
		 "{\"t\":\"hello\",\"v\":1,\"name\":\"j\",\"tier\":\"A\",\"slots\":1,"
		 "\"packages\":%s}",
		 packages);
	app_judge_message(p->judge, span_of(hello));
}

static inline void judge_leaves(struct peer *p)
{
	app_judge_closed(p->judge);
	p->judge = NULL;
	peer_release(p);
}

static inline void until_frame(struct world *w, struct peer *p, const char *text)
{
	while (!p->frames.p || !strstr(p->frames.p, text))
		pump(w);
}

/* What is in place of %s is the run. */
static inline void judge_says(struct peer *p, const char *format, const char *run)
{
	char text[4096];
	const char *at = strstr(format, "%s");
	snprintf(text, sizeof text, "%.*s%s%s", (int)(at - format), format, run, at + 2);
	app_judge_message(p->judge, span_of(text));
}

static inline void submit_by(struct peer *p, const char *id)
{
	char text[256];
	snprintf(text, sizeof text,
		 "{\"t\":\"do\",\"id\":\"%s\",\"k\":\"run\","
		 "\"b\":{\"doc\":\"sumup:solution.c\",\"what\":\"submit\"}}",
		 id);
	say(p, text);
}

static inline void submit(struct two *t, const char *id)
{
	submit_by(&t->c, id);
}

static inline void cancel_by(struct peer *p, const char *id, const char *run)
{
	char text[256];
	snprintf(text, sizeof text,
		 "{\"t\":\"do\",\"id\":\"%s\",\"k\":\"cancel\",\"b\":{\"run\":\"%s\"}}", id, run);
	say(p, text);
}

/* The last run that the person was told of. */
static inline void last_run(const struct peer *p, char run[ID_SIZE])
{
	const char *at = p->got.p, *last = NULL;
	while ((at = strstr(at, "\"run\":\"")))
		last = at += strlen("\"run\":\"");
	assert_non_null(last);
	memcpy(run, last, ID_SIZE - 1);
	run[ID_SIZE - 1] = 0;
}

static inline void run_of(const struct two *t, char run[ID_SIZE])
{
	last_run(&t->c, run);
}

#endif
