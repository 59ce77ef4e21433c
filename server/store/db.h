/* db.h - one SQLite connection with its prepared statements; one thread at a time.
 *
 * Errors of SQLite become enum err here and nowhere else: ERR_FULL no space, ERR_LOCKED somebody
 * else holds the file, ERR_CORRUPT damaged, ERR_EXISTS a key is taken, ERR_NOENT what is referred
 * to does not exist, ERR_NOMEM, ERR_IO the rest. */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>

#include "base/span.h"
#include "store/sql.h"

struct db {
	sqlite3 *handle;
	sqlite3_stmt *statements[SQL_COUNT];
};

/* Opens an existing file and sets what each connection needs: synchronous=FULL, secure_delete,
 * foreign keys, a busy handler of 5 s, no checkpoints of its own. */
enum err db_open(struct db *db, const char *path);
void db_release(struct db *db);

enum err db_error(const struct db *db, int code);
/* Statements without parameters or results, as text. */
enum err db_script(struct db *db, const char *sql);
/* The number that a PRAGMA or a SELECT gives. */
enum err db_number(struct db *db, const char *sql, int64_t *out);

/* True while its disk has little left: less than DB_SPACE_MIN bytes and less than a tenth. An
 * answer that cannot be had is no alarm. */
enum { DB_SPACE_MIN = 64 << 20 };
bool db_space_low(const struct db *db);

/* True inside BEGIN. SQLite may end a transaction by itself when a statement fails. */
bool db_in_transaction(const struct db *db);

/* One statement, run to its end. `types` names the parameters in order: t const char *, s struct
 * span, i int64_t. All must stay alive for the call. */
enum err db_run(struct db *db, enum sql which, const char *types, ...);
/* Rows that the last db_run changed. */
int64_t db_changes(const struct db *db);

/* A statement with rows:
 *
 *	QUERY q;
 *	query_start(&q, db, SQL_JOB_ALL, "");
 *	while (query_row(&q))
 *		... query_text(&q, 0) ...
 *	return q.err; */
struct query {
	struct db *db;
	sqlite3_stmt *stmt; /* NULL: could not be prepared */
	enum err err;
};
void query_start(struct query *q, struct db *db, enum sql which, const char *types, ...);
bool query_row(struct query *q); /* false: the end, or q->err */
/* Borrowed until the next query_row. */
struct span query_text(const struct query *q, int column);
int64_t query_int(const struct query *q, int column);
/* ERR_CORRUPT when it does not fit: it was written by us. */
enum err query_copy(const struct query *q, int column, char *out, size_t size);
void query_end(struct query *q);
#define QUERY __attribute__((cleanup(query_end))) struct query

#endif
