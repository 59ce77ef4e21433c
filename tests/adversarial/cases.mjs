// cases.mjs - the corpus as data: one C file a case, whose first comment says what to expect of it.
//
//   id: 36                       the line of the list of attacks that it stands for
//   family: processes
//   attack: a fork bomb          in words
//   class: run | compile         when the attack takes place; or, with a package of packages/:
//          interactive           it talks to a validator
//          validated             what it prints is for a careless validator
//          validator             it is the validator itself
//          files                 it has files beside it: "text", and in one of two tests "other"
//          writing               the same, and it may write: a mebibyte
//   filename: x.c                how the source is called; default case.c; \n is a line break
//   time, memory: 0.2, 64        limits in seconds and MiB, where they matter
//   sanitize: yes                built with the sanitizers
//   stdin: a | b                 one run for each
//   stdout: safe                 what a run that ends well must have printed, white space apart
//   expect: SV                   the verdict; alternatives by |; per tier A=MLE B=MLE|RTE C=RTE
//
// In the source @CANARY@ is the directory of the canary. A program that gets somewhere prints BREACH.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const CLASSES = new Set("run compile interactive validated validator files writing".split(" "));
const KEYS = new Set("id family attack class filename time memory sanitize stdin stdout expect".split(" "));

function header(file, text) {
	const comment = /^\/\*(.*?)\*\//s.exec(text);
	if (!comment) throw new Error(`${file}: no header`);
	const fields = {};
	for (const line of comment[1].split("\n")) {
		const found = /^[ *]*([a-z]+): (.*?)\s*$/.exec(line);
		if (!found || !KEYS.has(found[1]) || found[1] in fields) throw new Error(`${file}: '${line}'`);
		fields[found[1]] = found[2];
	}
	for (const key of ["id", "family", "attack", "class", "expect"])
		if (!(key in fields)) throw new Error(`${file}: no ${key}`);
	if (!CLASSES.has(fields.class)) throw new Error(`${file}: class: ${fields.class}`);
	return fields;
}

/** "SV", or "A=OK B=OK|RTE C=RTE", as a map from tier to the verdicts allowed there. */
function expected(file, text) {
	const allowed = {};
	for (const word of text.split(" ")) {
		const [tiers, verdicts] = word.includes("=") ? word.split("=") : ["ABC", word];
		for (const tier of tiers) allowed[tier] = verdicts.split("|");
	}
	if (Object.keys(allowed).sort().join("") !== "ABC") throw new Error(`${file}: expect: ${text}`);
	return allowed;
}

export function loadCases(directory) {
	return readdirSync(directory)
		.filter((name) => name.endsWith(".c"))
		.sort((a, b) => parseInt(a, 10) - parseInt(b, 10) || (a < b ? -1 : 1))
		.map((name) => {
			const source = readFileSync(join(directory, name), "utf8");
			const f = header(name, source);
			return {
				name: name.slice(0, -2),
				id: Number(f.id),
				family: f.family,
				attack: f.attack,
				source,
				class: f.class,
				filename: (f.filename ?? "case.c").replaceAll("\\n", "\n"),
				limits: {
					...(f.time ? { time_limit: Number(f.time) } : {}),
					...(f.memory ? { memory_limit: Number(f.memory) } : {}),
					...(f.sanitize ? { sanitize: true } : {}),
				},
				inputs: f.stdin ? f.stdin.split(" | ") : [""],
				stdout: f.stdout,
				expectText: f.expect,
				expect: expected(name, f.expect),
			};
		});
}
