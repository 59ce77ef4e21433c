/* viva-server: wires the parts, gives up what it does not need, runs the loop.
 *
 * How it starts. As whoever started it: options, catalogue, web app, certificate, ports, data
 * directory. Then it becomes an ordinary user, can start no program and sees no file but its own.
 * Only then does it open the database and take requests. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/app.h"
#include "base/auto.h"
#include "base/file.h"
#include "base/log.h"
#include "base/rng.h"
#include "catalog/catalog.h"
#include "config.h"
#include "edge/edge.h"
#include "harden.h"

enum { EXIT_FAILED = 1, EXIT_USAGE = 2, FILES_OPEN = 65536, WHY = 512 };

#define LINK_KEY "link.key"

struct server {
	struct config config;
	struct edge_options edge_options;
	struct app_options app_options;
	char public_url[CONFIG_URL];
	char start_key[RNG_ID_LEN + 1];
	struct catalog *catalog;
	struct edge *edge;
	struct store *store;
	struct app *app;
	char why[WHY];
};

static enum err say(struct server *s, enum err e, const char *what, const char *mend)
{
	snprintf(s->why, sizeof s->why, "%s: %s. %s", what, err_str(e), mend);
	return e;
}

/* ---- the data directory ---- */

/* A file that root made on an earlier start. One with a second name somewhere is left alone: giving
 * that away is how a user without rights would get a file of root's. */
static bool give(int dirfd, const char *name, const struct config_account *to)
{
	struct stat st;
	if (fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) < 0 || !S_ISREG(st.st_mode) ||
	    st.st_nlink != 1 || st.st_uid != 0)
		return true;
	return fchownat(dirfd, name, to->uid, to->gid, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool give_all(int fd, const struct config_account *to)
{
	int copy = dup(fd);
	DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;
	bool done = dir && fchown(fd, to->uid, to->gid) == 0;
	for (struct dirent *entry; done && (entry = readdir(dir));)
		done = give(fd, entry->d_name, to);
	if (dir)
		closedir(dir);
	return done;
}

/* The working directory afterwards: an ordinary user may be unable to walk to it from the root. */
static enum err take_data(struct server *s)
{
	const struct config *c = &s->config;
	enum err e = file_make_dirs(c->data, 0700);
	AUTO_FD int fd = e ? -1 : open(c->data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fchmod(fd, 0700) < 0 || (geteuid() == 0 && !give_all(fd, &c->user)) ||
	    fchdir(fd) < 0) {
		snprintf(s->why, sizeof s->why,
			 "the data directory %.200s cannot be made or entered (%s). Name one that "
			 "may be written "
			 "with --data.",
			 c->data, strerrordesc_np(errno));
		return ERR_IO;
	}
	return ERR_OK;
}

/* Made once: the role links of all rooms are signed with it. */
static enum err load_link_key(struct server *s)
{
	AUTO_BUF bytes;
	unsigned char fresh[sizeof s->app_options.link_key];
	buf_init(&bytes, sizeof fresh);
	enum err e = file_read(AT_FDCWD, LINK_KEY, sizeof fresh, &bytes);
	if (e == ERR_NOENT) {
		rng_bytes(fresh, sizeof fresh);
		buf_clear(&bytes);
		buf_add(&bytes, (struct span){(const char *)fresh, sizeof fresh});
		e = file_write(AT_FDCWD, LINK_KEY, buf_span(&bytes), 0600);
	}
	if (!e && bytes.len != sizeof fresh)
		e = ERR_CORRUPT;
	if (e)
		return say(s, e, LINK_KEY " in the data directory cannot be used",
			   "Restore it from a backup; without it the links of earlier rooms stop "
			   "working.");
	memcpy(s->app_options.link_key, bytes.p, sizeof fresh);
	return ERR_OK;
}

/* ---- the steps of the start, in order ---- */

static enum err load_catalog(struct server *s)
{
	char why[CATALOG_WHY_MAX] = "out of memory";
	enum err e = catalog_open(s->config.bank, s->config.packages, &s->catalog, why);
	if (e)
		snprintf(s->why, sizeof s->why, "the catalogue cannot be used: %s", why);
	return e;
}

static enum err start_edge(struct server *s)
{
	const struct config *c = &s->config;
	char why[EDGE_WHY];
	s->edge_options = (struct edge_options){
		.bind = c->bind,
		.port = c->port,
		.web = c->web,
		.tls_cert = c->tls_cert,
		.tls_key = c->tls_key,
		.trusted_proxy = c->trusted_proxy,
		.job_socket = c->job_socket,
		.own_uid = geteuid() == 0 ? c->user.uid : geteuid(),
		.own_gid = geteuid() == 0 ? c->user.gid : getegid(),
		.has_judge_user = c->judge.name != NULL,
		.judge_uid = c->judge.uid,
		.judge_gid = c->judge.gid,
	};
	enum err e = edge_new(&s->edge_options, &s->edge, why);
	if (e)
		snprintf(s->why, sizeof s->why, "%s", why);
	return e;
}

static enum err make_data(struct server *s)
{
	enum err e = file_make_dirs(s->config.data, 0700);
	if (e)
		return say(s, e, s->config.data,
			   "Name a data directory that may be made with --data.");
	return ERR_OK;
}

static enum err give_up_rights(struct server *s)
{
	const struct config *c = &s->config;
	char sockets[CONFIG_PATH];
	bool landlock = false;
	memcpy(sockets, c->job_socket, sizeof sockets);
	char *slash = strrchr(sockets, '/');
	if (slash)
		*slash = 0;
	if (geteuid() == 0 && harden_become(c->user.uid, c->user.gid))
		return say(s, ERR_FORBIDDEN, "cannot become the account of --user",
			   "Name another one.");
	/* Its directory may be one that this account cannot walk to: then the socket just stays
	 * behind. */
	bool reach = slash && sockets[0] && access(sockets, W_OK) == 0;
	enum err e = harden_process(".", reach ? sockets : NULL, &landlock);
	if (e)
		return say(s, e, "cannot give up rights (seccomp, Landlock)",
			   "The kernel or the container must allow seccomp filters.");
	if (!landlock)
		log_warn("no_landlock",
			 LOG_TEXT("effect", "other files stay readable where permissions allow"));
	return ERR_OK;
}

static enum err open_store(struct server *s)
{
	char why[256] = "out of memory";
	enum err e = store_open(".", edge_wake, s->edge, &s->store, why);
	if (e)
		snprintf(s->why, sizeof s->why, "in %.100s: %s", s->config.data, why);
	return e;
}

static void choose_url(struct server *s)
{
	const struct config *c = &s->config;
	bool v6 = strchr(c->bind, ':') != NULL;
	const char *host = strncmp(c->bind, "127.0.0.1", 10) == 0 ? "localhost" : c->bind;
	if (c->public_url[0])
		memcpy(s->public_url, c->public_url, sizeof s->public_url);
	else
		snprintf(s->public_url, sizeof s->public_url, "%s://%s%s%s:%d",
			 c->tls_cert ? "https" : "http", v6 ? "[" : "", host, v6 ? "]" : "",
			 edge_port(s->edge));
}

static enum err start_app(struct server *s)
{
	const struct config *c = &s->config;
	choose_url(s);
	bool https = strncmp(s->public_url, "https://", 8) == 0;
	s->app_options.public_url = s->public_url;
	s->app_options.media = https || c->loopback;
	s->app_options.compile_ahead = c->compile_ahead;
	s->app_options.start_key = c->start_key;
	if (!c->loopback && !c->start_key) {
		rng_id(s->start_key);
		s->app_options.start_key = s->start_key;
	}
	if (!s->app_options.media)
		s->app_options.banner =
			"Plain http: others on this network can read along, and browsers keep "
			"microphone and camera off.";
	enum err e = app_new(&s->app_options, edge_for_app(s->edge), s->store, s->catalog, &s->app);
	return e ? say(s, e, "cannot start", "Free some memory and start again.") : ERR_OK;
}

static void announce(const struct server *s)
{
	const struct config *c = &s->config;
	bool v6 = strchr(c->bind, ':') != NULL;
	printf("viva-server: listening on %s://%s%s%s:%d\n", c->tls_cert ? "https" : "http",
	       v6 ? "[" : "", c->bind, v6 ? "]" : "", edge_port(s->edge));
	printf("viva-server: open %s\n", s->public_url);
	if (s->start_key[0])
		printf("viva-server: start key %s (needed to make rooms and to practise)\n",
		       s->start_key);
	fflush(stdout);
	log_info("listening", LOG_INT("port", edge_port(s->edge)), LOG_TEXT("url", s->public_url),
		 LOG_INT("items", catalog_count(s->catalog)));
}

static enum err start(struct server *s)
{
	enum err (*const steps[])(struct server *) = {load_catalog, make_data,	    start_edge,
						      take_data,    give_up_rights, load_link_key,
						      open_store,   start_app};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		enum err e = steps[i](s);
		if (e)
			return e;
	}
	return ERR_OK;
}

