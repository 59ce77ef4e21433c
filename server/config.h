/* config.h - flags and VIVA_* variables into one struct that does not change afterwards.
 *
 * A flag wins over its variable, an empty variable counts as not set. Every value is checked here,
 * once, alone and with the others; what is wrong is said in one line: which option, what is wrong
 * with it, how to mend it. */
#ifndef CONFIG_H
#define CONFIG_H

#include <sys/types.h>

#include "base/buf.h"
#include "base/log.h"
#include "base/span.h"

enum { CONFIG_WHY = 320, CONFIG_URL = 256, CONFIG_PATH = 4096 };

enum config_action { CONFIG_RUN, CONFIG_HELP, CONFIG_VERSION };

struct config_account {
	const char *name; /* NULL: none */
	uid_t uid;
	gid_t gid;
};

struct config {
	enum config_action action;
	const char *bind;
	int port;
	const char *data, *web;
	const char *bank, *packages; /* NULL: none */
	char public_url[CONFIG_URL]; /* "": to be made of the bound port */
	bool insecure_lan;
	bool loopback;	       /* only this machine is meant: no start key is needed */
	const char *start_key; /* NULL: none given */
	const char *tls_cert, *tls_key, *trusted_proxy;
	char job_socket[CONFIG_PATH];
	struct config_account judge, user;
	bool compile_ahead;
	enum log_level log_level;
};

/* Borrows from argv and the environment. ERR_INVAL with `why`. */
enum err config_read(int argc, char *const *argv, struct config *out, char why[CONFIG_WHY]);

/* The text of --help. */
void config_help(struct buf *out);

#endif
