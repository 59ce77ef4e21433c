#include "config.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

enum { START_KEY_MIN = 8, SOCKET_PATH_MAX = 107 };

/* Fills one option from its text; false with `why` (what is wrong and how to mend it, without the
 * name). */
typedef bool set_fn(struct config *c, const char *value, char why[CONFIG_WHY]);

static bool refuse(char why[CONFIG_WHY], const char *text)
{
	snprintf(why, CONFIG_WHY, "%s", text);
	return false;
}

static bool numeric_address(const char *text)
{
	unsigned char bytes[16];
	return inet_pton(AF_INET, text, bytes) == 1 || inet_pton(AF_INET6, text, bytes) == 1;
}

static bool set_port(struct config *c, const char *value, char why[CONFIG_WHY])
{
	int64_t port;
	if (span_int(span_of(value), 0, 65535, &port))
		return refuse(why, "takes a number from 0 (any free port) to 65535");
	c->port = (int)port;
	return true;
}

static bool set_bind(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->bind = value;
	return numeric_address(value) ||
	       refuse(why, "takes a numeric address such as 127.0.0.1 or 0.0.0.0");
}

static bool set_data(struct config *c, const char *value, char why[CONFIG_WHY])
{
	(void)why;
	c->data = value;
	return true;
}

static bool set_web(struct config *c, const char *value, char why[CONFIG_WHY])
{
	(void)why;
	c->web = value;
	return true;
}

static bool set_bank(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->bank = value;
	return access(value, R_OK) == 0 ||
	       refuse(why, "names a file that cannot be read. Make it with viva-bank build");
}

static bool set_packages(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->packages = value;
	return access(value, R_OK) == 0 ||
	       refuse(why, "names a file that cannot be read. Make it with viva-judge export");
}

/* An origin and nothing more, in the form in which browsers send it. */
static bool set_public_url(struct config *c, const char *value, char why[CONFIG_WHY])
{
	size_t n = strlen(value), scheme = strncasecmp(value, "https://", 8) == 0 ? 8 : 7;
	bool good = strncasecmp(value, "http", 4) == 0 &&
		    (scheme == 8 || strncasecmp(value, "http://", 7) == 0);
	if (n > 0 && value[n - 1] == '/')
		n--;
	good = good && n > scheme && n < CONFIG_URL;
	for (size_t i = 0; good && i < n; i++) {
		unsigned char letter = (unsigned char)value[i];
		good = i < scheme || isalnum(letter) || strchr(".-:[]", letter);
		c->public_url[i] = (char)tolower(letter);
	}
	c->public_url[good ? n : 0] = 0;
	return good ||
	       refuse(why, "takes an address without a path, such as https://viva.example.org");
}

static bool set_insecure_lan(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->insecure_lan = strcmp(value, "1") == 0;
	return c->insecure_lan || strcmp(value, "0") == 0 || refuse(why, "is 1 or 0");
}

static bool set_compile_ahead(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->compile_ahead = strcmp(value, "1") == 0;
	return c->compile_ahead || strcmp(value, "0") == 0 || refuse(why, "is 1 or 0");
}

static bool set_start_key(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->start_key = value;
	return strlen(value) >= START_KEY_MIN ||
	       refuse(why, "needs at least 8 characters, or leave it out and one is made");
}

static bool set_tls_cert(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->tls_cert = value;
	return access(value, R_OK) == 0 || refuse(why, "names a certificate that cannot be read. "
						       "It takes a PEM file with the chain");
}

static bool set_tls_key(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->tls_key = value;
	return access(value, R_OK) == 0 ||
	       refuse(why, "names a key that cannot be read. It takes a PEM file");
}

static bool set_trusted_proxy(struct config *c, const char *value, char why[CONFIG_WHY])
{
	c->trusted_proxy = value;
	return numeric_address(value) ||
	       refuse(why, "takes the proxy's numeric address, such as 127.0.0.1");
}

static bool set_job_socket(struct config *c, const char *value, char why[CONFIG_WHY])
{
	int n = snprintf(c->job_socket, sizeof c->job_socket, "%s", value);
	return (n > 0 && n <= SOCKET_PATH_MAX) ||
	       refuse(why, "takes a path of at most 107 characters");
}

static bool set_account(struct config_account *account, const char *value, char why[CONFIG_WHY])
{
	const struct passwd *entry = getpwnam(value);
	if (!entry)
		return refuse(why, "names an account that this machine does not have. Make it, or "
				   "name another");
	*account = (struct config_account){value, entry->pw_uid, entry->pw_gid};
	return true;
}

static bool set_judge_user(struct config *c, const char *value, char why[CONFIG_WHY])
{
	return set_account(&c->judge, value, why);
}

static bool set_user(struct config *c, const char *value, char why[CONFIG_WHY])
{
	if (!set_account(&c->user, value, why))
		return false;
	return c->user.uid != 0 || refuse(why, "may not be root. Name an ordinary account");
}

