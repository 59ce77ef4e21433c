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
	return "unknown";
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
	printf("tier %s: %s\n", box_tier_name(info->tier), words_for(info->tier));
	json_array_foreach(parts, i, part)
	{
		bool present = json_is_true(json_object_get(part, "present"));
		printf("  %-4s %-20s %s\n", present ? "yes" : "no", text_of(part, "name"),
		       text_of(part, "text"));
		if (!present)
			printf("       %-20s to have it: %s\n", "", text_of(part, "fix"));
	}
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
