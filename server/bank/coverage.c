#include "bank/coverage.h"

#include <stdio.h>
#include <string.h>

static void head(struct buf *out)
{
	buf_addf(out, "%-14s %-8s %5s %8s %10s %13s %6s %9s  ", "section", "status", "rows",
		 "have/of", "questions", "easy/med/hard", "cards", "packages");
	for (size_t i = 0; i < 7; i++)
		buf_addf(out, "%s%s", i ? " " : "", seed_types[i]);
	buf_add_char(out, '\n');
}

static void line(const struct bank_section *s, const struct seed_count *c, struct buf *out)
{
	struct span status = json_text_or(s->yaml.value, "status", SPAN("?"));
	char of[48], levels[64], cards[48];
	(void)!snprintf(of, sizeof of, "%zu/%zu", c->have, c->target);
	(void)!snprintf(levels, sizeof levels, "%zu/%zu/%zu", c->levels[0], c->levels[1],
			c->levels[2]);
	(void)!snprintf(cards, sizeof cards, "%zu/%zu", c->cards, c->notes);
	buf_addf(out, "%-14s %-8.*s %5zu %8s %10zu %13s %6s", s->id, SPAN_ARG(status), c->rows, of,
		 c->questions, levels, cards);
	if (c->coding)
		buf_addf(out, " %3zu of %zu ", c->coded, c->coding);
	else
		buf_addf(out, " %9s", "-");
	buf_add_text(out, "  ");
	for (size_t i = 0; i < 7; i++)
		buf_addf(out, "%s%*zu", i ? " " : "", (int)strlen(seed_types[i]), c->types[i]);
	buf_add_char(out, '\n');
}

void coverage_text(const struct seed *s, const struct bank *b, const json_t *packages,
		   struct buf *out)
{
	size_t have = 0, target = 0, sections = 0, planned = 0;
	AUTO_BUF rest;
	buf_init(&rest, 4096);
	head(out);
	for (size_t i = 0; i < b->section_count; i++) {
		const struct bank_section *of = &b->sections[i];
		const struct seed_count c = seed_count(s, b, packages, of->id);
		bool open = span_is(json_text_or(of->yaml.value, "status", SPAN("")), "open");
		line(of, &c, out);
		if (open && c.target) {
			have += c.have;
			target += c.target;
			sections++;
		} else if (!open) {
			buf_addf(&rest, "%s%s %zu/%zu", planned++ ? ", " : "", of->id, c.have,
				 c.target);
		}
	}
	buf_addf(out, "%zu/%zu in %zu section%s; planned: %s\n", have, target, sections,
		 sections == 1 ? "" : "s", planned ? rest.p : "none");
}
