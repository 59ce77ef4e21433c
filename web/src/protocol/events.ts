// The kinds of events and the shape of each body: docs/PROTOCOL.md, "Events".
import { content, docOpening, guide } from "./content";
import { bool, count, int, list, num, obj, oneOf, opt, orNull, text, unread, type Read, type Reader } from "./read";
import { judgeState, result, test } from "./results";

export const role = oneOf("interviewer", "candidate", "observer", "learner");
export type Role = Read<typeof role>;
export const tickState = oneOf("unprompted", "prompted", "missed", "none");
export type TickState = Read<typeof tickState>;
export const what = oneOf("samples", "input", "submit");

export const update = obj({ c: list(unread), dt: count });
export const phases = list(obj({ name: text, minutes: num }));

/** A question or a coding problem, or something to do in words. */
export const planStep = obj({ item: opt(text), text: opt(text), minutes: int(1, 180) });
export type PlanStep = Read<typeof planStep>;

export const bodies = {
	create: obj({ kind: oneOf("live", "practice"), title: text, phases, call_url: opt(text) }),
	join: obj({ name: text, role }),
	chat: obj({ text, to: opt(text) }),
	amend: obj({ of: count, text }),
	phase: obj({ n: count }),
	call: obj({ url: text }),
	select: obj({ item: orNull(text) }),
	plan: obj({ title: text, steps: list(planStep) }),
	reveal: obj({ item: text, what: oneOf("brief", "statement"), title: text, content, docs: list(docOpening) }),
	hint: obj({ item: text, n: int(1, 3), text }),
	ask: obj({ item: text, followup: text, text }),
	tick: obj({ item: text, point: text, followup: opt(text), state: tickState }),
	flag: obj({ item: text, flag: text, on: bool }),
	note: obj({ text, item: opt(text) }),
	bookmark: obj({ label: opt(text) }),
	edit: obj({ doc: text, v: count, cl: text, us: list(update, 1), rebase: opt(bool) }),
	mark: obj({ what: text, doc: text, lines: count }),
	run: obj({ doc: text, what, stdin: opt(text), run: text, item: text, n: opt(count), v: opt(count) }),
	cancel: obj({ run: text }),
	judge: obj({
		run: text, state: judgeState, done: opt(count), total: opt(count), test: opt(test), result: opt(result), message: opt(text),
	}),
	answer: obj({ item: text, guide }),
	score: obj({ item: text, axis: text, level: orNull(int(1, 4)), reason: opt(text), cites: list(count) }),
	comment: obj({ text }),
	swap: obj({}),
	end: obj({}),
	release: obj({ card: opt(unread) }),
} as const;

export type Kind = keyof typeof bodies;
export type Body<K extends Kind> = Read<(typeof bodies)[K]>;

interface Stamp {
	/** Sequence in the room; `p` is the one before it that this recipient may see. */
	readonly s: number;
	readonly p: number;
	readonly ts: number;
	/** Who did it; empty for the server. */
	readonly u: string;
	readonly part: number;
	readonly id?: string;
}
type EventOf<K extends Kind> = K extends Kind ? Stamp & { readonly k: K; readonly b: Body<K> } : never;
export type RoomEvent = EventOf<Kind>;

const kinds = Object.keys(bodies) as Kind[];
const kind = oneOf(...kinds);
const stamp = obj({ s: int(1), p: count, ts: count, u: opt(orNull(text)), part: opt(int(1)), id: opt(text) });

/** One event of the log. The body is read by the shape that its kind asks for. */
export const event: Reader<RoomEvent> = (v, at) => {
	const { k, b } = obj({ k: kind, b: unread })(v, at);
	const { u, part, ...rest } = stamp(v, at);
	return { ...rest, u: u ?? "", part: part ?? 1, k, b: bodies[k](b, `${at}.b`) } as RoomEvent;
};

/** What a client sends: the bodies above without what the server adds. */
export interface Requests {
	chat: { text: string; to?: "interviewers" };
	amend: Body<"amend">;
	phase: Body<"phase">;
	call: Body<"call">;
	select: Body<"select">;
	plan: Body<"plan">;
	reveal: { item: string; what: "brief" | "statement" };
	hint: { item: string; n: number };
	ask: { item: string; followup: string };
	tick: Body<"tick">;
	flag: Body<"flag">;
	note: Body<"note">;
	bookmark: Body<"bookmark">;
	edit: Body<"edit">;
	mark: { what: "paste"; doc: string; lines: number };
	run: { doc: string; what: "samples" | "input" | "submit"; stdin?: string };
	cancel: Body<"cancel">;
	answer: { item: string };
	score: Body<"score">;
	comment: Body<"comment">;
	swap: Record<string, never>;
	end: Record<string, never>;
	release: Record<string, never>;
}
export type RequestKind = keyof Requests;
