#!/bin/bash
# run.sh - every figure of the project in one table, each beside its floor or peer from the same run. No verdicts: machines
# are shared and noisy; compare ratios.   ./test bench
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
build=${VIVA_BUILD:-$here/build}
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT

node "$here/tests/bench/chat.mjs" "$build" >>"$rows" || echo '{"name":"chat.mjs failed","figure":"","beside":"","target":""}' >>"$rows"
ninja -C "$build" --quiet bench_store >/dev/null && "$build/bench/bench_store" --json | node -e '
	for (const line of require("node:fs").readFileSync(0, "utf8").trim().split("\n")) {
		const r = JSON.parse(line);
		console.log(JSON.stringify({ name: `durable appends per second, ${r.callers} callers`, figure: r.per_s,
			beside: `group ${r.group}, p50 ${r.p50_ms} ms, p99 ${r.p99_ms} ms, CPU ${r.cpu_us} us`,
			target: r.callers === 64 ? ">= 20000" : "" }));
	}' >>"$rows" ||
	echo '{"name":"bench_store failed","figure":"","beside":"","target":""}' >>"$rows"
"$build/viva-judge" bench --json | node -e '
	const { rows } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
	for (const r of rows)
		console.log(JSON.stringify({ name: r.name, figure: `${r.ours} (ratio ${r.ratio})`, beside: `floor ${r.floor}`, target: r.target }));
' >>"$rows"

node -e '
	const rows = require("node:fs").readFileSync(process.argv[1], "utf8").trim().split("\n").map(JSON.parse);
	const table = [["what", "figure", "beside it", "target"], ...rows.map((r) => [r.name, r.figure, r.beside, r.target].map((x) => String(x ?? "")))];
	const widths = table[0].map((_, i) => Math.max(...table.map((r) => r[i].length)));
	for (const r of table) console.log(r.map((c, i) => c.padEnd(widths[i])).join("  ").trimEnd());
' "$rows"
