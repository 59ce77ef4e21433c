/* cmd_doctor.c - viva-judge doctor [--json]: what this host gives the sandbox, and what it lacks.
 */
#include <stdio.h>

#include "base/auto.h"
#include "judge/commands.h"
#include "judge/report.h"
#include "judge/session.h"

static const char *words_for(enum box_tier tier)
{
	switch (tier) {
	case BOX_TIER_A:
		return "full isolation: own namespaces and a user id for every slot";
	case BOX_TIER_B:
		return "own namespaces, one user id for all slots; start as root for tier A";
	case BOX_TIER_C:
		return "no namespaces here: system call filter, Landlock and resource limits only; "
		       "allow unprivileged user namespaces for tier B, start as root for tier A";
	case BOX_TIER_AUTO:
		break;
	}
	return "unknown";
}

static json_t *parts_json(const struct box_info *info, const char *toolchain)
{
	json_t *parts = json_array();
	for (size_t i = 0; i < info->part_count; i++)
		json_array_append_new(parts, json_pack("{ss sb ss}", "name", info->parts[i].name,
						       "present", info->parts[i].present, "text",
						       info->parts[i].text));
	json_array_append_new(parts, json_pack("{ss sb ss}", "name", "compiler", "present",
					       toolchain[0] == 0, "text",
					       toolchain[0] ? toolchain : "gcc, as and ld"));
	return parts;
}

static void print_human(const struct box_info *info, const json_t *parts)
{
	size_t i;
	const json_t *part;
	printf("tier %s: %s\n", box_tier_name(info->tier), words_for(info->tier));
	json_array_foreach(parts, i, part) printf(
		"  %-4s %-20s %s\n", json_is_true(json_object_get(part, "present")) ? "yes" : "no",
		json_string_value(json_object_get(part, "name")),
		json_string_value(json_object_get(part, "text")));
}

int cmd_doctor(int argc, char **argv)
{
	bool json = false;
	struct session_options session = {0};
	const struct option_spec specs[] = {
		{"--json", OPTION_FLAG, &json, 0, 0},
		{"--tier", OPTION_TEXT, &session.tier, 0, 0},
	};
	struct words_view words;
	struct box *box = NULL;
	struct toolchain *toolchain = NULL;
	char why[160] = "";
	if (!options_read("doctor", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count)
		return complain(STATUS_USAGE, "doctor: takes no '%s'", words.v[0]);
	int status = session_box(&session, &box);
	if (status)
		return status;
	enum err e = toolchain_new(&toolchain, why);
	if (e && !why[0])
		snprintf(why, sizeof why, "%s", err_str(e));
	const struct box_info *info = box_info(box);
	AUTO_JSON *parts = parts_json(info, why);
	AUTO_JSON *report = json_pack("{ss ss sO}", "tier", box_tier_name(info->tier), "text",
				      words_for(info->tier), "parts", parts);
	if (json)
		status = report_print(report) ? STATUS_JUDGE : STATUS_DONE;
	else
		print_human(info, parts);
	toolchain_free(toolchain);
	box_free(box);
	return status;
}
