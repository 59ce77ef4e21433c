/* cmd_doctor.c - viva-judge doctor [--json]: what this host gives the sandbox, and what it lacks.
 */
#include <stdio.h>

#include "base/auto.h"
#include "judge/advice.h"
#include "judge/commands.h"
#include "judge/report.h"
#include "judge/session.h"

static const char *words_for(enum box_tier tier)
{
	switch (tier) {
	case BOX_TIER_A:
		return "full isolation: own namespaces, a user id for every slot, memory counted "
		       "by the kernel";
	case BOX_TIER_B:
		return "own namespaces, but not all that tier A asks for";
	case BOX_TIER_C:
		return "no namespaces here: system call filter, Landlock and resource limits only";
	case BOX_TIER_AUTO:
		break;
	}
	return "the sandbox does not start here; this is what it found";
}

static const char *name_of(enum box_tier tier)
{
	return tier == BOX_TIER_AUTO ? "none" : box_tier_name(tier);
}

static void add_part(json_t *parts, const struct box_part *part, const struct surroundings *at)
{
	json_t *o = json_pack("{ss sb ss}", "name", part->name, "present", part->present, "text",
			      part->text);
	if (o && !part->present)
		json_object_set_new(o, "fix", json_string(advice_for(part, at)));
	json_array_append_new(parts, o);
}

static json_t *parts_json(const struct box_info *info, const char *toolchain)
{
	json_t *parts = json_array();
	struct surroundings at;
	struct box_part compiler = {.name = "compiler", .present = toolchain[0] == '\0'};
	snprintf(compiler.text, sizeof compiler.text, "%s",
		 toolchain[0] ? toolchain : "gcc, as and ld");
	surroundings_look(&at);
	for (size_t i = 0; i < info->part_count; i++)
		add_part(parts, &info->parts[i], &at);
	add_part(parts, &compiler, &at);
	return parts;
}

static const char *text_of(const json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));
	return text ? text : "";
}

static void print_human(const struct box_info *info, const json_t *parts)
{
	size_t i;
	const json_t *part;
	printf("tier %s: %s\n", name_of(info->tier), words_for(info->tier));
	json_array_foreach(parts, i, part)
	{
		bool present = json_is_true(json_object_get(part, "present"));
		printf("  %-4s %-20s %s\n", present ? "yes" : "no", text_of(part, "name"),
		       text_of(part, "text"));
		if (!present)
			printf("       %-20s to have it: %s\n", "", text_of(part, "fix"));
	}
}

static int show(const struct box_info *info, bool json)
{
	struct toolchain *toolchain = NULL;
	char why[160] = "";
	enum err e = toolchain_new(&toolchain, why);
	if (e && !why[0])
		snprintf(why, sizeof why, "%s", err_str(e));
	AUTO_JSON *parts = parts_json(info, why);
	AUTO_JSON *report = json_pack("{ss ss sO}", "tier", name_of(info->tier), "text",
				      words_for(info->tier), "parts", parts);
	toolchain_free(toolchain);
	if (json)
		return report_print(report) ? STATUS_JUDGE : STATUS_DONE;
	print_human(info, parts);
	return STATUS_DONE;
}

int cmd_doctor(int argc, char **argv)
{
	bool json = false;
	struct box_info found = {0};
	struct session_options session = {.found = &found};
	const struct option_spec specs[] = {
		{"--json", OPTION_FLAG, &json, 0, 0},
		{"--tier", OPTION_TEXT, &session.tier, 0, 0},
	};
	struct words_view words;
	struct box *box = NULL;
	if (!options_read("doctor", argc, argv, specs, sizeof specs / sizeof specs[0], &words))
		return STATUS_USAGE;
	if (words.count)
		return complain(STATUS_USAGE, "doctor: takes no '%s'", words.v[0]);
	/* Where it does not start the reason has been told, and what follows says how to mend it.
	 */
	int status = session_box(&session, &box);
	int shown = status == STATUS_DONE || found.part_count > 0 ? show(&found, json) : status;
	box_free(box);
	return status ? status : shown;
}
