// The C code for change sets against the editor's package, with other cases on every run.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { build, root } from "./lib/server.mjs";

test("6000 random change sets map, apply and rebase as in the browser", (t) => {
	const seed = process.env.VIVA_SEED ?? String(Date.now() % 1_000_000);
	const run = spawnSync(process.execPath, [path.join(root, "tests/integration/model_changes.mjs"), "--cases", "6000", "--seed", seed,
		"--driver", path.join(build, "tests/core_test_change")], { encoding: "utf8", timeout: 60_000 });
	t.diagnostic(run.stdout.trim());
	assert.equal(run.status, 0, `seed ${seed}: ${run.stderr}`);
});
