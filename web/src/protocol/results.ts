// What the judge says of a run. Verdicts and figures are read strictly; what explains them is optional, and an
// explanation that cannot be read is left out: it must never cost the page its verdict.
import { anyOf, bool, int, lax, list, num, obj, oneOf, opt, orNull, some, text, type Read } from "./read";

const line = int(1);
const group = anyOf(num, text);
/** The judge says line 0 where it cannot tell one. */
const place = { file: lax(text), line: lax(line), column: lax(line) };

export const diagnostic = obj({ ...place, end_column: lax(line), severity: lax(text), message: text, option: lax(text) });
export type Diagnostic = Read<typeof diagnostic>;

const compile = obj({ ok: bool, cached: lax(bool), ms: lax(num), diagnostics: opt(some(diagnostic)) });

/** The failing run once more under ASan and UBSan. The stack has frames of the candidate's own files only. */
const sanitizer = obj({
	clean: bool,
	kind: lax(text),
	message: lax(text),
	...place,
	stack: opt(some(obj({ function: text, file: text, line }))),
});
export type Sanitizer = Read<typeof sanitizer>;

const crash = obj({ signal: lax(anyOf(num, text)), name: text, file: lax(text), line: lax(line) });
export type Crash = Read<typeof crash>;

/** How a run ended and what it took: of a test, and of a run on one's own input. */
const ending = {
	exit_code: opt(num),
	signal: opt(group),
	cpu_ms: opt(num),
	wall_ms: opt(num),
	memory_kib: opt(num),
	spread_ms: lax(num),
	repeats: lax(int(1)),
	near_limit: lax(oneOf("time", "memory")),
	sanitizer: lax(sanitizer),
	crash: lax(crash),
	message: opt(text),
};

/** One test as the judge reports it; hidden ones come without name and description before End. */
export const test = obj({
	name: opt(text),
	group: opt(group),
	ordinal: opt(num),
	sample: opt(bool),
	description: opt(text),
	verdict: text,
	stdin: opt(text),
	expected: opt(text),
	output: opt(text),
	team_message: lax(text),
	judge_message: lax(text),
	...ending,
});
export type Test = Read<typeof test>;

/** Of the slowest test: the median of `repeats` runs, and what lies between the least and the most. */
const timing = obj({
	test: lax(text), group: lax(group), ordinal: lax(num), cpu_ms: num, spread_ms: lax(num), repeats: lax(int(1)), limit_ms: lax(num),
});

/** `viva-judge run --json`, or `exec --json` for a run on one's own input. */
export const result = obj({
	verdict: text,
	score: opt(orNull(num)),
	max_score: opt(orNull(num)),
	tier: opt(text),
	compile: lax(compile),
	groups: opt(list(obj({ name: opt(text), verdict: opt(text), score: opt(orNull(num)), max_score: opt(orNull(num)), tests: list(test) }))),
	timing: lax(timing),
	limits_scaled: lax(num),
	stdout: opt(text),
	stderr: opt(text),
	total_ms: opt(num),
	...ending,
});
export type Result = Read<typeof result>;

export const judgeState = oneOf("queued", "compiling", "running", "done", "lost", "cancelled");
