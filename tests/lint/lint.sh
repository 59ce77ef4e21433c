#!/bin/bash
# lint.sh - what a compiler does not say. Each check prints what it found and where; the last line counts.
set -u
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0

# check NAME: passes when standard input is empty.
check() {
	found=$(cat)
	if [ -z "$found" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'lint: %s\n%s\n' "$1" "$found" | head -40
	fi
}

c_files() { git ls-files -co --exclude-standard -- 'server/*.[ch]' 'judge/*.[ch]' 'tests/*.[ch]'; }
own_code() { git ls-files -co --exclude-standard -- 'server/*.[ch]' 'judge/*.[ch]'; }

walls() {
	grep -v '^#' tests/lint/walls.tsv | while IFS=$'\t' read -r directory allowed purity; do
		pattern=$(printf '%s' "$allowed" | sed 's#\([a-z]\)\(|\|$\)#\1\2#g')
		for file in "$directory"/*.[ch]; do
			[ -e "$file" ] || continue
			grep -nE '^#include "' "$file" | grep -vE "#include \"($pattern)(/|\")" | sed "s#^#$file:#"
			[ "$purity" != pure ] || grep -nE \
				'^#include <(sys/|unistd|fcntl|time|pthread|stdio|errno|signal|netinet|libwebsockets|sqlite3|ev)' \
				"$file" | grep -v '<stdio.h>' | sed "s#^#$file: core is pure: #"
		done
	done
	for library in libwebsockets:server/edge sqlite3:server/store seccomp:judge/box yaml:server/bank; do
		grep -rlE "^#include <${library%%:*}(\.h|/)" server judge --include='*.[ch]' |
			grep -vE "^(${library##*:}/|server/main\.c|server/harden\.c|judge/[a-z_]*\.c)" |
			sed "s#\$#: ${library%%:*} belongs to ${library##*:}#"
	done
}

banned() {
	own_code | xargs grep -nE \
		'\b(strcpy|strcat|strncpy|sprintf|vsprintf|strtok|gets|atoi|atol|atof|localtime|gmtime|alloca|system|popen) ?\(|^\s*goto '
}

# Lines of a function's body, braces in the first column being how this code is laid out. 60 for a table or checklist.
long_functions() {
	own_code | grep '\.c$' | while read -r file; do
		awk -v file="$file" '/^\{/ { start = NR } /^\}/ { if (start && NR - start - 1 > 60)
			printf "%s:%d: a function of %d lines\n", file, start, NR - start - 1; start = 0 }' "$file"
	done
}

long_files() {
	own_code | xargs wc -l | awk '$2 != "total" && $1 > 500 { print $2 ": " $1 " lines" }'
}

# Git's own copy of the rule: no path of anybody's machine, no registry, no key.
foreign_words() {
	git grep -nIE '(^|[^a-zA-Z."])/(work|farm)/|registry\.npmjs|BEGIN [A-Z ]*PRIVATE KEY' -- . \
		':!tests/lint/lint.sh' ':!web/package-lock.json'
}

unfinished() {
	git grep -nE '\b(TODO|FIXME|XXX|HACK)\b' -- server judge web/src run test .ci ':!*.json'
}

formatted() {
	c_files | grep -vE '^tests/adversarial/' | xargs clang-format --dry-run 2>&1 | grep -E 'warning|error' | head -20
}

# A package stands alone, so what several validators share is copied into each of them.
stray_copies() {
	git ls-files -co --exclude-standard -- 'problems/packages/*_validator*/*.h' | while read -r copy; do
		original=problems/packages/validlib/${copy##*/}
		cmp -s "$original" "$copy" || echo "$copy: differs from $original"
	done
}

sleeping_tests() {
	git grep -nE '\b(sleep|usleep|nanosleep|waitForTimeout) *\(' -- tests/unit tests/integration tests/e2e web/src web/test \
		':!tests/unit/judge/box_victim.c' | grep -vE '^[^:]*:[0-9]+:\s*(//|\*|/\*)'
}

check 'who may include whom (tests/lint/walls.tsv)' < <(walls)
check 'banned functions' < <(banned)
check 'functions over 60 lines' < <(long_functions)
check 'files over 500 lines' < <(long_files)
check 'paths, registries or keys that belong to a machine' < <(foreign_words)
check 'unfinished work' < <(unfinished)
check 'clang-format' < <(formatted)
check 'validators share their headers with problems/packages/validlib' < <(stray_copies)
check 'tests wait for a condition, they do not sleep' < <(sleeping_tests)
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
