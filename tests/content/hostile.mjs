#!/usr/bin/env node
// hostile.mjs - the packages' own output validators against outputs that nobody means well with.
//
// Each is built with the sanitizers and shown right answers (which it must accept), and the same bytes cut, doubled, torn,
// filled with NUL, NaN, huge numbers and endless tokens: whatever it says, it says by 42 or 43, soon, and without
// a word from a sanitizer. What is no output at all it must refuse. The last line is `N passed, N failed`.
//
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const all = join(dirname(fileURLToPath(import.meta.url)), "../../problems/packages");
const scratch = mkdtempSync(join(tmpdir(), "viva-hostile."));
const ACCEPTED = 42, WRONG = 43, ROUNDS = 120, PATIENCE_MS = 20_000;
let passed = 0, failed = 0, state = 1;

function check(name, wrong) {
	wrong ? failed++ : passed++;
	if (wrong) console.log(`FAILED ${name}: ${wrong}`);
}

/** The same numbers at every run: a failure can be looked at again (xorshift32). */
function random(n) {
	state ^= state << 13;
	state ^= state >>> 17;
	state ^= state << 5;
	return (state >>> 0) % n;
}

const bytes = (text) => Buffer.from(text, "latin1");

/* Whole outputs that are no answer to anything. */
const NOTHING = [
	["nothing", bytes("")], ["white space", bytes(" \n\t\n \r\n")], ["NUL bytes", Buffer.alloc(4096)], ["not a number", bytes("nan inf -inf NaN\n")],
	["a huge number", bytes(`${"9".repeat(400)}\n`)], ["one endless token", Buffer.alloc(4 << 20, "a")], ["every byte", Buffer.from(Array.from({ length: 256 }, (_, i) => i))],
	["minus signs", Buffer.alloc(1 << 16, "-")], ["brackets", Buffer.alloc(1 << 20, "(")], ["line ends", Buffer.alloc(1 << 20, "\n")], ["a format", bytes("%s%s%n%n\n")],
];

const WORDS = ["-1", "0", "-0", "00", "+1", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1e9", "nan", "\0", "()", "x", "\xff\xfe", "2147483648"].map(bytes);

/* Ways to spoil what is right. */
const SPOIL = [
	(b) => b.subarray(0, random(b.length + 1)),
	(b) => Buffer.concat([b, b]),
	(b) => Buffer.concat([b, WORDS[random(WORDS.length)]]),
	(b) => Buffer.concat([WORDS[random(WORDS.length)], bytes(" "), b]),
	(b) => { const c = Buffer.from(b); for (let n = random(4) + 1; n > 0 && c.length > 0; n--) c[random(c.length)] = random(256); return c; },
	(b) => { const at = random(b.length + 1), to = at + random(b.length + 1 - at); return Buffer.concat([b.subarray(0, at), b.subarray(to)]); },
	(b) => { const at = random(b.length + 1); return Buffer.concat([b.subarray(0, at), WORDS[random(WORDS.length)], b.subarray(at)]); },
	(b) => { const t = b.toString("latin1").split(/(\s+)/), i = random(t.length), k = random(t.length); [t[i], t[k]] = [t[k], t[i]]; return bytes(t.join("")); },
	(b) => { const t = b.toString("latin1").split(/(\s+)/); t[random(t.length)] = WORDS[random(WORDS.length)].toString("latin1"); return bytes(t.join("")); },
];

function build(dir, name) {
	const folder = join(dir, "output_validator"), program = join(scratch, name);
	const sources = readdirSync(folder).filter((f) => f.endsWith(".c")).map((f) => join(folder, f));
	const built = spawnSync("cc", ["-std=c17", "-O1", "-g", "-Wall", "-Wextra", "-Werror", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-o", program, ...sources, "-lm"], { encoding: "utf8" });
	check(`${name}: its validator compiles without a word`, built.status === 0 ? "" : built.stderr.slice(0, 500));
	return built.status === 0 ? program : null;
}

/** What the test's own file hands the validator, `output_validator_args: [word, word]`. */
function argumentsOf(file) {
	const list = existsSync(file) ? /^output_validator_args: *\[(.*)\]/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
	return list?.split(",").map((word) => word.trim()).filter(Boolean) ?? [];
}

/** Samples, and pairs that the package itself calls right. */
function pairs(dir) {
	const folders = ["sample", "valid_output"].map((f) => join(dir, "data", f)).filter((f) => existsSync(f));
	return folders.flatMap((folder) => readdirSync(folder).filter((f) => f.endsWith(".in")).map((f) => {
		const stem = join(folder, f.slice(0, -3));
		const out = existsSync(`${stem}.out`) ? `${stem}.out` : `${stem}.ans`;
		return { args: argumentsOf(`${stem}.yaml`), name: f.slice(0, -3), input: `${stem}.in`, answer: `${stem}.ans`, right: readFileSync(out) };
	}));
}

function ask(program, pair, output) {
	const feedback = join(scratch, "feedback/");
	rmSync(feedback, { recursive: true, force: true });
	mkdirSync(feedback);
	const got = spawnSync(program, [pair.input, pair.answer, feedback, ...pair.args], { input: output, timeout: PATIENCE_MS, stdio: ["pipe", "ignore", "pipe"] });
	/* Who has seen enough need not read to the end: a closed pipe is no fault. */
	const late = got.error && got.error.code !== "EPIPE" ? String(got.error) : "";
	return { status: got.status, wrong: late || (got.status === ACCEPTED || got.status === WRONG ? "" : `status ${got.status} ${got.signal ?? ""}: ${String(got.stderr).slice(0, 600)}`) };
}

for (const name of readdirSync(all).filter((n) => existsSync(join(all, n, "output_validator")))) {
	const dir = join(all, name), program = build(dir, name);
	if (program === null) continue;
	const known = pairs(dir);
	check(`${name}: has answers to begin with`, known.length > 0 ? "" : "no samples, no valid_output");
	if (known.length === 0) continue;
	for (const pair of known) {
		const right = ask(program, pair, pair.right);
		check(`${name}: ${pair.name} is right`, right.wrong || (right.status === ACCEPTED ? "" : "refused"));
	}
	for (const [what, output] of NOTHING) {
		const told = known.map((pair) => ({ pair, got: ask(program, pair, output) }));
		check(`${name}: ${what}`, told.map(({ pair, got }) => got.wrong || (got.status === WRONG || output.equals(pair.right) ? "" : `${pair.name}: accepted`)).filter(Boolean).join("; "));
	}
	for (let round = 0; round < ROUNDS; round++) {
		const pair = known[round % known.length];
		let output = pair.right;
		for (let n = random(3) + 1; n > 0; n--) output = SPOIL[random(SPOIL.length)](output);
		const { wrong } = ask(program, pair, output);
		check(`${name}: ${pair.name}, round ${round}`, wrong && `${wrong} to ${JSON.stringify(output.toString("latin1").slice(0, 200))}`);
	}
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
