#include "store/db.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/statvfs.h>

enum { BUSY_MS = 5000 };

static const char *const texts[SQL_COUNT] = {
#define X(name, text) text,
	SQL_MAP(X)
#undef X
};

enum err db_error(const struct db *db, int code)
{
	if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
		return ERR_NOENT;
	switch (code & 0xFF) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE:
		return ERR_OK;
	case SQLITE_FULL:
		return ERR_FULL;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ERR_LOCKED;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return ERR_CORRUPT;
	case SQLITE_CONSTRAINT:
		return ERR_EXISTS;
	case SQLITE_NOMEM:
		return ERR_NOMEM;
	case SQLITE_TOOBIG:
		return ERR_TOOBIG;
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		/* A quota or a file size limit is a full disk to whoever runs the server. */
		switch (db->handle ? sqlite3_system_errno(db->handle) : 0) {
		case ENOSPC:
		case EDQUOT:
		case EFBIG:
			return ERR_FULL;
		default:
			return ERR_IO;
		}
	default:
		return ERR_IO;
	}
}

enum err db_script(struct db *db, const char *sql)
{
	return db_error(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
}

enum err db_number(struct db *db, const char *sql, int64_t *out)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	if (code == SQLITE_ROW)
		*out = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return code == SQLITE_DONE ? ERR_NOENT : db_error(db, code);
}

/* SQLite makes every name absolute, and an ordinary user may be unable to walk from the root to a
 * directory that it was put into by one who could. With this VFS a relative name stays one. */
static int keep_name(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
	(void)vfs;
	int n = snprintf(out, (size_t)size, "%s", name);
	return n >= 0 && n < size ? SQLITE_OK : SQLITE_CANTOPEN;
}

/* Called by the first db_open, before there are threads; the list of VFSs is SQLite's own. */
static const char *relative_vfs(void)
{
	static sqlite3_vfs relative;
	const sqlite3_vfs *usual = relative.zName ? NULL : sqlite3_vfs_find("unix");
	if (usual) {
		relative = *usual;
		relative.zName = "viva";
		relative.pNext = NULL;
		relative.xFullPathname = keep_name;
		sqlite3_vfs_register(&relative, 0);
	}
	return relative.zName;
}

enum err db_open(struct db *db, const char *path)
{
	*db = (struct db){0};
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	int code = sqlite3_open_v2(path, &db->handle, flags, relative_vfs());
	enum err e = db_error(db, code);
	if (!e)
		e = db_error(db, sqlite3_busy_timeout(db->handle, BUSY_MS));
	if (!e)
		e = db_script(db, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
				  "PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0;"
				  "PRAGMA cache_size = -16384; PRAGMA trusted_schema = OFF");
	if (e)
		db_release(db);
	return e;
}

void db_release(struct db *db)
{
	for (int i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(db->statements[i]);
	sqlite3_close(db->handle);
	*db = (struct db){0};
}

bool db_space_low(const struct db *db)
{
	struct statvfs disk;
	const char *file = sqlite3_db_filename(db->handle, "main");
	if (!file || statvfs(file, &disk) < 0)
		return false;
	return disk.f_bavail < DB_SPACE_MIN / (disk.f_frsize ? disk.f_frsize : 1) &&
	       disk.f_bavail < disk.f_blocks / 10;
}

bool db_in_transaction(const struct db *db)
{
	return !sqlite3_get_autocommit(db->handle);
}

static int bind_one(sqlite3_stmt *stmt, int at, char type, va_list *args)
{
	struct span s;
	switch (type) {
	case 'i':
		return sqlite3_bind_int64(stmt, at, va_arg(*args, int64_t));
	case 's':
		s = va_arg(*args, struct span);
		break;
	default:
		s = span_of(va_arg(*args, const char *));
	}
	return sqlite3_bind_text64(stmt, at, s.p ? s.p : "", s.len, SQLITE_STATIC, SQLITE_UTF8);
}

static enum err prepare(struct db *db, enum sql which, sqlite3_stmt **out)
{
	int code = SQLITE_OK;
	if (!db->statements[which])
		code = sqlite3_prepare_v3(db->handle, texts[which], -1, SQLITE_PREPARE_PERSISTENT,
					  &db->statements[which], NULL);
	*out = db->statements[which];
	return db_error(db, code);
}

static enum err start(struct db *db, enum sql which, const char *types, va_list *args,
		      sqlite3_stmt **out)
{
	enum err e = prepare(db, which, out);
	for (int at = 1; !e && *types; at++, types++)
		e = db_error(db, bind_one(*out, at, *types, args));
	return e;
}

static void let_go(sqlite3_stmt *stmt)
{
	if (!stmt)
		return;
	sqlite3_reset(stmt);
	/* Bound text is the caller's and may be gone when the statement is used next. */
	sqlite3_clear_bindings(stmt);
}

enum err db_run(struct db *db, enum sql which, const char *types, ...)
{
	sqlite3_stmt *stmt = NULL;
	va_list args;
	va_start(args, types);
	enum err e = start(db, which, types, &args, &stmt);
	va_end(args);
	if (!e)
		e = db_error(db, sqlite3_step(stmt));
	let_go(stmt);
	return e;
}

int64_t db_changes(const struct db *db)
{
	return sqlite3_changes64(db->handle);
}

void query_start(struct query *q, struct db *db, enum sql which, const char *types, ...)
{
	*q = (struct query){.db = db};
	va_list args;
	va_start(args, types);
	q->err = start(db, which, types, &args, &q->stmt);
	va_end(args);
}

bool query_row(struct query *q)
{
	if (q->err)
		return false;
	int code = sqlite3_step(q->stmt);
	q->err = db_error(q->db, code);
	return code == SQLITE_ROW;
}

struct span query_text(const struct query *q, int column)
{
	const void *p = sqlite3_column_text(q->stmt, column);
	int len = sqlite3_column_bytes(q->stmt, column);
	return (struct span){p ? p : "", p && len > 0 ? (size_t)len : 0};
}

int64_t query_int(const struct query *q, int column)
{
	return sqlite3_column_int64(q->stmt, column);
}

enum err query_copy(const struct query *q, int column, char *out, size_t size)
{
	struct span s = query_text(q, column);
	if (s.len >= size)
		return ERR_CORRUPT;
	memcpy(out, s.p, s.len);
	out[s.len] = 0;
	return ERR_OK;
}

void query_end(struct query *q)
{
	let_go(q->stmt);
	q->stmt = NULL;
}
