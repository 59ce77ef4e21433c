// The log as a transcript: one entry for each thing that somebody did or said. Pure.
import type { RoomEvent, Role } from "../../protocol";
import { nameOf } from "../../state";
import type { Room } from "../../state";
import { capital, count } from "../../ui/format";

/** Who else cannot see it. */
export type Privacy = "interviewers" | "me" | null;

export interface Entry {
	readonly s: number;
	readonly ts: number;
	readonly u: string;
	readonly icon: string;
	readonly text: string;
	/** Said or written in somebody's own words, as against done. */
	readonly said: boolean;
	readonly amended: boolean;
	readonly verdict: string | null;
	/** The run whose code stands behind the entry. */
	readonly run: string | null;
	readonly privacy: Privacy;
}

export interface Words {
	/** The text of a key point or a red flag, where I may know it. */
	readonly point: (item: string, point: string, followup?: string) => string;
}

type Told = Partial<Entry> & { text: string };
type Tell = (e: RoomEvent, room: Room, words: Words) => Told | null;
type EventOf<K extends RoomEvent["k"]> = Extract<RoomEvent, { k: K }>;

const title = (room: Room, item: string | null): string => (item === null ? "nothing" : (room.items[item]?.title ?? item));

/** A tell for one kind, seen as a tell for all: the table below is what keeps them apart. */
function of<K extends RoomEvent["k"]>(k: K, tell: (e: EventOf<K>, room: Room, words: Words) => Told | null): [K, Tell] {
	return [k, (e, room, words) => (e.k === k ? tell(e as EventOf<K>, room, words) : null)];
}

function verdictOf(e: EventOf<"judge">, room: Room): Told | null {
	const run = room.runs.find((r) => r.run === e.b.run);
	const result = e.b.result;
	// A run that somebody took back has their line; one that the end took back says why.
	if (e.b.state === "cancelled" && (run === undefined || run.cancelledBy === null))
		return { icon: "x", verdict: "STOP", text: `run ${run?.n ?? ""} was cancelled: ${e.b.message ?? "it had not begun"}` };
	if (e.b.state !== "done" || result === undefined) return null;
	const points = run?.what === "submit" && result.max_score != null ? `, ${result.score ?? 0} of ${result.max_score} points` : "";
	return { icon: "", verdict: result.verdict, text: `run ${run?.n ?? ""}${points}` };
}

const RUN_WORDS = { samples: "ran the samples", input: "ran on an input of their own", submit: "submitted" } as const;
const TICK_WORDS = { unprompted: "said unprompted", prompted: "said when prompted", missed: "missed", none: "not asked" } as const;

const TELL = new Map<RoomEvent["k"], Tell>([
	of("create", (e) => ({ icon: "play", text: `“${e.b.title}” began` })),
	of("join", (e) => ({ icon: "user", text: `${e.b.name} joined as ${e.b.role}` })),
	of("chat", (e) => ({ icon: "chat", text: e.b.text, said: true, privacy: e.b.to === undefined ? null : "interviewers" })),
	of("phase", (e, room) => ({ icon: "clock", text: `Phase: ${room.phases[e.b.n]?.name ?? e.b.n}` })),
	of("call", (e) => ({ icon: "link", text: e.b.url === "" ? "removed the call" : `set the call: ${e.b.url}` })),
	of("reveal", (e) => ({ icon: "eye", text: `revealed ${e.b.what === "brief" ? "the brief of " : ""}${e.b.title}` })),
	of("hint", (e, room) => ({ icon: "hint", text: `gave hint ${e.b.n} of ${title(room, e.b.item)}: ${e.b.text}` })),
	of("ask", (e) => ({ icon: "branch", text: `asked: ${e.b.text}` })),
	of("tick", (e, _, w) => ({ icon: "check", text: `${capital(TICK_WORDS[e.b.state])}: ${w.point(e.b.item, e.b.point, e.b.followup)}`, privacy: "interviewers" })),
	of("flag", (e, _, w) => ({ icon: "flag", text: `${e.b.on ? "Red flag heard" : "Red flag taken back"}: ${w.point(e.b.item, e.b.flag)}`, privacy: "interviewers" })),
	of("note", (e) => ({ icon: "note", text: e.b.text, said: true, privacy: "interviewers" })),
	of("bookmark", (e) => ({ icon: "bookmark", text: (e.b.label ?? "") === "" ? "bookmarked this moment" : `bookmarked: ${e.b.label ?? ""}`, privacy: "interviewers" })),
	of("mark", (e) => ({ icon: "paste", text: `pasted ${count(e.b.lines, "line")}` })),
	of("run", (e) => ({ icon: "run", text: RUN_WORDS[e.b.what], run: e.b.run })),
	of("cancel", (e, room) => ({ icon: "x", text: `cancelled run ${room.runs.find((r) => r.run === e.b.run)?.n ?? ""}` })),
	of("judge", verdictOf),
	of("answer", (e, room) => ({ icon: "eye", text: `opened the answer of ${title(room, e.b.item)}` })),
	of("score", (e, room) => ({ icon: "chart", text: `scored ${capital(e.b.axis)} of ${title(room, e.b.item)}: ${e.b.level ?? "withdrawn"}${e.b.reason === undefined || e.b.reason === "" ? "" : `. ${e.b.reason}`}`, privacy: "interviewers" })),
	of("comment", (e) => ({ icon: "edit", text: `commented: ${e.b.text}`, privacy: "interviewers" })),
	of("swap", () => ({ icon: "swap", text: "swapped the roles" })),
	of("end", () => ({ icon: "end", text: "ended the session" })),
	of("release", () => ({ icon: "chart", text: "released the scorecard" })),
]);

/** Private things of one who is not an interviewer are theirs alone; a learner has nobody to hide from. */
function privacyFor(p: Privacy, role: Role): Privacy {
	if (p === null || role === "learner") return null;
	return role === "interviewer" ? "interviewers" : "me";
}

export function entriesOf(events: readonly RoomEvent[], room: Room, role: Role, words: Words): Entry[] {
	return events.flatMap((e) => {
		const told = TELL.get(e.k)?.(e, room, words) ?? null;
		if (told === null) return [];
		const base = { s: e.s, ts: e.ts, u: e.u, icon: "info", said: false, amended: false, verdict: null, run: null };
		return [{ ...base, ...told, privacy: privacyFor(told.privacy ?? null, role) }];
	});
}

/** What had happened up to `s`, with the words that stood then: a later amendment is not known yet. */
export function upTo(entries: readonly Entry[], events: readonly RoomEvent[], s: number): Entry[] {
	const said = new Map<number, string>();
	for (const e of events) if (e.k === "amend" && e.s <= s) said.set(e.b.of, e.b.text);
	return entries.filter((e) => e.s <= s).map((e) => {
		const now = said.get(e.s);
		return now === undefined ? e : { ...e, text: now, amended: true };
	});
}

export function whoOf(room: Room, e: Entry): string {
	return e.u === "" ? "" : nameOf(room, e.u);
}
