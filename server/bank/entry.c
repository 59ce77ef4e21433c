#include "bank/entry.h"

#include <stdio.h>
#include <stdlib.h>

#include "bank/exhibit.h"
#include "bank/rules.h"
#include "bank/text.h"
#include "base/auto.h"
#include "catalog/shapes.h"

/* -- Front matter and body ------------------------------------------------------------------- */

struct halves {
	struct span front;
	struct span body;
	int front_line;
	int body_line;
};

/* False when there is no front matter to speak of. */
static bool split_halves(struct span text, struct faults *f, struct halves *out)
{
	struct span rest = text, line;
	if (!span_split(&rest, '\n', &line) || !span_is(line, "---")) {
		faults_add(f, 1, "the file must begin with ---");
		return false;
	}
	const char *begin = rest.p;
	for (int number = 2; span_split(&rest, '\n', &line); number++) {
		if (!span_is(line, "---"))
			continue;
		*out = (struct halves){.front = {begin, (size_t)(line.p - begin)},
				       .body = rest,
				       .front_line = 2,
				       .body_line = number + 1};
		return true;
	}
	faults_add(f, 1, "the front matter never ends: a second --- is missing");
	return false;
}

/* A part of the body while its lines go by. */
struct part {
	const char *key; /* NULL: none is open */
	char *followup;	 /* the part is the answer to this follow-up; owned */
	struct span text;
	int line;
};

struct body_reader {
	struct entry *e;
	struct faults *f;
	struct part part;
	bool card;
	bool in_fence;
	enum err err;
};

static void keep(struct body_reader *r, const char *key, const char *followup, struct span text,
		 int line)
{
	json_t *where = followup ? json_object_get(r->e->body, "followup_answers") : r->e->body;
	char at[YAML_PATH_MAX];
	(void)!snprintf(at, sizeof at, "%s/%s", followup ? "followup" : "",
			followup ? followup : key);
	if (json_object_set_new(where, followup ? followup : key, json_stringn(text.p, text.len)) ||
	    json_object_set_new(r->e->body_lines, at, json_integer(line)))
		r->err = ERR_NOMEM;
}

static void close_part(struct body_reader *r)
{
	struct part *p = &r->part;
	if (!p->key)
		return;
	/* Leading blank lines go, and are counted, so that line numbers stay true. */
	struct span text = p->text;
	int line = p->line;
	for (; text.len > 0 && (text.p[0] == '\n' || text.p[0] == ' '); text.len--)
		line += *text.p++ == '\n';
	text = span_trim(text);
	if (text.len == 0)
		faults_add(r->f, p->line, "%s%s is empty", p->followup ? "the answer to " : "the ",
			   p->followup ? p->followup : p->key);
	text_check_body(text, line, r->f, r->e->links);
	keep(r, p->key, p->followup, text, p->line - 1);
	free(p->followup);
	*p = (struct part){0};
}

static void open_part(struct body_reader *r, const char *key, int line)
{
	close_part(r);
	if (json_object_get(r->e->body, key))
		faults_add(r->f, line, "a second part of this kind: %s", key);
	r->part = (struct part){.key = key, .line = line + 1};
}

static void on_title(struct body_reader *r, struct span rest, int line)
{
	struct span title = span_trim(rest);
	if (json_object_get(r->e->body, "title") || r->part.key) {
		faults_add(r->f, line, "only the title, on top, is a heading of the first level");
		return;
	}
	if (title.len == 0)
		faults_add(r->f, line, "the title is empty");
	text_check_field(title, line, r->f, r->e->links);
	keep(r, "title", NULL, title, line);
	open_part(r, "prompt", line);
}

static void on_section(struct body_reader *r, struct span rest, int line)
{
	const char *wanted = r->card ? "Body" : "Answer";
	if (span_is(span_trim(rest), wanted))
		open_part(r, r->card ? "body" : "answer", line);
	else
		faults_add(r->f, line, "only '## %s' is a heading of the second level", wanted);
}

static void on_followup(struct body_reader *r, struct span rest, int line)
{
	struct span prefix = SPAN("Follow-up: ");
	char *id = NULL;
	if (r->card || !span_starts(rest, prefix.p)) {
		faults_add(r->f, line,
			   "only '### Follow-up: <id>' is a heading of the third level");
		return;
	}
	rest = span_trim((struct span){rest.p + prefix.len, rest.len - prefix.len});
	close_part(r);
	if (!json_object_get(r->e->body, "answer"))
		faults_add(r->f, line, "a follow-up is answered below '## Answer'");
	if (span_dup(rest, &id)) {
		r->err = ERR_NOMEM;
		return;
	}
	if (json_object_get(json_object_get(r->e->body, "followup_answers"), id))
		faults_add(r->f, line, "the follow-up '%s' is answered twice", id);
	r->part = (struct part){.key = "answer", .followup = id, .line = line + 1};
}