static bool set_log_level(struct config *c, const char *value, char why[CONFIG_WHY])
{
	static const char *const words[LOG_LEVEL_COUNT] = {"debug", "info", "warn", "error"};
	for (int i = 0; i < LOG_LEVEL_COUNT; i++) {
		if (strcmp(value, words[i]) == 0) {
			c->log_level = (enum log_level)i;
			return true;
		}
	}
	return refuse(why, "is one of debug, info, warn, error");
}

/* Everything that can be said to the server, on one page. */
static const struct rule {
	const char *flag, *variable;
	const char *takes; /* NULL: nothing, the flag alone means 1 */
	const char *help;
	set_fn *set;
} rules[] = {
	{"--port", "PORT", "N", "port; 0 takes a free one (8080)", set_port},
	{"--port", "VIVA_PORT", "N", NULL, set_port},
	{"--bind", "VIVA_BIND", "ADDRESS", "address to listen on (127.0.0.1)", set_bind},
	{"--data", "VIVA_DATA", "DIR", "where everything is kept (viva-data)", set_data},
	{"--web", "VIVA_WEB", "DIR", "the built web app (web/dist)", set_web},
	{"--bank", "VIVA_BANK", "FILE", "questions, made by viva-bank build", set_bank},
	{"--packages", "VIVA_PACKAGES", "FILE", "coding problems, made by viva-judge export",
	 set_packages},
	{"--public-url", "VIVA_PUBLIC_URL", "URL",
	 "how browsers reach this server; https beyond this machine", set_public_url},
	{"--insecure-lan", "VIVA_INSECURE_LAN", NULL,
	 "plain http beyond this machine: no microphone, no camera", set_insecure_lan},
	{"--start-key", "VIVA_START_KEY", "TEXT",
	 "needed to make rooms; made and printed beyond this machine", set_start_key},
	{"--tls-cert", "VIVA_TLS_CERT", "FILE", "certificate chain, PEM", set_tls_cert},
	{"--tls-key", "VIVA_TLS_KEY", "FILE", "its key, PEM", set_tls_key},
	{"--trusted-proxy", "VIVA_TRUSTED_PROXY", "ADDRESS", "whose X-Forwarded-For counts",
	 set_trusted_proxy},
	{"--job-socket", "VIVA_JOB_SOCKET", "PATH", "where judges connect (DATA/judge.sock)",
	 set_job_socket},
	{"--judge-user", "VIVA_JUDGE_USER", "NAME",
	 "account that may connect as a judge, besides root and this one", set_judge_user},
	{"--compile-ahead", "VIVA_COMPILE_AHEAD", "0|1",
	 "idle judges compile what rests, before a run is asked for (1)", set_compile_ahead},
	{"--user", "VIVA_USER", "NAME",
	 "account to become when started as root (viva, else nobody)", set_user},
	{"--log-level", "VIVA_LOG_LEVEL", "WORD", "debug, info, warn or error (info)",
	 set_log_level},
};

enum { RULES = sizeof rules / sizeof *rules };

void config_help(struct buf *out)
{
	buf_add_text(
		out,
		"viva-server: rooms for mock interviews\n\nusage: viva-server [OPTION]...\n\n");
	for (int i = 0; i < RULES; i++) {
		char name[48];
		if (!rules[i].help)
			continue;
		snprintf(name, sizeof name, "%s%s%s", rules[i].flag, rules[i].takes ? " " : "",
			 rules[i].takes ? rules[i].takes : "");
		buf_addf(out, "  %-26s %s\n  %-26s   or %s\n", name, rules[i].help, "",
			 rules[i].variable);
	}
	buf_add_text(out, "  --help, --version\n\nMore in docs/OPERATIONS.md.\n");
}

static enum err apply(const struct rule *rule, const char *name, const char *value,
		      struct config *c, char why[CONFIG_WHY])
{
	char detail[CONFIG_WHY] = "";
	if (rule->set(c, value, detail))
		return ERR_OK;
	/* A start key is a secret, whatever is wrong with it. */
	bool secret = rule->set == set_start_key;
	snprintf(why, CONFIG_WHY, "%.40s %.160s%s%.60s%s.", name, detail, secret ? "" : " (got \"",
		 secret ? "" : value, secret ? "" : "\")");
	return ERR_INVAL;
}

static enum err read_environment(struct config *c, char why[CONFIG_WHY])
{
	for (int i = 0; i < RULES; i++) {
		const char *value = getenv(rules[i].variable);
		enum err e = value && *value ? apply(&rules[i], rules[i].variable, value, c, why)
					     : ERR_OK;
		if (e)
			return e;
	}
	return ERR_OK;
}

static const struct rule *find_rule(const char *argument, size_t name)
{
	for (int i = 0; i < RULES; i++)
		if (strlen(rules[i].flag) == name && memcmp(rules[i].flag, argument, name) == 0)
			return &rules[i];
	return NULL;
}

