/* id: 13
 * family: compile
 * attack: has files of the host read as precompiled headers and as preprocessed text
 * class: compile
 * expect: CE|OK */
#pragma GCC pch_preprocess "@CANARY@/secret.h"
# 1 "@CANARY@/secret.h" 1 3 4
#pragma GCC system_header
#ident "@CANARY@/secret.h"

int main(void)
{
	return 0;
}
