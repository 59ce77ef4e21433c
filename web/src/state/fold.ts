// One reducer for snapshot, tail and review: each kind of event has one function from room to room.
import type { Body, Kind, RoomEvent } from "../protocol";
import { EMPTY_ROOM, NO_MARKS, pointKey, type Item, type Line, type Marks, type Moment, type Room, type Run } from "./room";

type EventOf<K extends Kind> = Extract<RoomEvent, { k: K }>;
type Step<K extends Kind> = (room: Room, e: EventOf<K>) => Partial<Room>;
/** A line without its stamp; distributes over the union. */
type Said<L = Line> = L extends Line ? Omit<L, keyof Moment | "part"> : never;

function moment(e: RoomEvent): Moment {
	return { s: e.s, ts: e.ts, u: e.u };
}

function say(room: Room, e: RoomEvent, said: Said): Pick<Room, "lines"> {
	return { lines: [...room.lines, { ...moment(e), part: e.part, ...said } as Line] };
}

function withMarks(room: Room, item: string, change: (old: Marks) => Partial<Marks>): Pick<Room, "marks"> {
	const old = room.marks[item] ?? NO_MARKS;
	return { marks: { ...room.marks, [item]: { ...old, ...change(old) } } };
}

function withItem(room: Room, item: string, change: (old: Item) => Partial<Item>): Partial<Room> {
	const old = room.items[item];
	return old === undefined ? {} : { items: { ...room.items, [item]: { ...old, ...change(old) } } };
}

function reveal(room: Room, e: EventOf<"reveal">): Partial<Room> {
	const { item, title, content, docs } = e.b;
	const old: Item = room.items[item] ?? {
		item, title, since: moment(e), brief: null, statement: null, statementAt: null, docs: [], hints: [], asks: [], guide: null,
	};
	const known = new Set(old.docs.map((d) => d.doc));
	const shown = e.b.what === "brief" ? { brief: content } : { statement: content, statementAt: moment(e) };
	const next: Item = { ...old, title, ...shown, docs: [...old.docs, ...docs.filter((d) => !known.has(d.doc))] };
	return {
		...say(room, e, { what: "reveal", item, title, step: e.b.what }),
		items: { ...room.items, [item]: next },
		order: room.order.includes(item) ? room.order : [...room.order, item],
	};
}

function startRun(room: Room, e: EventOf<"run">): Partial<Room> {
	const { run, item, doc, what, stdin, v } = e.b;
	const n = e.b.n ?? room.runs.length + 1;
	const started: Run = {
		...moment(e), run, n, item, doc, what, stdin: stdin ?? null, v: v ?? null, state: "queued", cancelledBy: null,
		done: 0, total: 0, tests: [], result: null, message: null, doneAt: null,
	};
	return { ...say(room, e, { what: "run", run }), runs: [...room.runs, started] };
}

/** A lost run starts again from nothing: what an older attempt reported no longer counts. */
function judged(run: Run, e: EventOf<"judge">): Run {
	const { state, done, total, test, result, message } = e.b;
	const again = state === "lost" || state === "queued";
	const tests = again ? [] : run.tests;
	return {
		...run,
		state,
		done: done ?? (again ? 0 : run.done),
		total: total ?? run.total,
		tests: test === undefined ? tests : [...tests, test],
		result: result ?? null,
		message: message ?? null,
		doneAt: state === "done" || state === "cancelled" ? e.ts : null,
	};
}

function withRun(room: Room, id: string, change: (old: Run) => Run): Pick<Room, "runs"> {
	return { runs: room.runs.map((run) => (run.run === id ? change(run) : run)) };
}

function amend(room: Room, e: EventOf<"amend">): Partial<Room> {
	return {
		lines: room.lines.map((l) => (l.s === e.b.of && l.what === "chat" ? { ...l, text: e.b.text, amended: true } : l)),
	};
}

function join(room: Room, e: EventOf<"join">): Partial<Room> {
	const u = e.u;
	const members = { ...room.members, [u]: { u, name: e.b.name, role: e.b.role } };
	return u in room.members ? { members } : { members, ...say(room, e, { what: "join", ...e.b }) };
}

function create(_: Room, e: EventOf<"create">): Partial<Room> {
	const { kind, title, phases, call_url } = e.b;
	return { kind, title, phases, callUrl: call_url ?? "", started: e.ts };
}

