// Words that the log leaves out, for those who may know them: the texts of key points and red flags, and
// what a cited moment was.
import type { RoomEvent, Role } from "../../protocol";
import type { Room } from "../../state";
import type { Scorecard } from "../../scorecard-model";
import { capital } from "../../ui/format";
import type { Words } from "./entries";
import { entriesOf, upTo } from "./entries";

const key = (item: string, id: string, followup?: string | null): string => `${item}|${followup ?? ""}|${id}`;

function fromGuides(room: Room, into: Map<string, string>): void {
	for (const i of Object.values(room.items)) {
		for (const p of i.guide?.key_points ?? []) into.set(key(i.item, p.id), p.text);
		for (const f of i.guide?.red_flags ?? []) into.set(key(i.item, f.id), f.text);
		for (const f of i.guide?.followups ?? []) for (const p of f.key_points) into.set(key(i.item, p.id, f.id), p.text);
	}
}

export function wordsFrom(card: Scorecard | null, room: Room): Words {
	const texts = new Map<string, string>();
	fromGuides(room, texts);
	for (const q of card?.questions ?? []) {
		for (const p of q.points) if (p.text !== "") texts.set(key(q.item, p.id, p.followup), p.text);
		for (const f of q.flags) if (f.text !== "") texts.set(key(q.item, f.id), f.text);
	}
	return { point: (item, id, followup) => texts.get(key(item, id, followup)) ?? capital(id) };
}

export interface Cited { readonly s: number; readonly ms: number; readonly label: string }

const LABEL_MAX = 60;

function short(text: string): string {
	// A chip is plain text: TeX and code lose their marks there.
	const flat = text.replace(/\\([a-zA-Z]+)/g, "$1").replace(/[$`{}]/g, "").replace(/\s+/g, " ");
	return flat.length <= LABEL_MAX ? flat : `${flat.slice(0, LABEL_MAX - 1)}…`;
}

/** When a sequence that I may not see was: the moment of what came before it. */
function near(events: readonly RoomEvent[], s: number): number {
	const start = events[0]?.ts ?? 0;
	return (events.findLast((e) => e.s <= s)?.ts ?? start) - start;
}

/** Moments by sequence: those of the transcript, and what a released card tells of the private ones. */
export function citedMap(list: readonly Cited[], card: Scorecard | null, events: readonly RoomEvent[]): Map<number, Cited> {
	const out = new Map(list.map((c) => [c.s, c] as const));
	for (const q of card?.questions ?? []) {
		for (const p of q.points)
			if (p.s !== null && !out.has(p.s)) out.set(p.s, { s: p.s, ms: near(events, p.s), label: short(`${capital(p.state)}: ${p.text}`) });
		for (const s of q.axes.flatMap((a) => a.cites))
			if (!out.has(s)) out.set(s, { s, ms: near(events, s), label: "this moment" });
	}
	return out;
}

/** What can be cited, in the words that stand now: everything in the transcript but scores themselves. */
export function citable(events: readonly RoomEvent[], room: Room, role: Role, words: Words): Cited[] {
	const start = events[0]?.ts ?? 0;
	const end = (room.ended?.ts ?? Infinity) - start;
	return upTo(entriesOf(events, room, role, words), events, Infinity)
		.filter((e) => e.icon !== "chart" && e.icon !== "edit" && e.ts - start <= end)
		.map((e) => ({ s: e.s, ms: e.ts - start, label: short(e.verdict === null ? e.text : `${e.verdict}, ${e.text}`) }));
}
