/* ops.h - what each store_op does, inside the writer's transaction. Internal to the store.
 *
 * An op that fails leaves no results in the call; what it changed is undone by the savepoint around
 * it. */
#ifndef STORE_OPS_H
#define STORE_OPS_H

#include "store/db.h"
#include "store/store.h"

/* Savepoint, op, release or undo; sets call->err. When the database is no longer in a transaction
 * afterwards, the whole group is lost. */
void op_run(struct db *db, struct store_call *call);
/* Whether the op changes anything, or has to prove that it could. */
bool op_writes(enum store_op op);

enum err op_append(struct db *db, struct store_call *call);
enum err op_room_load(struct db *db, struct store_call *call);
enum err op_events_after(struct db *db, struct store_call *call);
enum err op_room_delete(struct db *db, struct store_call *call);
enum err op_guest_make(struct db *db, struct store_call *call);
enum err op_guest_rename(struct db *db, struct store_call *call);
enum err op_guest_by_login(struct db *db, struct store_call *call);
enum err op_login_by_recovery(struct db *db, struct store_call *call);
enum err op_recovery_set(struct db *db, struct store_call *call);
enum err op_ticket_make(struct db *db, struct store_call *call);
enum err op_sessions(struct db *db, struct store_call *call);
enum err op_jobs_load(struct db *db, struct store_call *call);
enum err op_job_lease(struct db *db, struct store_call *call);

#endif
