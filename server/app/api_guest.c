/* The person behind the cookie, and what everybody may know of this server. */
#include <stdlib.h>

#include "app/inside.h"
#include "base/clock.h"
#include "base/rng.h"

void api_about(struct http *h)
{
	const struct app_options *o = h->app->options;
	json_t *about =
		json_pack("{s:s, s:b, s:b, s:o}", "version", VIVA_VERSION, "media", o->media,
			  "start_key", o->start_key != NULL, "judges", judging_state(h->app, -1));
	if (about && o->banner)
		json_object_set_new(about, "banner", json_string(o->banner));
	http_json(h, 200, about);
}

static json_t *guest_json(const struct http *h)
{
	return json_pack("{s:s, s:s}", "id", h->user, "name", h->name);
}

void api_me(struct http *h)
{
	http_json(h, 200, json_pack("{s:o}", "guest", h->user[0] ? guest_json(h) : json_null()));
}

static void add_recovery(struct http *h, json_t *answer)
{
	if (h->recovery[0])
		json_object_set_new(
			answer, "recovery",
			json_sprintf("%s/recover#%s", h->app->options->public_url, h->recovery));
}

static void me_set(struct http *h)
{
	json_t *answer = json_pack("{s:o}", "guest", guest_json(h));
	add_recovery(h, answer);
	http_json(h, 200, answer);
}

void api_me_set(struct http *h)
{
	http_with_guest(h, me_set);
}

static void recovery_set(struct app_call *call)
{
	struct http *h = call->call.arg;
	enum err e = call->call.err;
	store_call_release(&call->call);
	if (e) {
		http_err(h, e);
		return;
	}
	json_t *answer = json_object();
	add_recovery(h, answer);
	http_json(h, 200, answer);
}

void api_recovery(struct http *h)
{
	rng_token(h->recovery);
	h->call.call.arg = h;
	memcpy(h->call.call.u.recovery_set.id, h->user, sizeof h->user);
	secret_hash(span_of(h->recovery), h->call.call.u.recovery_set.recovery);
	app_store(h->app, &h->call, STORE_RECOVERY_SET, recovery_set);
}

static void recovered(struct app_call *call)
{
	struct http *h = call->call.arg;
	enum err e = call->call.err;
	if (!e) {
		memcpy(h->user, call->call.u.login_by_recovery.id, sizeof h->user);
		memcpy(h->name, call->call.u.login_by_recovery.name, sizeof h->name);
	}
	store_call_release(&call->call);
	if (!e) {
		http_json(h, 200, json_pack("{s:o}", "guest", guest_json(h)));
		return;
	}
	h->cookie[0] = 0;
	if (e == ERR_NOENT)
		http_error(
			h, 404, "not_found",
			"this recovery link does not work; a newer one may have been made since");
	else
		http_err(h, e);
}

void api_recover(struct http *h)
{
	struct span token;
	if (json_get_text(h->body, "token", &token)) {
		http_err(h, ERR_INVAL);
		return;
	}
	rng_token(h->cookie);
	h->call.call.arg = h;
	secret_hash(token, h->call.call.u.login_by_recovery.recovery);
	secret_hash(span_of(h->cookie), h->call.call.u.login_by_recovery.login);
	h->call.call.u.login_by_recovery.now_ms = clock_wall_ms();
	app_store(h->app, &h->call, STORE_LOGIN_BY_RECOVERY, recovered);
}

void api_catalog(struct http *h)
{
	http_json(h, 200, catalog_public_list(h->app->catalog));
}

static void sessions_came(struct app_call *call)
{
	struct http *h = call->call.arg;
	enum err e = call->call.err;
	json_t *rows = e ? NULL : json_incref(call->call.u.sessions.rows);
	store_call_release(&call->call);
	if (e)
		http_err(h, e);
	else
		http_json(h, 200, json_pack("{s:o}", "sessions", rows));
}

void api_sessions(struct http *h)
{
	h->call.call.arg = h;
	memcpy(h->call.call.u.sessions.user, h->user, sizeof h->user);
	h->call.call.u.sessions.max = 200;
	app_store(h->app, &h->call, STORE_SESSIONS, sessions_came);
}
