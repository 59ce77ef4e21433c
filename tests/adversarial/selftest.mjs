#!/usr/bin/env node
// selftest.mjs - does run.mjs notice? Each mode of a false judge breaks one of the five promises, and run.mjs
// must say so; the honest mode must pass. So no check of the corpus is one that cannot fail.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const CASE = "01-include-secret"; // its source says where the canary is

// Mode -> what the false judge does besides (in sh; $dir is the canary), and what run.mjs must then say.
const MODES = {
	honest: ["", null],
	verdict: ["verdict=RTE", /verdict RTE, not CE/],
	leak: ['stdout=$(grep -o "[0-9a-f]\\{32\\}" "$dir/secret.h")', /the secret is in the report/],
	breach: ["stdout=BREACH", /BREACH/],
	process: ["sleep 10 >/dev/null 2>&1 &", /left: process \d+ \(sleep/],
	file: ["echo > /tmp/left", /left: \/tmp\/left/],
	directory: ["mkdir /tmp/viva-box.999999999.selftest", /left: \/tmp\/viva-box\.999999999/],
	canary: ['echo harm > "$dir/writable"', /canary's files/],
	next: ["next=41", /the next run: OK/],
	control: ["printf '\\033[2J' >&2", /control characters/],
};

function falseJudge(mode) {
	return `#!/bin/sh
[ "$1" != doctor ] || { echo '{"tier":"C"}'; exit 0; }
while IFS= read -r line; do
	verdict=CE stdout= next=42
	case "$line" in
	*secret.h*) dir=$(printf '%s' "$line" | sed -n 's|.*#include ..\\(.*\\)/secret.h.*|\\1|p'); ${mode === "next" ? ":" : MODES[mode][0] || ":"} ;;
	*) ${mode === "next" ? MODES.next[0] : ":"}; verdict=OK stdout=$next\\\\n ;;
	esac
	printf '%s\\n' "{\\"verdict\\":\\"$verdict\\",\\"stdout\\":\\"$stdout\\",\\"stderr\\":\\"\\"}"
done
`;
}

const place = mkdtempSync(join(tmpdir(), "viva-selftest."));
chmodSync(place, 0o755);
const judge = join(place, "judge");
let failed = 0;
for (const [mode, [, complaint]] of Object.entries(MODES)) {
	writeFileSync(judge, falseJudge(mode), { mode: 0o755 });
	const run = spawnSync(process.execPath, [join(HERE, "run.mjs"), "--judge", judge, "--only", CASE, "--user", process.getuid() === 0 ? "root" : "user", "--jobs", "1"], { encoding: "utf8" });
	const right = complaint ? run.status === 1 && complaint.test(run.stdout) : run.status === 0 && /^[1-9]\d* passed, 0 failed\n$/.test(run.stdout);
	if (!right) console.log(`FAILED ${mode}: status ${run.status}\n${run.stdout}${run.stderr}`);
	failed += right ? 0 : 1;
	for (const left of ["/tmp/left", "/tmp/viva-box.999999999.selftest"]) rmSync(left, { recursive: true, force: true });
}
rmSync(place, { recursive: true });
console.log(`${Object.keys(MODES).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