/* `--flag value` and `--flag=value`. */
static enum err read_flags(int argc, char *const *argv, struct config *c, char why[CONFIG_WHY])
{
	for (int i = 1; i < argc; i++) {
		size_t name = strcspn(argv[i], "=");
		const char *value = argv[i][name] ? argv[i] + name + 1 : NULL;
		const struct rule *rule = find_rule(argv[i], name);
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "--version") == 0) {
			c->action = argv[i][2] == 'h' ? CONFIG_HELP : CONFIG_VERSION;
			return ERR_OK;
		}
		if (rule && !value && !rule->takes)
			value = "1";
		else if (rule && !value && i + 1 < argc)
			value = argv[++i];
		if (!rule || !value) {
			snprintf(why, CONFIG_WHY, "%.80s %s. viva-server --help lists all options.",
				 argv[i], rule ? "needs a value" : "is no option");
			return ERR_INVAL;
		}
		enum err e = apply(rule, rule->flag, value, c, why);
		if (e)
			return e;
	}
	return ERR_OK;
}

/* ---- what the options say together ---- */

static bool loopback_address(const char *address)
{
	return strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

static bool loopback_url(const char *url)
{
	const char *host = strstr(url, "://");
	if (!host)
		return true;
	size_t n = strcspn(host + 3, ":");
	return strncmp(host + 3, "127.", 4) == 0 || strncmp(host + 3, "[::1]", 5) == 0 ||
	       (n == 9 && strncmp(host + 3, "localhost", n) == 0);
}

static enum err check_together(struct config *c, char why[CONFIG_WHY])
{
	bool any = strcmp(c->bind, "0.0.0.0") == 0 || strcmp(c->bind, "::") == 0;
	bool https =
		strncmp(c->public_url, "https://", 8) == 0 || (!c->public_url[0] && c->tls_cert);
	const char *text = NULL;
	c->loopback = loopback_address(c->bind) && loopback_url(c->public_url);
	if (!c->tls_cert != !c->tls_key)
		text = "--tls-cert and --tls-key go together: give both or neither.";
	else if (c->tls_cert && c->public_url[0] && !https)
		text = "--public-url must be https when --tls-cert is given.";
	else if (!c->loopback && !https && !c->insecure_lan)
		text = "beyond this machine Viva needs https: give --public-url https://... with "
		       "--tls-cert and "
		       "--tls-key or behind a proxy; on a network that you trust, --insecure-lan "
		       "(no microphone, "
		       "no camera).";
	else if (!c->loopback && any && !c->public_url[0])
		text = "--bind to every address leaves open what to write into links: give "
		       "--public-url.";
	if (!text)
		return ERR_OK;
	snprintf(why, CONFIG_WHY, "%s", text);
	return ERR_INVAL;
}

static enum err choose_user(struct config *c, char why[CONFIG_WHY])
{
	static const char *const usual[] = {"viva", "nobody"};
	char detail[CONFIG_WHY];
	if (geteuid() != 0 || c->user.name)
		return ERR_OK;
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (set_user(c, usual[i], detail))
			return ERR_OK;
	snprintf(why, CONFIG_WHY,
		 "viva-server does not serve as root: name an ordinary account with --user.");
	return ERR_INVAL;
}

/* Absolute, since the server changes into its data directory. */
static enum err place_socket(struct config *c, char why[CONFIG_WHY])
{
	char here[CONFIG_PATH], given[CONFIG_PATH], detail[CONFIG_WHY];
	int n = c->job_socket[0] ? snprintf(given, sizeof given, "%s", c->job_socket)
				 : snprintf(given, sizeof given, "%s/judge.sock", c->data);
	if (n > 0 && (size_t)n < sizeof given && given[0] != '/' && getcwd(here, sizeof here)) {
		char relative[CONFIG_PATH];
		memcpy(relative, given, sizeof relative);
		n = snprintf(given, sizeof given, "%s/%s", here, relative);
	}
	if (n > 0 && (size_t)n < sizeof given && set_job_socket(c, given, detail))
		return ERR_OK;
	snprintf(why, CONFIG_WHY,
		 "the judges' socket %.120s would have a path of more than 107 characters. Name a "
		 "shorter one with "
		 "--job-socket.",
		 given);
	return ERR_INVAL;
}

enum err config_read(int argc, char *const *argv, struct config *out, char why[CONFIG_WHY])
{
	struct config c = {.bind = "127.0.0.1",
			   .port = 8080,
			   .data = "viva-data",
			   .web = "web/dist",
			   .compile_ahead = true,
			   .log_level = LOG_INFO};
	enum err e = read_environment(&c, why);
	if (!e)
		e = read_flags(argc, argv, &c, why);
	if (!e && c.action == CONFIG_RUN) {
		e = check_together(&c, why);
		if (!e)
			e = choose_user(&c, why);
		if (!e)
			e = place_socket(&c, why);
	}
	if (!e)
		*out = c;
	return e;
}
