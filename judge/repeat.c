#include "judge/repeat.h"

#include "judge/report.h"
#include "judge/sandbox.h"

bool repeat_wants(const struct box_result *first)
{
	return first->status == BOX_EXITED && first->cpu_us < REPEAT_BELOW_US &&
	       first->wall_us < REPEAT_WALL_US;
}

bool repeat_is_same(const struct box_result *first, const struct box_result *again)
{
	AUTO_MAPPING a = {.at = NULL};
	AUTO_MAPPING b = {.at = NULL};
	if (first->status != again->status || first->exit_code != again->exit_code ||
	    first->out.bytes != again->out.bytes)
		return false;
	return mapping_of(first->out.fd, &a) == ERR_OK && mapping_of(again->out.fd, &b) == ERR_OK &&
	       span_eq(a.bytes, b.bytes);
}

void repeat_add(struct repeat *r, uint64_t cpu_us)
{
	int at = r->count;
	if (at == REPEAT_MAX)
		return;
	for (; at > 0 && r->cpu_us[at - 1] > (int64_t)cpu_us; at--)
		r->cpu_us[at] = r->cpu_us[at - 1];
	r->cpu_us[at] = (int64_t)cpu_us;
	r->count++;
}

int64_t repeat_median(const struct repeat *r)
{
	return r->count ? r->cpu_us[(r->count - 1) / 2] : 0;
}

int64_t repeat_spread(const struct repeat *r)
{
	return r->count ? r->cpu_us[r->count - 1] - r->cpu_us[0] : 0;
}

void repeat_report(const struct repeat *r, json_t *out)
{
	json_object_set_new(out, "cpu_ms", report_ms(repeat_median(r)));
	if (r->count < 2)
		return;
	json_object_set_new(out, "spread_ms", report_ms(repeat_spread(r)));
	json_object_set_new(out, "repeats", json_integer(r->count));
}
