/* migrations.h - the schema, as the steps that lead to it. Step n makes schema n of schema n - 1; a
 * step that was released is never changed, what is new is a step at the end. */
#ifndef STORE_MIGRATIONS_H
#define STORE_MIGRATIONS_H

enum { SCHEMA_VERSION = 1 };

/* The SQL of step `to`, 1 to SCHEMA_VERSION: several statements, without a transaction of its own.
 */
const char *migration_sql(int to);

#endif
