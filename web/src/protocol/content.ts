// What a reveal, a verdict and the answer guide hold. All of it is from the server, some of it written by
// other people: text goes to the page through Markdown and DOMPurify only.
import { anyOf, bool, count, list, num, obj, opt, text, unread, type Read } from "./read";

export const docOpening = obj({ doc: text, name: text, lang: text, text });

const named = { kind: text, id: text, title: text };

/** catalog_brief and catalog_statement in one: a later step has more of the keys. */
export const content = obj({
	...named,
	brief: opt(text),
	section: opt(text),
	type: opt(text),
	minutes: opt(num),
	prompt: opt(text),
	body: opt(text),
	probe: opt(unread),
	exhibit: opt(unread),
	choices: opt(list(obj({ id: text, text }))),
	numeric: opt(list(obj({ id: text, label: text, unit: opt(text) }))),
	statement: opt(text),
	samples: opt(list(obj({ name: text, stdin: text, expected: text, files: opt(list(obj({ name: text, text }))) }))),
	limits: opt(obj({ time_ms: num, memory_mib: num, stack_mib: opt(num), output_mib: opt(num) })),
	groups: opt(list(obj({ name: text, title: opt(text), max_score: num, tests: count }))),
	max_score: opt(num),
	languages: opt(list(text)),
	references: opt(list(unread)),
});
export type Content = Read<typeof content>;

const point = obj({ id: text, text });
export const guide = obj({
	...named,
	clarifications: opt(list(obj({ ask: text, answer: text }))),
	key_points: opt(list(obj({ id: text, text, weight: num, must: bool, axis: opt(text) }))),
	red_flags: opt(list(obj({ id: text, text, cap: num }))),
	hints: opt(list(text)),
	followups: opt(list(obj({ id: text, when: text, depth: num, prompt: text, key_points: list(point) }))),
	anchors: opt(unread),
	answer: opt(text),
	followup_answers: opt(unread),
	numeric_key: opt(list(obj({ id: text, label: text, value: num, tolerance: num, unit: opt(text) }))),
	choices: opt(list(obj({ id: text, text, correct: bool, why: opt(text) }))),
	expected: opt(obj({ time: opt(text), memory: opt(text) })),
	solution: opt(unread),
	probe: opt(obj({ prompt: opt(text), key_points: opt(list(point)) })),
	references: opt(list(unread)),
	tests: opt(list(obj({ name: text, group: opt(anyOf(num, text)), ordinal: opt(num), description: opt(text) }))),
});
export type Guide = Read<typeof guide>;
