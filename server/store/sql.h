/* sql.h - every statement of the store, by name. Prepared once, when first used.
 *
 * The subset that SQLite and PostgreSQL both take: TEXT ids made by the application, BIGINT
 * milliseconds, 0/1 booleans, ?1 parameters, upsert, RETURNING, partial indexes. */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#define SQL_MAP(X)                                                                                 \
	X(BEGIN_READ, "BEGIN DEFERRED")                                                            \
	X(BEGIN_WRITE, "BEGIN IMMEDIATE")                                                          \
	X(COMMIT, "COMMIT")                                                                        \
	X(ROLLBACK, "ROLLBACK")                                                                    \
	X(SAVEPOINT, "SAVEPOINT one_call")                                                         \
	X(SAVEPOINT_UNDO, "ROLLBACK TO one_call")                                                  \
	X(SAVEPOINT_END, "RELEASE one_call")                                                       \
	X(META_SET, "UPDATE meta SET value = ?2 WHERE name = ?1")                                  \
	X(META_GET, "SELECT value FROM meta WHERE name = ?1")                                      \
	X(ROOM_MAKE,                                                                               \
	  "INSERT INTO room (id, epoch, head, kind, title, minutes, created, state, ended,"        \
	  " scorecard, verdict, best, item)"                                                       \
	  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'live', 0, 'none', '', -1, '')")                   \
	X(ROOM_GET, "SELECT head, epoch FROM room WHERE id = ?1")                                  \
	X(ROOM_HEAD, "UPDATE room SET head = ?2 WHERE id = ?1 AND head = ?3")                      \
	X(ROOM_END,                                                                                \
	  "UPDATE room SET state = 'ended', ended = ?2, scorecard = 'open' WHERE id = ?1")         \
	X(ROOM_RELEASE, "UPDATE room SET scorecard = 'released' WHERE id = ?1")                    \
	X(ROOM_ITEM,                                                                               \
	  "UPDATE room SET item = ?2 WHERE id = ?1 AND kind = 'practice' AND item = ''")           \
	X(ROOM_VERDICT, "UPDATE room SET verdict = ?2, best = ?3 WHERE id = ?1 AND best < ?3")     \
	X(ROOM_DROP, "DELETE FROM room WHERE id = ?1")                                             \
	X(EVENT_ADD,                                                                               \
	  "INSERT INTO event (room, s, ts, kind, author, cid, id, digest, part, audience, body)"   \
	  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")                                \
	X(EVENT_SAVED, "SELECT s, digest FROM event"                                               \
		       " WHERE room = ?1 AND author = ?2 AND cid = ?3 AND id = ?4 AND id <> ''")   \
	X(EVENTS_AFTER,                                                                            \
	  "SELECT s, ts, kind, author, cid, id, digest, part, audience, body FROM event"           \
	  " WHERE room = ?1 AND s > ?2 ORDER BY s LIMIT ?3")                                       \
	X(EVENTS_BEFORE,                                                                           \
	  "SELECT s, ts, kind, author, cid, id, digest, part, audience, body FROM event"           \
	  " WHERE room = ?1 AND s < ?2 ORDER BY s DESC LIMIT ?3")                                  \
	X(EVENT_DROP, "DELETE FROM event WHERE room = ?1")                                         \
	X(MEMBER_ADD, "INSERT INTO member (room, guest, role, name) VALUES (?1, ?2, ?3, '')"       \
		      " ON CONFLICT (room, guest) DO UPDATE SET role = excluded.role")             \
	X(MEMBER_NAME, "UPDATE member SET name = ?3 WHERE room = ?1 AND guest = ?2")               \
	X(MEMBER_ROLE, "SELECT role FROM member WHERE room = ?1 AND guest = ?2")                   \
	X(MEMBER_OTHERS,                                                                           \
	  "SELECT name FROM member WHERE room = ?1 AND guest <> ?2 AND name <> '' ORDER BY name")  \
	X(MEMBER_DROP, "DELETE FROM member WHERE room = ?1")                                       \
	X(GUEST_ADD, "INSERT INTO guest (id, name, created) VALUES (?1, ?2, ?3)")                  \
	X(GUEST_NAME, "UPDATE guest SET name = ?2 WHERE id = ?1")                                  \
	X(GUEST_BY_LOGIN,                                                                          \
	  "SELECT g.id, g.name FROM login l JOIN guest g ON g.id = l.guest WHERE l.hash = ?1")     \
	X(GUEST_BY_RECOVERY,                                                                       \
	  "SELECT g.id, g.name FROM recovery r JOIN guest g ON g.id = r.guest WHERE r.hash = ?1")  \
	X(LOGIN_ADD, "INSERT INTO login (hash, guest, created) VALUES (?1, ?2, ?3)")               \
	X(RECOVERY_SET, "INSERT INTO recovery (guest, hash) VALUES (?1, ?2)"                       \
			" ON CONFLICT (guest) DO UPDATE SET hash = excluded.hash")                 \
	X(TICKET_ADD,                                                                              \
	  "INSERT INTO ticket (hash, room, guest, role, expires) VALUES (?1, ?2, ?3, ?4, ?5)")     \
	X(TICKET_USE,                                                                              \
	  "DELETE FROM ticket WHERE hash = ?1 AND room = ?2 AND guest = ?3 AND role = ?4"          \
	  " AND expires > ?5")                                                                     \
	X(TICKET_EXPIRE, "DELETE FROM ticket WHERE expires < ?1")                                  \
	X(TICKET_DROP, "DELETE FROM ticket WHERE room = ?1")                                       \
	X(JOB_ADD,                                                                                 \
	  "INSERT INTO job (id, room, guest, kind, item, sources, input, attempt, lease_until,"    \
	  " created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")                            \
	X(JOB_KIND, "SELECT kind FROM job WHERE id = ?1 AND room = ?2"                             \
		    " AND (attempt = ?3 OR ?3 = -1)")                                              \
	X(JOB_END, "DELETE FROM job WHERE id = ?1")                                                \
	X(JOB_LEASE, "UPDATE job SET attempt = ?2, lease_until = ?3"                               \
		     " WHERE id = ?1 AND lease_until >= 0")                                        \
	X(JOB_CANCEL, "UPDATE job SET lease_until = -1 WHERE id = ?1 AND room = ?2")               \
	X(JOB_ALL,                                                                                 \
	  "SELECT j.id, j.room, j.guest, j.kind, j.item, j.sources, j.input, j.attempt,"           \
	  " j.lease_until, j.created, r.kind, r.state FROM job j JOIN room r ON r.id = j.room"     \
	  " ORDER BY j.created, j.id")                                                             \
	X(JOB_DROP, "DELETE FROM job WHERE room = ?1")                                             \
	X(SESSIONS,                                                                                \
	  "SELECT r.id, r.kind, r.title, m.role, r.state, r.created, r.ended, r.minutes,"          \
	  " r.scorecard, r.verdict, r.item FROM member m JOIN room r ON r.id = m.room"             \
	  " WHERE m.guest = ?1 ORDER BY r.created DESC, r.id LIMIT ?2")

#define X(name, text) SQL_##name,
enum sql { SQL_MAP(X) SQL_COUNT };
#undef X

#endif
