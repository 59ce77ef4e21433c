/* call.h - what every part of the app counts on: calls of the store, and sizes on the wire. */
#ifndef APP_CALL_H
#define APP_CALL_H

#include "app/app.h"
#include "base/auto.h"

enum {
	NAME_UNITS_MAX = 64,
	WIRE_MAX = 15 << 20, /* one message; the edge takes a little more */
	SECRET_LEN = 32,
};

/* A store call that knows its app: counted, so that a drain can wait for the last. */
struct app_call {
	struct store_call call;
	struct app *app;
	void (*done)(struct app_call *c);
};
void app_store(struct app *a, struct app_call *c, enum store_op op,
	       void (*done)(struct app_call *c));

#endif
