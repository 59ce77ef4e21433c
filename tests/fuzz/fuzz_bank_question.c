/* The question decoder on any bytes: one file's text, its id fixed. What it accepts without a fault
 * must come out of the shape checker clean a second time. */
#include <stdlib.h>

#include "bank/entry.h"
#include "catalog/shapes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void no_fault(void *data, const char *path, const char *reason)
{
	(void)data;
	(void)path;
	(void)reason;
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	AUTO_FAULTS f;
	struct entry e;
	if (size > ENTRY_FILE_MAX || faults_init(&f))
		return 0;
	faults_in(&f, "question.md");
	enum err err =
		entry_read((struct span){(const char *)data, size}, "arith/sum-of-ones", &f, &e);
	if (!err && f.faults == 0)
		shape_check(&shape_front_matter, e.front.value, no_fault, NULL);
	json_t *report = faults_json(&f);
	if (!report)
		abort(); /* every reason must be text */
	json_decref(report);
	entry_release(&e);
	return 0;
}
