#include "store/ops.h"

enum { TICKET_KEPT_MS = 3600000 };

enum err op_guest_make(struct db *db, struct store_call *call)
{
	const char *id = call->u.guest_make.id;
	int64_t now_ms = call->u.guest_make.now_ms;
	enum err e = db_run(db, SQL_GUEST_ADD, "tsi", id, call->u.guest_make.name, now_ms);
	if (!e)
		e = db_run(db, SQL_LOGIN_ADD, "tti", call->u.guest_make.login, id, now_ms);
	if (!e)
		e = db_run(db, SQL_RECOVERY_SET, "tt", id, call->u.guest_make.recovery);
	return e;
}

enum err op_guest_rename(struct db *db, struct store_call *call)
{
	enum err e = db_run(db, SQL_GUEST_NAME, "ts", call->u.guest_rename.id,
			    call->u.guest_rename.name);
	return !e && db_changes(db) == 0 ? ERR_NOENT : e;
}

/* id and name are written only when both fit. */
static enum err find_guest(struct db *db, enum sql which, const char *hash, char *id, char *name,
			   size_t name_size)
{
	QUERY q;
	char found[ID_SIZE];
	query_start(&q, db, which, "t", hash);
	if (!query_row(&q))
		return q.err ? q.err : ERR_NOENT;
	enum err e = query_copy(&q, 0, found, sizeof found);
	if (!e)
		e = query_copy(&q, 1, name, name_size);
	if (!e)
		memcpy(id, found, sizeof found);
	return e;
}

enum err op_guest_by_login(struct db *db, struct store_call *call)
{
	return find_guest(db, SQL_GUEST_BY_LOGIN, call->u.guest_by_login.login,
			  call->u.guest_by_login.id, call->u.guest_by_login.name,
			  sizeof call->u.guest_by_login.name);
}

enum err op_login_by_recovery(struct db *db, struct store_call *call)
{
	enum err e = find_guest(db, SQL_GUEST_BY_RECOVERY, call->u.login_by_recovery.recovery,
				call->u.login_by_recovery.id, call->u.login_by_recovery.name,
				sizeof call->u.login_by_recovery.name);
	if (!e)
		e = db_run(db, SQL_LOGIN_ADD, "tti", call->u.login_by_recovery.login,
			   call->u.login_by_recovery.id, call->u.login_by_recovery.now_ms);
	return e;
}

enum err op_recovery_set(struct db *db, struct store_call *call)
{
	return db_run(db, SQL_RECOVERY_SET, "tt", call->u.recovery_set.id,
		      call->u.recovery_set.recovery);
}

enum err op_ticket_make(struct db *db, struct store_call *call)
{
	int64_t expires_ms = call->u.ticket_make.expires_ms;
	/* What expired long before this one will: nobody asks for those any more. */
	enum err e = db_run(db, SQL_TICKET_EXPIRE, "i", expires_ms - TICKET_KEPT_MS);
	if (e)
		return e;
	return db_run(db, SQL_TICKET_ADD, "tttti", call->u.ticket_make.ticket,
		      call->u.ticket_make.room, call->u.ticket_make.user,
		      role_word(call->u.ticket_make.role), expires_ms);
}
