// The room as the fold of its log. The same shapes serve the live room (snapshot and tail) and review
// (the whole log up to a moment). Nothing here knows a socket, a clock or the page.
import type { Content, Guide, Result, Role, Test, TickState } from "../protocol";
import type { Body } from "../protocol";

/** When something happened and who did it. `s` is what a score cites and review seeks to. */
export interface Moment {
	readonly s: number;
	readonly ts: number;
	readonly u: string;
}

export interface Member {
	readonly u: string;
	readonly name: string;
	/** Of the link; see roleIn() for the role in a part. */
	readonly role: Role;
}

/** A line of the conversation: what was said, and in between what happened. */
export type Line = Moment & { readonly part: number } & (
		| { readonly what: "chat"; readonly text: string; readonly onlyInterviewers: boolean; readonly amended: boolean }
		| { readonly what: "reveal"; readonly item: string; readonly title: string; readonly step: "brief" | "statement" }
		| { readonly what: "hint"; readonly item: string; readonly n: number; readonly text: string }
		| { readonly what: "ask"; readonly item: string; readonly text: string }
		| { readonly what: "run"; readonly run: string }
		| { readonly what: "paste"; readonly doc: string; readonly lines: number }
		| { readonly what: "phase"; readonly name: string }
		| { readonly what: "join"; readonly name: string; readonly role: Role }
		| { readonly what: "call"; readonly url: string }
		| { readonly what: "answer"; readonly item: string }
		| { readonly what: "swap" | "end" | "release" }
	);

export interface Item {
	readonly item: string;
	readonly title: string;
	readonly since: Moment;
	readonly brief: Content | null;
	readonly statement: Content | null;
	readonly statementAt: Moment | null;
	readonly docs: Body<"reveal">["docs"];
	readonly hints: readonly (Moment & { readonly n: number; readonly text: string })[];
	readonly asks: readonly (Moment & { readonly followup: string; readonly text: string })[];
	/** Practice: the guide, once the learner asked for it. */
	readonly guide: Guide | null;
}

/** What interviewers mark about an item, revealed or not. Keys of ticks: pointKey(). */
export interface Marks {
	readonly ticks: Readonly<Record<string, Moment & { readonly state: TickState }>>;
	readonly flags: Readonly<Record<string, Moment & { readonly on: boolean }>>;
	readonly scores: Readonly<Record<string, Moment & Body<"score">>>;
}

export interface Note extends Moment {
	readonly text: string;
	readonly item: string | null;
}

export interface Run extends Moment {
	readonly run: string;
	readonly n: number;
	readonly item: string;
	readonly doc: string;
	readonly what: "samples" | "input" | "submit";
	readonly stdin: string | null;
	readonly v: number | null;
	readonly state: Body<"judge">["state"];
	/** Who asked to take it back, when somebody did. */
	readonly cancelledBy: Moment | null;
	readonly done: number;
	readonly total: number;
	readonly tests: readonly Test[];
	readonly result: Result | null;
	readonly message: string | null;
	readonly doneAt: number | null;
}

export interface Room {
	readonly head: number;
	readonly kind: "live" | "practice";
	readonly title: string;
	readonly phases: Body<"create">["phases"];
	readonly callUrl: string;
	readonly started: number;
	readonly phase: { readonly n: number; readonly since: number } | null;
	readonly part: number;
	readonly members: Readonly<Record<string, Member>>;
	readonly lines: readonly Line[];
	readonly items: Readonly<Record<string, Item>>;
	/** Items in the order in which they were revealed. */
	readonly order: readonly string[];
	readonly selected: string | null;
	/** What is to be asked, among interviewers. */
	readonly plan: Body<"plan"> | null;
	readonly marks: Readonly<Record<string, Marks>>;
	readonly notes: readonly Note[];
	readonly bookmarks: readonly (Moment & { readonly label: string })[];
	readonly runs: readonly Run[];
	readonly comment: (Moment & { readonly text: string }) | null;
	readonly ended: Moment | null;
	readonly released: (Moment & { readonly card: unknown }) | null;
}

export const EMPTY_ROOM: Room = {
	head: 0, kind: "live", title: "", phases: [], callUrl: "", started: 0, phase: null, part: 1,
	members: {}, lines: [], items: {}, order: [], selected: null, plan: null, marks: {}, notes: [], bookmarks: [], runs: [],
	comment: null, ended: null, released: null,
};

export const NO_MARKS: Marks = { ticks: {}, flags: {}, scores: {} };

export function pointKey(point: string, followup?: string): string {
	return followup === undefined ? point : `${followup}/${point}`;
}

/** In an even part interviewer and candidate have each other's role. */
export function roleIn(link: Role, part: number): Role {
	if (part % 2 === 1) return link;
	if (link === "interviewer") return "candidate";
	return link === "candidate" ? "interviewer" : link;
}

export function roleOf(room: Room, u: string): Role | null {
	const member = room.members[u];
	return member === undefined ? null : roleIn(member.role, room.part);
}

export function nameOf(room: Room, u: string): string {
	return room.members[u]?.name ?? "Someone";
}

/** The document that a run of this item judges. */
export function codeDoc(item: Item): string | null {
	return item.docs.find((d) => d.lang === "c")?.doc ?? null;
}

export function isRunning(run: Run): boolean {
	return run.state !== "done" && run.state !== "cancelled";
}