/* The store first: its thread uses what calls point to, and wakes the edge. */
static void stop(struct server *s)
{
	store_close(s->store);
	app_free(s->app);
	edge_free(s->edge);
	catalog_free(s->catalog);
}

static void prepare_process(void)
{
	struct rlimit files;
	umask(077);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a file size limit is an error to report, not a reason to die */
	/* More would only make tables that are sized by it larger. */
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max < FILES_OPEN ? files.rlim_max : FILES_OPEN;
		setrlimit(RLIMIT_NOFILE, &files);
	}
}

static int serve(struct server *s)
{
	prepare_process();
	log_set_level(s->config.log_level);
	if (rng_init()) {
		fprintf(stderr, "viva-server: the system gives no random numbers.\n");
		return EXIT_FAILED;
	}
	enum err e = start(s);
	if (!e) {
		announce(s);
		e = edge_run(s->edge, s->app, s->store, s->public_url);
	}
	stop(s);
	if (!e) {
		log_info("stopped", LOG_INT("ok", 1));
		return EXIT_SUCCESS;
	}
	fprintf(stderr, "viva-server: %s\n", s->why);
	return EXIT_FAILED;
}

int main(int argc, char **argv)
{
	static struct server server;
	char why[CONFIG_WHY];
	AUTO_BUF help;
	buf_init(&help, 65536);
	if (config_read(argc, argv, &server.config, why)) {
		fprintf(stderr, "viva-server: %s\n", why);
		return EXIT_USAGE;
	}
	switch (server.config.action) {
	case CONFIG_HELP:
		config_help(&help);
		fputs(help.p ? help.p : "", stdout);
		return EXIT_SUCCESS;
	case CONFIG_VERSION:
		puts("viva-server " VIVA_VERSION);
		return EXIT_SUCCESS;
	case CONFIG_RUN:
		break;
	}
	return serve(&server);
}