static void on_text(struct body_reader *r, struct span line, int number)
{
	if (!r->part.key) {
		if (span_trim(line).len > 0)
			faults_add(r->f, number,
				   "text outside of every part: '# Title' comes first");
		return;
	}
	if (!r->part.text.p)
		r->part.text.p = line.p;
	r->part.text.len = (size_t)(line.p + line.len - r->part.text.p);
}

static void on_line(struct body_reader *r, struct span line, int number)
{
	static const struct {
		const char *prefix;
		void (*act)(struct body_reader *, struct span, int);
	} headings[] = {{"# ", on_title}, {"## ", on_section}, {"### ", on_followup}};
	if (span_starts(span_trim(line), "```"))
		r->in_fence = !r->in_fence;
	for (size_t i = 0; !r->in_fence && i < sizeof headings / sizeof headings[0]; i++) {
		size_t n = strlen(headings[i].prefix);
		if (!span_starts(line, headings[i].prefix))
			continue;
		headings[i].act(r, (struct span){line.p + n, line.len - n}, number);
		return;
	}
	on_text(r, line, number);
}

static void require(const struct entry *e, struct faults *f, const char *key, const char *heading)
{
	if (!json_object_get(e->body, key))
		faults_add(f, 1, "the body lacks '%s'", heading);
}

static enum err read_body(struct entry *e, struct span body, int first_line, struct faults *f)
{
	struct body_reader r = {.e = e, .f = f, .card = entry_is_card(e)};
	struct span rest = body, line;
	for (int number = first_line; span_split(&rest, '\n', &line); number++)
		on_line(&r, line, number);
	close_part(&r);
	require(e, f, "title", "# Title");
	require(e, f, r.card ? "body" : "answer", r.card ? "## Body" : "## Answer");
	return r.err;
}

/* -- One entry ------------------------------------------------------------------------------- */

struct shape_context {
	struct entry *e;
	struct faults *f;
};

static void on_shape_fault(void *data, const char *path, const char *reason)
{
	struct shape_context *c = data;
	faults_add(c->f, entry_line(c->e, path), "%s%s%s", *path ? path + 1 : "front matter",
		   *path ? ": " : " ", reason);
}

static void check_words(const struct entry *e, struct faults *f)
{
	size_t body = text_words(entry_body(e, "title")) + text_words(entry_body(e, "prompt")) +
		      text_words(entry_body(e, "body"));
	if (entry_is_card(e)) {
		if (body > CARD_WORDS)
			faults_add(f, 1, "%zu words, a card has at most %d", body, CARD_WORDS);
		return;
	}
	if (e->words < ENTRY_WORDS_SHORT || e->words > ENTRY_WORDS)
		faults_note(f, 1, "%zu words, a question has %d to %d", e->words, ENTRY_WORDS_SHORT,
			    ENTRY_WORDS);
}

static enum err read_halves(struct entry *e, const struct halves *h, struct faults *f)
{
	struct shape_context context = {e, f};
	enum err err = yaml_read(h->front, h->front_line, f, &e->front);
	if (err == ERR_NOMEM)
		return err;
	if (!json_is_object(e->front.value)) {
		if (!err)
			faults_add(f, 2, "the front matter must be a mapping of keys to values");
		json_decref(e->front.value);
		e->front.value = json_object();
		return e->front.value ? ERR_OK : ERR_NOMEM;
	}
	/* What breaks off as YAML is reported as that; its missing rest would be noise. */
	if (!err)
		shape_check(&shape_front_matter, e->front.value, on_shape_fault, &context);
	err = read_body(e, h->body, h->body_line, f);
	if (err)
		return err;
	rules_check(e, f);
	exhibit_check(&e->front, f);
	check_words(e, f);
	return ERR_OK;
}

enum err entry_read(struct span text, const char *id, struct faults *f, struct entry *out)
{
	struct halves h;
	*out = (struct entry){.id = strdup(id),
			      .file = strdup(f->file),
			      .front = {json_object(), json_object()},
			      .body = json_pack("{s:{}}", "followup_answers"),
			      .body_lines = json_object(),
			      .links = json_array(),
			      .words = text_words(text)};
	if (!out->id || !out->file || !out->front.value || !out->front.lines || !out->body ||
	    !out->body_lines || !out->links)
		return ERR_NOMEM;
	if (!text_check_bytes(text, f) || !split_halves(text, f, &h))
		return ERR_OK;
	yaml_release(&out->front);
	return read_halves(out, &h, f);
}

void entry_release(struct entry *e)
{
	free(e->id);
	free(e->file);
	yaml_release(&e->front);
	json_decref(e->body);
	json_decref(e->body_lines);
	json_decref(e->links);
	*e = (struct entry){0};
}

bool entry_is_card(const struct entry *e)
{
	return span_is(entry_text(e, "type"), "card");
}

int entry_line(const struct entry *e, const char *path)
{
	return yaml_line(&e->front, path);
}

struct span entry_text(const struct entry *e, const char *key)
{
	return json_text_or(e->front.value, key, SPAN(""));
}

struct span entry_body(const struct entry *e, const char *key)
{
	return json_text_or(e->body, key, SPAN(""));
}
