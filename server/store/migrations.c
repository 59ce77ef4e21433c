#include "store/migrations.h"

#include <assert.h>

/* room     head is s of the last event. What the list of sessions shows is kept current by the
 *          append that changes it: a list never scans logs. best: rank of the verdict, -1 none.
 * event    the log. audience is the number of enum audience, digest an unsigned number's bits. The
 *          unique index is what makes a retry find its first try.
 * login, recovery, ticket   SHA-256 of the secret, never the secret.
 * job      unfinished runs only: the end of a run deletes its row.
 * meta     commit: number of the last group, by which an unknown COMMIT is resolved. scrub: 1 while
 *          bytes of a deleted room may be left in the files. */
static const char *const steps[SCHEMA_VERSION] = {
	"CREATE TABLE meta (name TEXT PRIMARY KEY, value BIGINT NOT NULL) WITHOUT ROWID;"
	"INSERT INTO meta (name, value) VALUES ('commit', 0), ('scrub', 0);"
	"CREATE TABLE guest (id TEXT PRIMARY KEY, name TEXT NOT NULL, created BIGINT NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE TABLE login (hash TEXT PRIMARY KEY, guest TEXT NOT NULL REFERENCES guest (id),"
	" created BIGINT NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE recovery (guest TEXT PRIMARY KEY REFERENCES guest (id),"
	" hash TEXT NOT NULL UNIQUE) WITHOUT ROWID;"
	"CREATE TABLE room (id TEXT PRIMARY KEY, epoch TEXT NOT NULL, head BIGINT NOT NULL,"
	" kind TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, created BIGINT NOT NULL,"
	" ended BIGINT NOT NULL, minutes BIGINT NOT NULL, scorecard TEXT NOT NULL,"
	" verdict TEXT NOT NULL, best BIGINT NOT NULL, item TEXT NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE event (room TEXT NOT NULL REFERENCES room (id), s BIGINT NOT NULL,"
	" ts BIGINT NOT NULL, kind TEXT NOT NULL, author TEXT NOT NULL, cid TEXT NOT NULL,"
	" id TEXT NOT NULL, digest BIGINT NOT NULL, part BIGINT NOT NULL, audience BIGINT NOT NULL,"
	" body TEXT NOT NULL, PRIMARY KEY (room, s)) WITHOUT ROWID;"
	"CREATE UNIQUE INDEX event_request ON event (room, author, cid, id) WHERE id <> '';"
	"CREATE TABLE member (room TEXT NOT NULL REFERENCES room (id),"
	" guest TEXT NOT NULL REFERENCES guest (id), role TEXT NOT NULL, name TEXT NOT NULL,"
	" PRIMARY KEY (room, guest)) WITHOUT ROWID;"
	"CREATE INDEX member_guest ON member (guest);"
	"CREATE TABLE ticket (hash TEXT PRIMARY KEY, room TEXT NOT NULL REFERENCES room (id),"
	" guest TEXT NOT NULL REFERENCES guest (id), role TEXT NOT NULL, expires BIGINT NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE INDEX ticket_room ON ticket (room);"
	"CREATE INDEX ticket_expires ON ticket (expires);"
	"CREATE TABLE job (id TEXT PRIMARY KEY, room TEXT NOT NULL REFERENCES room (id),"
	" guest TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL, sources TEXT NOT NULL,"
	" input TEXT NOT NULL, attempt BIGINT NOT NULL, lease_until BIGINT NOT NULL,"
	" created BIGINT NOT NULL) WITHOUT ROWID;"
	"CREATE INDEX job_room ON job (room);",
};

const char *migration_sql(int to)
{
	assert(to >= 1 && to <= SCHEMA_VERSION);
	return steps[to - 1];
}
