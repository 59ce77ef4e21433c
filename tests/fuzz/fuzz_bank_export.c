/* The catalogue on any bytes: the first byte says which of the two files they are. Whatever opens
 * must project without a fault. */
#include <stdlib.h>

#include "catalog/catalog.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void drop(json_t *projection)
{
	if (!projection)
		abort();
	json_decref(projection);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char why[CATALOG_WHY_MAX];
	struct catalog *c = NULL;
	if (size < 1)
		return 0;
	struct span text = {(const char *)data + 1, size - 1}, none = SPAN("");
	bool bank = data[0] & 1;
	if (catalog_read(bank ? text : none, bank ? none : text, &c, why))
		return 0;
	drop(catalog_public_list(c));
	for (size_t i = 0; i < catalog_count(c); i++) {
		const struct catalog_item *item = catalog_at(c, i);
		drop(catalog_brief(item));
		drop(catalog_statement(item));
		drop(catalog_docs(item));
		drop(catalog_guide(item));
		if (catalog_find(c, item->id) != item)
			abort();
	}
	catalog_free(c);
	return 0;
}
