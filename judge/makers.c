#include "judge/makers.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/auto.h"
#include "judge/material.h"

enum { UIDS = 64 };

/* Every `of`-th package from `first` on. */
static int make_some(const struct session_options *o, struct session s,
		     const struct words_view *packages, int first, int of, uint32_t uid_base)
{
	struct session_options box = *o;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	box.uid_base = uid_base + (uint32_t)(UIDS * (first + 1));
	int status = session_box(&box, &s.sandbox.box);
	for (int i = first; !status && i < packages->count; i += of) {
		AUTO_FAULTS f = FAULTS_NONE;
		AUTO_PACKAGE *p = NULL;
		if (access(packages->v[i], R_OK) == 0 && !package_load(packages->v[i], &f, &p))
			(void)material_ensure(&s.sandbox, s.toolchain, s.data, p, &f);
	}
	if (!status)
		box_free(s.sandbox.box);
	return status;
}

void makers_start(struct makers *m, const struct session_options *o, const struct session *s,
		  const struct words_view *packages, int slots, uint32_t uid_base)
{
	*m = (struct makers){0};
	fflush(NULL);
	for (int k = 1; k < slots && k < packages->count && k < MAKERS_MAX; k++) {
		pid_t pid = fork();
		if (pid == 0)
			_exit(make_some(o, *s, packages, k, slots, uid_base));
		if (pid > 0)
			m->pid[m->count++] = pid;
	}
}

void makers_wait(struct makers *m)
{
	for (int i = 0; i < m->count; i++)
		while (waitpid(m->pid[i], NULL, 0) < 0 && errno == EINTR)
			;
	m->count = 0;
}
