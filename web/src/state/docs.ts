// The shared documents as the fold of their edits, for review and for checking the editor: pure, and
// incremental, so that a scrubber steps from where it stands.
import { ChangeSet, Text } from "@codemirror/state";
import type { RoomEvent, SnapDoc } from "../protocol";

export interface Doc {
	readonly doc: string;
	readonly item: string;
	readonly name: string;
	readonly lang: string;
	/** Counts the document's updates. */
	readonly v: number;
	readonly text: Text;
	/** The `s` of the last edit, 0 for none. */
	readonly s: number;
}
export type Docs = Readonly<Record<string, Doc>>;

const SCRATCH: Doc = { doc: "scratch", item: "", name: "scratch", lang: "markdown", v: 0, text: Text.empty, s: 0 };
export const NO_DOCS: Docs = { scratch: SCRATCH };

export function toText(text: string): Text {
	return Text.of(text.split("\n"));
}

export function fromSnap(d: SnapDoc): Doc {
	return { doc: d.doc, item: d.item ?? "", name: d.name, lang: d.lang, v: d.v, text: toText(d.text), s: 0 };
}

function opened(docs: Docs, e: Extract<RoomEvent, { k: "reveal" }>): Docs {
	const fresh = e.b.docs.filter((d) => !(d.doc in docs));
	if (fresh.length === 0) return docs;
	const made = fresh.map((d) => [d.doc, { ...fromSnap({ ...d, item: e.b.item, v: 0 }), s: e.s }] as const);
	return { ...docs, ...Object.fromEntries(made) };
}

/** One event. An edit that does not follow on the document's version throws: the log has no gaps. */
export function docsStep(docs: Docs, e: RoomEvent): Docs {
	if (e.k === "reveal") return opened(docs, e);
	if (e.k !== "edit") return docs;
	const old = docs[e.b.doc];
	if (old === undefined || old.v !== e.b.v) throw new RangeError(`edit ${e.s} does not follow on ${e.b.doc}`);
	const text = e.b.us.reduce((t, u) => ChangeSet.fromJSON(u.c).apply(t), old.text);
	return { ...docs, [old.doc]: { ...old, text, v: old.v + e.b.us.length, s: e.s } };
}

/** All documents after the event `s`, from nothing. */
export function docsAt(events: readonly RoomEvent[], s: number): Docs {
	return events.filter((e) => e.s <= s).reduce(docsStep, NO_DOCS);
}

const EVERY = 500;

/** A log to scrub through: remembers the documents at every 500th event, so a seek is a short walk. */
export class Replay {
	private readonly marks: { i: number; docs: Docs }[] = [{ i: 0, docs: NO_DOCS }];
	private at = { i: 0, docs: NO_DOCS };

	constructor(private readonly events: readonly RoomEvent[]) {}

	/** The documents after event `s`. */
	seek(s: number): Docs {
		const end = this.indexAfter(s);
		const mark = this.marks[Math.min(Math.floor(end / EVERY), this.marks.length - 1)] ?? this.at;
		let { i, docs } = this.at.i <= end && this.at.i >= mark.i ? this.at : mark;
		for (; i < end; i++) {
			if (i === this.marks.length * EVERY) this.marks.push({ i, docs });
			const event = this.events[i];
			if (event !== undefined) docs = docsStep(docs, event);
		}
		this.at = { i, docs };
		return docs;
	}

	/** How many events have a sequence up to `s`. */
	private indexAfter(s: number): number {
		let low = 0;
		let high = this.events.length;
		while (low < high) {
			const mid = (low + high) >> 1;
			if ((this.events[mid]?.s ?? Infinity) <= s) low = mid + 1;
			else high = mid;
		}
		return low;
	}
}