function phase(room: Room, e: EventOf<"phase">): Partial<Room> {
	const name = room.phases[e.b.n]?.name ?? "";
	return { phase: { n: e.b.n, since: e.ts }, ...say(room, e, { what: "phase", name }) };
}

function score(room: Room, e: EventOf<"score">): Partial<Room> {
	return withMarks(room, e.b.item, (m) => ({ scores: { ...m.scores, [e.b.axis]: { ...moment(e), ...e.b } } }));
}

function note({ text, item }: Body<"note">): { text: string; item: string | null } {
	return { text, item: item ?? null };
}

const STEPS: { [K in Kind]: Step<K> } = {
	create,
	join,
	amend,
	phase,
	reveal,
	score,
	run: startRun,
	chat: (r, e) => say(r, e, { what: "chat", text: e.b.text, onlyInterviewers: e.b.to !== undefined, amended: false }),
	call: (r, e) => ({ callUrl: e.b.url, ...say(r, e, { what: "call", url: e.b.url }) }),
	select: (_, e) => ({ selected: e.b.item }),
	plan: (_, e) => ({ plan: e.b }),
	hint: (r, e) => ({
		...withItem(r, e.b.item, (i) => ({ hints: [...i.hints, { ...moment(e), n: e.b.n, text: e.b.text }] })),
		...say(r, e, { what: "hint", item: e.b.item, n: e.b.n, text: e.b.text }),
	}),
	ask: (r, e) => ({
		...withItem(r, e.b.item, (i) => ({ asks: [...i.asks, { ...moment(e), followup: e.b.followup, text: e.b.text }] })),
		...say(r, e, { what: "ask", item: e.b.item, text: e.b.text }),
	}),
	tick: (r, e) => withMarks(r, e.b.item, (m) => ({
		ticks: { ...m.ticks, [pointKey(e.b.point, e.b.followup)]: { ...moment(e), state: e.b.state } },
	})),
	flag: (r, e) => withMarks(r, e.b.item, (m) => ({ flags: { ...m.flags, [e.b.flag]: { ...moment(e), on: e.b.on } } })),
	note: (r, e) => ({ notes: [...r.notes, { ...moment(e), ...note(e.b) }] }),
	bookmark: (r, e) => ({ bookmarks: [...r.bookmarks, { ...moment(e), label: e.b.label ?? "" }] }),
	edit: () => ({}),
	mark: (r, e) => say(r, e, { what: "paste", doc: e.b.doc, lines: e.b.lines }),
	cancel: (r, e) => withRun(r, e.b.run, (run) => ({ ...run, cancelledBy: moment(e) })),
	judge: (r, e) => withRun(r, e.b.run, (run) => judged(run, e)),
	answer: (r, e) => ({
		...withItem(r, e.b.item, () => ({ guide: e.b.guide })),
		...say(r, e, { what: "answer", item: e.b.item }),
	}),
	comment: (_, e) => ({ comment: { ...moment(e), text: e.b.text } }),
	swap: (r, e) => ({ part: r.part + 1, ...say(r, e, { what: "swap" }) }),
	end: (r, e) => ({ ended: moment(e), ...say(r, e, { what: "end" }) }),
	release: (r, e) => ({ released: { ...moment(e), card: e.b.card }, ...say(r, e, { what: "release" }) }),
};

function step(room: Room, e: RoomEvent): Room {
	const run = STEPS[e.k] as Step<Kind>;
	return { ...room, ...run(room, e), head: e.s };
}

/** The room after these events. */
export function extend(room: Room, events: readonly RoomEvent[]): Room {
	return events.reduce(step, room);
}

/** The room of a log up to and with the event `upTo`. */
export function fold(events: readonly RoomEvent[], upTo = Infinity): Room {
	return extend(EMPTY_ROOM, events.filter((e) => e.s <= upTo));
}

/** Older lines of chat, asked for by `history`, put before those that are there. */
export function prepend(room: Room, older: readonly RoomEvent[]): Room {
	const known = new Set(room.lines.map((l) => l.s));
	const said = older.filter((e) => e.k === "chat" || e.k === "amend");
	const lines = extend(EMPTY_ROOM, said).lines.filter((l) => !known.has(l.s));
	return { ...room, lines: [...lines, ...room.lines].sort((a, b) => a.s - b.s) };
}
