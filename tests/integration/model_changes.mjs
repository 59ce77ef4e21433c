// Random change sets through @codemirror/state and through the server's own code: every answer is the same.
//
//   node model_changes.mjs [--driver build/tests/core_test_change] [--cases 3000] [--seed 1] [--write FILE]
//
// --write keeps the first 300 cases with their answers as vectors for the C tests alone.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { ChangeSet, EditorState, Text } = require("@codemirror/state");
const { collab, receiveUpdates, sendableUpdates } = require("@codemirror/collab");

const { values: options } = parseArgs({
	options: {
		driver: { type: "string", default: new URL("../../build/tests/core_test_change", import.meta.url).pathname },
		cases: { type: "string", default: "3000" },
		seed: { type: "string", default: "1" },
		write: { type: "string" },
	},
});

// mulberry32: a seed gives the same cases everywhere.
let seed = Number(options.seed) >>> 0;
function random() {
	seed = (seed + 0x6d2b79f5) >>> 0;
	let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
	t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
	return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (n) => Math.floor(random() * n);
const alphabet = ["a", "b", "c", "\n", "\u00e9", "\u4e2d", "\u{1f600}", "\u{1f468}\u200d\u{1f469}"];
const text = (most) => Array.from({ length: below(most + 1) }, () => alphabet[below(alphabet.length)]).join("");

const split = (doc, at) => /[\ud800-\udbff]/.test(doc[at - 1] ?? "") && /[\udc00-\udfff]/.test(doc[at] ?? "");
function place(doc) {
	const at = below(doc.length + 1);
	return split(doc, at) ? at - 1 : at;
}
function changes(doc) {
	const one = () => {
		const [from, to] = [place(doc), place(doc)].sort((x, y) => x - y);
		const kind = below(3);
		return { from, to: kind === 0 ? from : to, insert: kind === 1 ? "" : text(4) };
	};
	return ChangeSet.of(Array.from({ length: 1 + below(3) }, one), doc.length);
}
const applied = (doc, set) => set.apply(Text.of(doc.split("\n"))).toString();

function row(doc, most) {
	const sets = [];
	for (let n = 1 + below(most); n > 0; n--) {
		sets.push(changes(doc));
		doc = applied(doc, sets.at(-1));
	}
	return { sets, doc };
}

const mapCase = (doc) => {
	const [a, b] = [row(doc, 2).sets.reduce((x, y) => x.compose(y)), row(doc, 3).sets.reduce((x, y) => x.compose(y))];
	const before = random() < 0.5;
	return { op: "map", a: a.toJSON(), b: b.toJSON(), before, out: a.map(b, before).toJSON() };
};
const applyCase = (doc) => {
	const { sets, doc: after } = row(doc, 4);
	return { op: "apply", text: doc, us: sets.map((c) => c.toJSON()), out: after };
};
/** The real client with these updates waiting, after it has received the others' one at a time. */
function client(text, us) {
	let state = EditorState.create({ doc: text, extensions: [collab({ clientID: "me" })] });
	for (const changes of us)
		state = state.update({ changes }).state;
	return {
		receive(update) { state = receiveUpdates(state, [update]).state; },
		waiting: () => sendableUpdates(state).map((u) => u.changes),
	};
}

/** Own updates that have arrived before lie among the others', mapped as they were then. */
function rebaseCase(text) {
	const me = client(text, row(text, 4).sets);
	const us = me.waiting();
	const over = [];
	let doc = text;
	const arrive = (changes, clientID) => {
		over.push({ c: changes.toJSON(), cl: clientID });
		doc = applied(doc, changes);
		me.receive({ changes, clientID });
	};
	const others = (n) => {
		for (; n > 0; n--)
			arrive(changes(doc), "other");
	};
	others(below(5));
	for (let have = below(us.length + 1); have > 0; have--) {
		arrive(me.waiting()[0], "me");
		others(below(3));
	}
	return { op: "rebase", text, cl: "me", us: us.map((c) => c.toJSON()), over, out: me.waiting().map((c) => c.toJSON()) };
}
const makers = [mapCase, applyCase, rebaseCase];

const cases = Array.from({ length: Number(options.cases) }, (_, i) => makers[i % makers.length](text(12)));
if (options.write) {
	writeFileSync(options.write, `[\n${cases.slice(0, 300).map((c) => JSON.stringify(c)).join(",\n")}\n]\n`);
	process.exit(0);
}

const driver = spawn(options.driver, ["--pipe"], { stdio: ["pipe", "pipe", "inherit"] });
driver.stdin.end(cases.map((c) => JSON.stringify({ ...c, out: undefined })).join("\n") + "\n");
let done = 0;
let differ = 0;
for await (const line of createInterface({ input: driver.stdout })) {
	const expected = cases[done++];
	if (line === JSON.stringify(expected.out))
		continue;
	if (++differ <= 5)
		console.error(`differs: ${JSON.stringify(expected)}\n     got: ${line}`);
}
console.log(`${done} of ${cases.length} change sets compared, ${differ} differ (seed ${options.seed})`);
process.exit(done === cases.length && differ === 0 ? 0 : 1);
