/* viva-judge - compiles and judges C submissions; see docs/JUDGE.md for what each command promises.
 *
 * How it works: every command starts viva-box (the sandbox) as a child, loads what it was given and
 * asks the box for one run after another. Comparison, folding and reports happen here, outside any
 * slot; no test, answer or validator is ever where a submission runs. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "judge/commands.h"
#include "judge/options.h"

static const char usage[] =
	"viva-judge " VIVA_VERSION "\n"
	"  run    PACKAGE SOURCE... [--json] [--progress] [--tier auto|A|B|C]\n"
	"  exec   SOURCE... [--json] [--stdin FILE] [--time-limit S] [--memory-limit MIB] "
	"[--sanitize]\n"
	"  batch  programs from standard input, one JSON object a line, in one sandbox\n"
	"  verify PACKAGE... [--json] [--strict] [--slots N] [--fresh] [--quick N]\n"
	"  calibrate PACKAGE... [--json]\n"
	"  doctor [--json]\n"
	"  bench  [--json]\n"
	"  export PACKAGE... --out FILE; export --legacy PACKAGE... --out DIR\n"
	"  serve  --socket PATH [--packages DIR] [--slots N] [--min-tier X] [--user NAME]\n"
	"Also --data DIR (or VIVA_JUDGE_DATA): where made test data is kept.\n"
	"Exit status: 0 done, 1 verify found a difference, 2 usage or unreadable input,\n"
	"3 the judge itself failed.\n";

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{"run", cmd_run},	{"exec", cmd_exec},	{"batch", cmd_batch},
	{"verify", cmd_verify}, {"doctor", cmd_doctor}, {"bench", cmd_bench},
	{"export", cmd_export}, {"serve", cmd_serve},	{"calibrate", cmd_calibrate},
};

int main(int argc, char **argv)
{
	/* A reader that goes away is an error to report, not a death. */
	signal(SIGPIPE, SIG_IGN);
	if (argc < 2)
		return complain(STATUS_USAGE, "which command? see viva-judge --help");
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)
		return fputs(usage, stdout) < 0 ? STATUS_JUDGE : STATUS_DONE;
	if (strcmp(argv[1], "--version") == 0)
		return puts(VIVA_VERSION) < 0 ? STATUS_JUDGE : STATUS_DONE;
	if (rng_init())
		return complain(STATUS_JUDGE, "the system has no randomness");
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 2, argv + 2);
	return complain(STATUS_USAGE, "no command '%s'; see viva-judge --help", argv[1]);
}
