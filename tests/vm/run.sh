#!/bin/bash
# run.sh - the judge in a small emulated guest, where control groups are of version 2: the last line is `N passed, N failed`.
#
#   run.sh short|full BUILD      BUILD: the directory with viva-judge, viva-box and tests/viva-container
#
# short: the tiers, in the places that only the guest has. full: every place, those attacks of the corpus that control
# groups answer (memory, processes, time; VIVA_VM_CORPUS=all: every one) in tier A; with VIVA_VM_BACKPORTS=1
# the tiers again under the newer kernel of the backports, where Landlock knows more.
set -u
here=$(cd "$(dirname "$0")" && pwd)
mode=$1 build=$2
work=$(mktemp -d)
payload=$work/payload report=$work/report
trap 'rm -rf "$work"' EXIT

mkdir "$payload"
cp "$build/viva-judge" "$build/viva-box" "$build/tests/viva-container" "$here"/*.mjs "$payload" &&
	cp -r "$here/../adversarial" "$payload/" || exit 1

[ "${VIVA_VM_CORPUS:-}" = all ] ||
	grep -LE 'family: (memory|processes|time)$' "$payload"/adversarial/cases/*.c | xargs rm -f

# An emulated processor takes its time to touch memory: that is not what these cases ask about.
grep -lE 'family: memory$' "$payload"/adversarial/cases/*.c |
	xargs sed -i '/^ \* time: /d; s/^ \* class: .*/&\n * time: 20/'

# guest SUITE SECONDS: runs $payload/go there. One that ends without having counted is a failure.
guest() {
	if ! "$here/image.sh" "$1" >&2; then
		echo "failed: the guest's image for $1 could not be made"
	else
		"$here/boot.sh" "$1" "$2" "$payload" | tee "$work/guest"
		status=${PIPESTATUS[0]}
		if [ "$status" -eq 0 ] && grep -q '^[0-9]* passed, ' "$work/guest"; then return; fi
		# An emulator that gets no processor is no failure of the judge; what failed before is.
		if [ "$mode" = short ] && [ "$status" -eq 124 ] && ! grep -q '^FAILED' "$work/guest"; then
			echo "skipped: too slow here: the emulated guest did not come to its end in $2 s; ./test vm gives it time"
			return
		fi
	fi
	echo "0 passed, 1 failed"
}

tiers='node checks.mjs --judge /vm/viva-judge --container /vm/viva-container --guest'
corpus='node adversarial/run.mjs --judge /vm/viva-judge --tier A --user root --jobs 2'
go() { printf 'cd /vm; echo "guest: Linux $(uname -r), up in $(cut -d" " -f1 /proc/uptime) s"\n%s\n' "$*" >"$payload/go"; }

{
	case $mode in
	short)
		go "$tiers --short --only delegated,service,groups"
		guest bookworm 145
		;;
	full)
		go "$tiers"
		guest bookworm 1200
		go "$corpus"
		guest bookworm 1000
		# The emulator of Debian 12 often crashes that kernel before it is up.
		[ -z "${VIVA_VM_BACKPORTS:-}" ] || { go "$tiers --short"; guest bookworm-backports 300; }
		;;
	esac
} | tee "$report"
# The sum is for people; who adds up lines must not count it again.
awk '/^[0-9]+ passed, [0-9]+ failed/ { p += $1; f += $3 }
	/^skipped: / { s++ }
	END { printf "in all %d passed, %d failed\n", p, f; exit f > 0 || p + s == 0 }' "$report"
