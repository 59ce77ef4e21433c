#include "judge/fault.h"

#include <stdarg.h>
#include <stdio.h>

void faults_release(struct faults *f)
{
	buf_release(&f->text);
}

void fault(struct faults *f, const char *file, int line, const char *format, ...)
{
	char reason[512];
	va_list args;
	if (f->count++ >= FAULTS_MAX)
		return;
	va_start(args, format);
	int n = vsnprintf(reason, sizeof reason, format, args);
	va_end(args);
	if (n < 0)
		reason[0] = 0;
	/* The reason may quote the package: keep it one line and free of terminal escapes. */
	for (unsigned char *p = (unsigned char *)reason; *p; p++)
		if (*p < 0x20 || *p == 0x7F)
			*p = '?';
	if (line > 0)
		buf_addf(&f->text, "%s:%d: %s\n", file, line, reason);
	else
		buf_addf(&f->text, "%s: %s\n", file, reason);
}

struct span faults_text(struct faults *f)
{
	if (f->count > FAULTS_MAX) {
		buf_addf(&f->text, "and %d more\n", f->count - FAULTS_MAX);
		f->count = FAULTS_MAX;
	}
	return buf_span(&f->text);
}
