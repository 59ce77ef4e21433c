/* The tables and problems/schema/question.schema.json must not drift apart: walks both side by side
 * and compares keys, what is required, words and bounds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>

#include "base/auto.h"
#include "base/file.h"
#include "catalog/shapes.h"

enum { DEPTH_MAX = 12 };

static json_t *read_schema(void)
{
	AUTO_BUF text;
	json_t *schema = NULL;
	buf_init(&text, 1 << 20);
	assert_int_equal(file_read(AT_FDCWD,
				   VIVA_SOURCE_DIR "/problems/schema/question.schema.json", 1 << 20,
				   &text),
			 ERR_OK);
	assert_int_equal(json_read(buf_span(&text), &schema), ERR_OK);
	return schema;
}

/* The definition that a node refers to, or the node itself. */
static const json_t *resolve(const json_t *root, const json_t *node)
{
	const char *ref = json_string_value(json_object_get(node, "$ref"));
	return ref ? json_object_get(json_object_get(root, "$defs"), ref + strlen("#/$defs/"))
		   : node;
}

/* A bound that stands beside a $ref goes before the definition's own. */
static void same_bound(const json_t *outer, const json_t *node, const char *key, double ours)
{
	const json_t *n = json_object_get(outer, key);
	n = n ? n : json_object_get(node, key);
	if (n && json_number_value(n) != ours)
		fail_msg("%s: %g in the schema, %g in the table", key, json_number_value(n), ours);
}

static void same_words(const json_t *node, const struct shape *shape)
{
	const json_t *words = json_object_get(node, "enum");
	size_t n = 0;
	if (!words || !shape->words)
		return;
	for (; shape->words[n]; n++)
		assert_string_equal(shape->words[n], json_string_value(json_array_get(words, n)));
	assert_int_equal(n, json_array_size(words));
}

static void compare(const json_t *root, const json_t *outer, const struct shape *shape, int depth);

static bool is_required(const json_t *node, const char *key)
{
	const json_t *list = json_object_get(node, "required");
	for (size_t i = 0; i < json_array_size(list); i++)
		if (strcmp(json_string_value(json_array_get(list, i)), key) == 0)
			return true;
	return false;
}

static void same_fields(const json_t *root, const json_t *node, const struct shape *shape,
			int depth)
{
	const json_t *properties = json_object_get(node, "properties");
	size_t n = 0;
	for (const struct shape_field *f = shape->fields; f->key; f++, n++) {
		const json_t *property = json_object_get(properties, f->key);
		if (!property)
			fail_msg("the schema has no '%s'", f->key);
		assert_int_equal(!f->optional, is_required(node, f->key));
		compare(root, property, f->shape, depth);
	}
	/* The points of packages have an axis; the schema forbids it to questions where it refers.
	 */
	n += json_object_get(properties, "axis") != NULL;
	assert_int_equal(n, json_object_size(properties));
	assert_true(json_is_false(json_object_get(node, "additionalProperties")));
}

static void compare(const json_t *root, const json_t *outer, const struct shape *shape, int depth)
{
	const json_t *node = resolve(root, outer);
	assert_non_null(node);
	assert_true(depth < DEPTH_MAX);
	switch (shape->kind) {
	case SHAPE_TEXT:
		same_bound(outer, node, "minLength", shape->lo);
		same_bound(outer, node, "maxLength", shape->hi);
		same_words(node, shape);
		break;
	case SHAPE_INT:
		same_bound(outer, node, "minimum", shape->lo);
		same_bound(outer, node, "maximum", shape->hi);
		break;
	case SHAPE_LIST:
		same_bound(outer, node, "minItems", shape->lo);
		same_bound(outer, node, "maxItems", shape->hi);
		compare(root, json_object_get(node, "items"), shape->item, depth + 1);
		break;
	case SHAPE_OBJECT:
		same_fields(root, node, shape, depth + 1);
		break;
	case SHAPE_MAP:
		compare(root, json_object_get(node, "additionalProperties"), shape->item,
			depth + 1);
		break;
	case SHAPE_VARIANT:
	case SHAPE_ANY:
	case SHAPE_NUMBER:
	case SHAPE_BOOL:
	case SHAPE_SCALAR:
		break;
	}
}

static const json_t *definition(const json_t *root, const char *name)
{
	return json_object_get(json_object_get(root, "$defs"), name);
}

static void sections_and_references_agree(void **state)
{
	(void)state;
	AUTO_JSON *root = read_schema();
	compare(root, definition(root, "section"), &shape_section, 0);
	compare(root, definition(root, "references"), &shape_references, 0);
}

/* A field of one type of entry against the schema's property of that name. The least number of
 * minutes depends on the type and is an if-then of the schema. */
static void same_property(const json_t *root, const struct shape_field *f)
{
	const json_t *property = json_object_get(json_object_get(root, "properties"), f->key);
	if (!property)
		fail_msg("the schema has no '%s'", f->key);
	if (strcmp(f->key, "minutes") == 0)
		same_bound(property, resolve(root, property), "maximum", f->shape->hi);
	else
		compare(root, property, f->shape, 0);
}

static void every_type_of_question_agrees(void **state)
{
	(void)state;
	AUTO_JSON *root = read_schema();
	const json_t *types = json_object_get(
		json_object_get(json_object_get(root, "properties"), "type"), "enum");
	size_t n = 0;
	for (const struct shape_field *type = shape_front_matter.fields; type->key; type++, n++)
		for (const struct shape_field *f = type->shape->fields; f->key; f++)
			same_property(root, f);
	assert_int_equal(n, json_array_size(types));
}

static void exhibits_agree(void **state)
{
	(void)state;
	static const char *const names[][2] = {{"line", "xy"},
					       {"scatter", "xy"},
					       {"bars", "bars"},
					       {"matrix", "matrix"},
					       {"table", "table"}};
	AUTO_JSON *root = read_schema();
	const struct shape *exhibit = NULL;
	for (const struct shape_field *f = shape_front_matter.fields->shape->fields; f->key; f++)
		if (strcmp(f->key, "exhibit") == 0)
			exhibit = f->shape;
	assert_non_null(exhibit);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(exhibit->fields[i].key, names[i][0]);
		compare(root, definition(root, names[i][1]), exhibit->fields[i].shape, 0);
	}
	assert_null(exhibit->fields[5].key);
}

static void keys_have_the_same_order(void **state)
{
	(void)state;
	AUTO_JSON *root = read_schema();
	const char *key;
	json_t *property;
	size_t n = 0;
	json_object_foreach(json_object_get(root, "properties"), key, property)
	{
		assert_non_null(shape_key_order[n]);
		assert_string_equal(key, shape_key_order[n++]);
	}
	assert_null(shape_key_order[n]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sections_and_references_agree),
		cmocka_unit_test(every_type_of_question_agrees),
		cmocka_unit_test(exhibits_agree),
		cmocka_unit_test(keys_have_the_same_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
