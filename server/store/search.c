#include "store/search.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "base/buf.h"

enum { QUERY_MAX = 4096 };

struct search {
	sqlite3 *db;
	sqlite3_stmt *add, *find;
};

static const char schema[] =
	"CREATE VIRTUAL TABLE item USING fts5(id UNINDEXED, title, open, closed,"
	" tokenize = 'porter unicode61 remove_diacritics 2')";

/* A match in the title says most, one in the answer guide least. */
static const char find_sql[] =
	"SELECT id, snippet(item, 2, '', '', ' ... ', 14) FROM item WHERE item MATCH ?1"
	" ORDER BY bm25(item, 0.0, 10.0, 2.0, 1.0), id LIMIT ?2";

enum err search_new(struct search **out)
{
	struct search *s = calloc(1, sizeof *s);
	if (!s)
		return ERR_NOMEM;
	bool good = sqlite3_open_v2(":memory:", &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
				    NULL) == SQLITE_OK &&
		    sqlite3_exec(s->db, schema, NULL, NULL, NULL) == SQLITE_OK &&
		    sqlite3_prepare_v2(s->db, "INSERT INTO item VALUES (?1, ?2, ?3, ?4)", -1,
				       &s->add, NULL) == SQLITE_OK &&
		    sqlite3_prepare_v2(s->db, find_sql, -1, &s->find, NULL) == SQLITE_OK;
	if (!good) {
		search_free(s);
		return ERR_UNSUPPORTED;
	}
	*out = s;
	return ERR_OK;
}

void search_free(struct search *s)
{
	if (!s)
		return;
	sqlite3_finalize(s->add);
	sqlite3_finalize(s->find);
	sqlite3_close(s->db);
	free(s);
}

static bool bind(sqlite3_stmt *stmt, int at, struct span text)
{
	return sqlite3_bind_text64(stmt, at, text.len ? text.p : "", text.len, SQLITE_STATIC,
				   SQLITE_UTF8) == SQLITE_OK;
}

enum err search_add(struct search *s, struct span id, struct span title, struct span open,
		    struct span closed)
{
	bool good = bind(s->add, 1, id) && bind(s->add, 2, title) && bind(s->add, 3, open) &&
		    bind(s->add, 4, closed) && sqlite3_step(s->add) == SQLITE_DONE;
	sqlite3_reset(s->add);
	sqlite3_clear_bindings(s->add);
	return good ? ERR_OK : ERR_NOMEM;
}

/* ---- the query ---- */

/* As unicode61 has it, but that every byte beyond ASCII is taken for a letter. */
static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

static size_t word_length(struct span rest)
{
	size_t n = 0;
	while (n < rest.len && is_word(rest.p[n]))
		n++;
	return n;
}

/* Words in quotes, so that none is an operator of FTS5's own language. 0: nothing to look for. */
static size_t write_query(struct span words, bool closed, struct buf *out)
{
	size_t count = 0;
	buf_add_text(out, closed ? "{title open closed} : (" : "{title open} : (");
	while (words.len) {
		size_t n = word_length(words);
		if (n) {
			buf_add_text(out, count ? " AND \"" : "\"");
			buf_add(out, (struct span){words.p, n});
			buf_add_char(out, '"');
			count++;
		}
		n += n == 0;
		words = (struct span){words.p + n, words.len - n};
	}
	buf_add_text(out, " *)");
	return count <= SEARCH_WORDS_MAX && !buf_err(out) ? count : 0;
}

static json_t *column(sqlite3_stmt *stmt, int at)
{
	const char *text = (const char *)sqlite3_column_text(stmt, at);
	return json_stringn(text ? text : "", (size_t)sqlite3_column_bytes(stmt, at));
}

enum err search_find(struct search *s, struct span words, bool closed, json_t **out)
{
	AUTO_BUF query;
	AUTO_JSON *list = json_array();
	int code = SQLITE_DONE;
	buf_init(&query, QUERY_MAX);
	if (!list)
		return ERR_NOMEM;
	if (words.len <= SEARCH_TEXT_MAX && write_query(words, closed, &query)) {
		if (!bind(s->find, 1, buf_span(&query)) ||
		    sqlite3_bind_int(s->find, 2, SEARCH_FOUND_MAX) != SQLITE_OK)
			return ERR_NOMEM;
		while ((code = sqlite3_step(s->find)) == SQLITE_ROW)
			json_array_append_new(list,
					      json_pack("{s:o, s:o}", "id", column(s->find, 0),
							"snippet", column(s->find, 1)));
		sqlite3_reset(s->find);
	}
	if (code != SQLITE_DONE)
		return ERR_NOMEM;
	*out = json_incref(list);
	return ERR_OK;
}
