// A snapshot meets documents that may already be here with changes of mine: after a reload, or when the
// line was down for long. The log between tells where my changes belong; where it does not, they are
// put aside and said so.
import type { RoomEvent, SnapDoc } from "../protocol";
import { toText } from "../state";
import { unconfirmed, version, type Edit, type Entry } from "./entry";

/** What meeting needs of the store. */
export interface Meeting {
	here(doc: string): Entry | null;
	/** Still the entry of its document. */
	is(e: Entry): boolean;
	fresh(d: SnapDoc, since: number): void;
	keep(e: Entry): void;
	edit(ev: Edit): void;
	push(doc: string): void;
	aside(doc: string, text: string, why: string): void;
	log(since: number): Promise<readonly RoomEvent[]>;
}

function same(e: Entry, d: SnapDoc): boolean {
	return version(e) === d.v && e.confirmed.eq(toText(d.text));
}

export function meet(m: Meeting, d: SnapDoc, head: number): void {
	const here = m.here(d.doc);
	if (here === null || (unconfirmed(here) === 0 && !same(here, d))) return m.fresh(d, head);
	m.keep(here);
	if (version(here) < d.v) return void catchUp(m, here, d, head);
	agree(m, here, d, head);
}

/** What was missed is in the log: with it my changes find their place exactly. */
async function catchUp(m: Meeting, e: Entry, d: SnapDoc, head: number): Promise<void> {
	e.behind = [];
	const es = await m.log(e.since).catch(() => []);
	const live: readonly Edit[] = e.behind;
	e.behind = null;
	if (!m.is(e)) return;
	for (const ev of es) if (ev.k === "edit" && ev.b.doc === e.doc && ev.s <= head) m.edit(ev);
	agree(m, e, d, head);
	for (const ev of live) m.edit(ev);
}

/** At the same version both sides must have the same text; otherwise mine is put aside. */
function agree(m: Meeting, e: Entry, d: SnapDoc, head: number): void {
	if (same(e, d)) {
		m.keep(e);
		return m.push(e.doc);
	}
	m.aside(e.doc, e.state.doc.toString(), "The room moved on while the line was down, and your last changes could not be merged.");
	m.fresh(d, head);
}
