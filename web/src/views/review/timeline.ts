// One line of time: what the scrubber draws, from the log. Pure. Times are ms since the start.
import type { RoomEvent } from "../../protocol";
import type { Room } from "../../state";
import { verdictLook } from "../../ui/verdicts";

export type Track = "runs" | "reveals" | "notes" | "code";
export interface Mark { readonly ms: number; readonly s: number; readonly icon: string; readonly cls: string; readonly label: string }
export interface Span { readonly from: number; readonly to: number }
export interface PhaseSpan extends Span { readonly name: string }

export interface Timeline {
	readonly start: number;
	readonly length: number;
	readonly phases: readonly PhaseSpan[];
	readonly chat: readonly { readonly ms: number; readonly u: string }[];
	/** Updates in each of BINS equal pieces of time. */
	readonly code: readonly number[];
	readonly marks: Readonly<Record<Track, readonly Mark[]>>;
	readonly idle: readonly Span[];
	/** Sequences that previous and next step to: everything but edits. */
	readonly stops: readonly number[];
}

export const BINS = 144;
const IDLE_MS = 60_000;
const KEEP_MS = 3_000;

interface Drawn { track: Track; icon: string; cls?: string; label: string }
type Draw = (e: RoomEvent, room: Room) => Drawn | null;

function titleOf(room: Room, item: string): string {
	return room.items[item]?.title ?? item;
}

function runMark(e: Extract<RoomEvent, { k: "judge" }>, room: Room): Drawn | null {
	const run = room.runs.find((r) => r.run === e.b.run);
	const verdict = e.b.state === "cancelled" ? "STOP" : e.b.state === "done" ? e.b.result?.verdict : undefined;
	if (verdict === undefined) return null;
	const look = verdictLook(verdict);
	return { track: "runs", icon: look.icon, cls: look.cls, label: `run ${run?.n ?? ""}, ${look.words.toLowerCase()}` };
}

const DRAW: Partial<Record<RoomEvent["k"], Draw>> = {
	judge: (e, room) => (e.k === "judge" ? runMark(e, room) : null),
	reveal: (e) => (e.k === "reveal" ? { track: "reveals", icon: "eye", label: `revealed ${e.b.title}` } : null),
	hint: (e, room) => (e.k === "hint" ? { track: "reveals", icon: "hint", label: `hint ${e.b.n}, ${titleOf(room, e.b.item)}` } : null),
	ask: () => ({ track: "reveals", icon: "branch", label: "follow-up" }),
	answer: () => ({ track: "reveals", icon: "eye", label: "answer opened" }),
	note: () => ({ track: "notes", icon: "note", label: "note" }),
	bookmark: (e) => ({ track: "notes", icon: "bookmark", cls: "RUN", label: (e.k === "bookmark" && e.b.label) || "bookmark" }),
	mark: (e) => (e.k === "mark" ? { track: "code", icon: "paste", label: `pasted ${e.b.lines} lines` } : null),
};

function marksOf(events: readonly RoomEvent[], room: Room, at: (ts: number) => number): Timeline["marks"] {
	const out: Record<Track, Mark[]> = { runs: [], reveals: [], notes: [], code: [] };
	for (const e of events) {
		const d = DRAW[e.k]?.(e, room) ?? null;
		if (d !== null) out[d.track].push({ ms: at(e.ts), s: e.s, icon: d.icon, cls: d.cls ?? "", label: d.label });
	}
	return out;
}

function phasesOf(events: readonly RoomEvent[], room: Room, length: number, at: (ts: number) => number): PhaseSpan[] {
	const begun = events.flatMap((e) => (e.k === "phase" ? [{ name: room.phases[e.b.n]?.name ?? "", from: at(e.ts) }] : []));
	const first = begun[0];
	const all = first === undefined || first.from > 0 ? [{ name: first === undefined ? "Session" : "Before", from: 0 }, ...begun] : begun;
	return all.map((p, i) => ({ ...p, to: all[i + 1]?.from ?? length })).filter((p) => p.to > p.from);
}

function idleOf(events: readonly RoomEvent[], length: number, at: (ts: number) => number): Span[] {
	const out: Span[] = [];
	let last = 0;
	for (const ms of [...events.map((e) => at(e.ts)), length]) {
		if (ms - last >= IDLE_MS) out.push({ from: last + KEEP_MS, to: ms - KEEP_MS });
		last = Math.max(last, ms);
	}
	return out;
}

export function timelineOf(events: readonly RoomEvent[], room: Room): Timeline {
	const start = events[0]?.ts ?? 0;
	// Scoring comes hours later: it is read at the end of the line, not drawn as a desert.
	const end = room.ended?.ts ?? events[events.length - 1]?.ts ?? start;
	const length = Math.max(1000, end - start);
	const at = (ts: number): number => Math.min(length, Math.max(0, ts - start));
	const code = Array.from({ length: BINS }, () => 0);
	for (const e of events)
		if (e.k === "edit") {
			const bin = Math.min(BINS - 1, Math.floor((at(e.ts) / length) * BINS));
			code[bin] = (code[bin] ?? 0) + e.b.us.length;
		}
	return {
		start, length, code,
		phases: phasesOf(events, room, length, at),
		chat: events.filter((e) => e.k === "chat").map((e) => ({ ms: at(e.ts), u: e.u })),
		marks: marksOf(events, room, at),
		idle: idleOf(events, length, at),
		stops: events.filter((e) => e.k !== "edit" && (e.k !== "judge" || e.b.state === "done" || e.b.state === "cancelled")).map((e) => e.s),
	};
}

/** The last sequence that has happened at `ms`; 0 before the first. At the end of the line all has happened. */
export function seqAt(events: readonly RoomEvent[], t: Timeline, ms: number): number {
	if (ms >= t.length) return events[events.length - 1]?.s ?? 0;
	let low = 0;
	let high = events.length;
	while (low < high) {
		const mid = (low + high) >> 1;
		if ((events[mid]?.ts ?? Infinity) - t.start <= ms) low = mid + 1;
		else high = mid;
	}
	return events[low - 1]?.s ?? 0;
}

/** Where on the line a sequence lies; one that I may not see lies with what came before it. */
export function msOf(events: readonly RoomEvent[], t: Timeline, s: number): number | null {
	const e = events.findLast((x) => x.s <= s);
	return e === undefined ? null : Math.min(t.length, e.ts - t.start);
}

/** After `ms`, past an idle stretch that it lies in. */
export function pastIdle(t: Timeline, ms: number): number {
	const gap = t.idle.find((g) => ms >= g.from && ms < g.to);
	return gap === undefined ? ms : gap.to;
}
