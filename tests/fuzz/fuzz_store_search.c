/* Whatever somebody types: the first byte says whether as an interviewer. */
#include <assert.h>

#include "base/json.h"
#include "store/search.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct search *s;
	AUTO_JSON *found = NULL;
	if (!s) {
		assert(search_new(&s) == ERR_OK);
		assert(search_add(s, SPAN("a/b"), SPAN("Loss"), SPAN("a and b or not near c"),
				  SPAN("hidden")) == ERR_OK);
	}
	if (size == 0)
		return 0;
	struct span words = {(const char *)data + 1, size - 1};
	assert(search_find(s, words, data[0] & 1, &found) == ERR_OK);
	assert(json_array_size(found) <= 1);
	return 0;
}
