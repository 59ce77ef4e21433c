/* How it works. The lock comes first: two servers on one file would each answer for a room that the
 * other has moved on. Then a look at the schema's number, which changes nothing, so that a newer
 * file stays as it was; then the integrity check; only then WAL mode and the migrations. */
#include "store/open.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/auto.h"
#include "base/file.h"
#include "store/migrations.h"

/* "Viva" in ASCII: a file of another program is told from one of ours. */
enum { APPLICATION_ID = 0x56697661 };

#define KEPT "Nothing was changed."

static enum err say(char why[OPEN_WHY], enum err e, const char *path)
{
	static const struct {
		enum err err;
		const char *what, *mend;
	} words[] = {
		{ERR_FULL, "there is no space left for",
		 "Free some space (or raise the quota) and start again."},
		{ERR_LOCKED, "another program holds",
		 "Close it (a sqlite3 shell? a backup?) and start again."},
		{ERR_CORRUPT, "the database is damaged, or is none of Viva's:",
		 "Keep a copy, then restore a backup (docs/OPERATIONS.md)."},
		{ERR_NOENT, "cannot open", "Check that the directory exists and may be written."},
		{ERR_NOMEM, "not enough memory to open", "Free some memory and start again."},
	};
	const char *what = "cannot read or write";
	const char *mend = "Check the permissions and the disk, and start again.";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (words[i].err == e) {
			what = words[i].what;
			mend = words[i].mend;
		}
	}
	snprintf(why, OPEN_WHY, "%s %.100s. " KEPT " %s", what, path, mend);
	return e;
}

static enum err say_owner(char why[OPEN_WHY], int lock_fd, const char *directory)
{
	char pid[24] = "";
	ssize_t n = pread(lock_fd, pid, sizeof pid - 1, 0);
	pid[n > 0 ? strspn(pid, "0123456789") : 0] = 0;
	snprintf(why, OPEN_WHY,
		 "another viva-server (process %s) uses %.80s. " KEPT
		 " Stop it, or give this one its own --data directory.",
		 pid[0] ? pid : "unknown", directory);
	return ERR_LOCKED;
}

static enum err err_of_errno(void)
{
	return errno == ENOENT					      ? ERR_NOENT
	       : errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? ERR_FULL
								      : ERR_IO;
}

static enum err take_lock(const char *directory, int *out, char why[OPEN_WHY])
{
	char path[OPEN_PATH], pid[24];
	if (snprintf(path, sizeof path, "%s/viva.lock", directory) >= (int)sizeof path)
		return say(why, ERR_NOENT, directory);
	AUTO_FD int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return say(why, err_of_errno(), path);
	if (flock(fd, LOCK_EX | LOCK_NB) < 0)
		return errno == EWOULDBLOCK ? say_owner(why, fd, directory)
					    : say(why, ERR_IO, path);
	/* Only for the words of a second server: that it cannot be written is no reason to stop. */
	int n = snprintf(pid, sizeof pid, "%ld\n", (long)getpid());
	if (ftruncate(fd, 0) == 0)
		(void)!pwrite(fd, pid, (size_t)n, 0);
	*out = TAKE_FD(fd);
	return ERR_OK;
}

/* SQLite gives its other files the mode of this one. */
static enum err make_file(const char *path)
{
	AUTO_FD int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	return fd < 0 ? err_of_errno() : ERR_OK;
}

static enum err check_version(struct db *db, int64_t *version, char why[OPEN_WHY], const char *path)
{
	int64_t application, tables;
	enum err e = db_number(db, "PRAGMA user_version", version);
	if (!e)
		e = db_number(db, "PRAGMA application_id", &application);
	if (!e)
		e = db_number(db, "SELECT count(*) FROM sqlite_schema", &tables);
	if (!e && tables > 0 && application != APPLICATION_ID)
		e = ERR_CORRUPT;
	if (e)
		return say(why, e, path);
	if (*version <= SCHEMA_VERSION)
		return ERR_OK;
	snprintf(why, OPEN_WHY,
		 "%.80s was written by a newer Viva (schema %" PRId64 ", this one knows %d). " KEPT
		 " Start the newer version, or use another --data directory.",
		 path, *version, (int)SCHEMA_VERSION);
	return ERR_NEWER;
}

static enum err check_integrity(struct db *db)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db->handle, "PRAGMA quick_check(1)", -1, &stmt, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	enum err e = db_error(db, code);
	if (code == SQLITE_ROW) {
		const void *text = sqlite3_column_text(stmt, 0);
		e = text && strcmp(text, "ok") == 0 ? ERR_OK : ERR_CORRUPT;
	}
	sqlite3_finalize(stmt);
	return e;
}

/* One transaction a step: a crash leaves the schema before it or after it. */
static enum err migrate_to(struct db *db, int version)
{
	char number[96];
	snprintf(number, sizeof number, "PRAGMA user_version = %d; PRAGMA application_id = %d",
		 version, (int)APPLICATION_ID);
	enum err e = db_script(db, "BEGIN IMMEDIATE");
	if (e)
		return e;
	e = db_script(db, migration_sql(version));
	if (!e)
		e = db_script(db, number);
	if (!e)
		e = db_script(db, "COMMIT");
	if (e && db_in_transaction(db))
		(void)db_script(db, "ROLLBACK");
	return e;
}

static enum err set_wal(struct db *db)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db->handle, "PRAGMA journal_mode = WAL", -1, &stmt, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_step(stmt);
	const void *mode = code == SQLITE_ROW ? sqlite3_column_text(stmt, 0) : NULL;
	enum err e = db_error(db, code);
	if (!e && (!mode || strcmp(mode, "wal") != 0))
		e = ERR_UNSUPPORTED; /* a file system without shared memory */
	sqlite3_finalize(stmt);
	return e;
}

static enum err prepare(struct opened *o, char why[OPEN_WHY])
{
	int64_t version;
	enum err e = check_version(&o->db, &version, why, o->path);
	if (e)
		return e;
	e = check_integrity(&o->db);
	if (!e)
		e = set_wal(&o->db);
	for (int to = (int)version + 1; !e && to <= SCHEMA_VERSION; to++)
		e = migrate_to(&o->db, to);
	return e ? say(why, e, o->path) : ERR_OK;
}

enum err open_database(const char *directory, struct opened *out, char why[OPEN_WHY])
{
	struct opened o = {.lock_fd = -1};
	if (snprintf(o.path, sizeof o.path, "%s/viva.db", directory) >= (int)sizeof o.path)
		return say(why, ERR_NOENT, directory);
	/* Large temporary files of SQLite belong beside the database: nothing else may be written.
	 */
	setenv("SQLITE_TMPDIR", directory, 1);
	enum err e = take_lock(directory, &o.lock_fd, why);
	if (e)
		return e;
	e = make_file(o.path);
	if (!e)
		e = db_open(&o.db, o.path);
	if (e)
		say(why, e, o.path);
	else
		e = prepare(&o, why);
	if (e) {
		/* Closing would fold a write-ahead log into a file that is to stay untouched. */
		if (o.db.handle)
			sqlite3_db_config(o.db.handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		open_release(&o);
		return e;
	}
	*out = o;
	return ERR_OK;
}

void open_release(struct opened *o)
{
	db_release(&o->db);
	if (o->lock_fd >= 0)
		close(o->lock_fd);
	o->lock_fd = -1;
}
