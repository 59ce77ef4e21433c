// One shared document on this side: a CodeMirror state with its unconfirmed changes, and the text as the
// server has confirmed it.
import { collab, getSyncedVersion, receiveUpdates, sendableUpdates } from "@codemirror/collab";
import { ChangeSet, Compartment, EditorState, StateEffect, Transaction, type Extension, type Text } from "@codemirror/state";
import type { Body, RoomEvent, SnapDoc } from "../protocol";
import { toText } from "../state";

export type Edit = Extract<RoomEvent, { k: "edit" }>;

export interface Entry {
	readonly doc: string;
	readonly item: string;
	readonly name: string;
	readonly lang: string;
	readonly cl: string;
	state: EditorState;
	/** The text of the synced version, without what is held here. */
	confirmed: Text;
	/** The log's position of that version. */
	since: number;
	/** The request that is under way. */
	inflight: string | null;
	/** `stale` in a row; after two the server is asked to rebase. */
	stales: number;
	/** Push only when this version is reached. */
	waitFor: number;
	/** Waits for the log: what arrives meanwhile is put aside here. */
	behind: Edit[] | null;
	/** When my last change was made: of those confirmed, and of those under way. */
	lastMade: number;
	nextMade: number;
	/** Texts that runs judged, by version. */
	readonly ran: Map<number, Text>;
	/** The latest confirmed changes, for mapping others' cursors. */
	recent: { readonly v: number; readonly changes: ChangeSet }[];
}

export const view = new Compartment();
const RECENT = 200;
const BATCH = 64;
const BATCH_BYTES = 56 * 1024;

// A change of mine that others' changes have emptied still counts: the server confirms by number.
const counts = StateEffect.define<null>();
const counted = (tr: Transaction) => tr.effects.filter((e) => e.is(counts));

export function makeEntry(d: SnapDoc, since: number, cl: string, filter: Extension, extra: Extension): Entry {
	const text = toText(d.text);
	const state = EditorState.create({
		doc: text,
		extensions: [collab({ startVersion: d.v, clientID: cl, sharedEffects: counted }), EditorState.tabSize.of(4), filter, view.of(extra)],
	});
	return {
		doc: d.doc, item: d.item ?? "", name: d.name, lang: d.lang, cl, state, confirmed: text, since,
		inflight: null, stales: 0, waitFor: 0, behind: null, lastMade: 0, nextMade: 0, ran: new Map(), recent: [],
	};
}

export function version(e: Entry): number {
	return getSyncedVersion(e.state);
}

export function unconfirmed(e: Entry): number {
	return sendableUpdates(e.state).length;
}

/** The transactions that take these updates in, one for each: several at once would be composed first, and mapping over a
 * composition can order two insertions otherwise than the server does when it rebases. The caller dispatches them. */
export function receive(e: Entry, b: Body<"edit">, s: number): Transaction[] {
	const updates = b.us.map((u) => ({ changes: ChangeSet.fromJSON(u.c), clientID: b.cl }));
	for (const [i, { changes }] of updates.entries()) {
		e.confirmed = changes.apply(e.confirmed);
		e.recent.push({ v: b.v + i, changes });
	}
	if (e.recent.length > RECENT) e.recent.splice(0, e.recent.length - RECENT);
	e.since = Math.max(e.since, s);
	if (b.cl === e.cl) {
		e.inflight = null;
		e.stales = 0;
		e.lastMade = e.nextMade;
	}
	let { state } = e;
	return updates.map((update) => {
		const tr = receiveUpdates(state, [update]);
		state = tr.state;
		return tr;
	});
}

function gap(from: number, to: number): number {
	return Math.min(600_000, Math.max(0, Math.round(to - from)));
}

/** The next request of this document, or null when there is nothing to send. */
export function outgoing(e: Entry): Body<"edit"> | null {
	const us: { c: unknown[]; dt: number }[] = [];
	let size = 0;
	let before = e.lastMade;
	for (const update of sendableUpdates(e.state).slice(0, BATCH)) {
		const made = update.origin.annotation(Transaction.time) ?? before;
		const c = update.changes.toJSON() as unknown[];
		size += JSON.stringify(c).length * 3;
		if (us.length > 0 && size > BATCH_BYTES) break;
		us.push({ c, dt: before === 0 ? 0 : gap(before, made) });
		before = made;
	}
	if (us.length === 0) return null;
	e.nextMade = before;
	return { doc: e.doc, v: version(e), cl: e.cl, us, ...(e.stales >= 2 ? { rebase: true } : {}) };
}

function pending(e: Entry): ChangeSet | null {
	const all = sendableUpdates(e.state).map((u) => u.changes);
	return all.length === 0 ? null : all.reduce((a, b) => a.compose(b));
}

/** A place in my text as a place in the synced version, for others. */
export function outward(e: Entry, pos: number): number {
	return pending(e)?.invertedDesc.mapPos(pos) ?? pos;
}

/** A place that somebody named at version `v`, in my text. */
export function inward(e: Entry, v: number, pos: number): number {
	let at = Math.min(pos, e.recent.find((r) => r.v === v)?.changes.length ?? pos);
	for (const { v: of, changes } of e.recent) if (of >= v && at <= changes.length) at = changes.mapPos(at, 1);
	const mine = pending(e);
	if (mine !== null && at <= mine.length) at = mine.mapPos(at, 1);
	return Math.min(at, e.state.doc.length);
}

/** A line of the text that a run judged, as a place in the present text; null when that text is gone. */
export function lineIn(e: Entry, v: number, line: number): number | null {
	const text = v === version(e) ? e.confirmed : e.ran.get(v);
	return text === undefined || line < 1 || line > text.lines ? null : inward(e, v, text.line(line).from);
}

/** What a reload must not lose: the base, and the changes made on it. */
export interface SavedDoc extends SnapDoc {
	readonly since: number;
	readonly cl: string;
	readonly inflight: string | null;
	readonly us: readonly unknown[];
}

export function saved(e: Entry): SavedDoc | null {
	const us = sendableUpdates(e.state).map((u) => u.changes.toJSON() as unknown);
	if (us.length === 0) return null;
	const { doc, item, name, lang, cl, since, inflight } = e;
	return { doc, item, name, lang, cl, since, inflight, v: version(e), text: e.confirmed.toString(), us };
}

/** The entry as it was before a reload. Throws when the saved changes do not fit their base. */
export function revive(d: SavedDoc, filter: Extension, extra: Extension): Entry {
	const e = makeEntry(d, d.since, d.cl, filter, extra);
	for (const c of d.us) e.state = e.state.update({ changes: ChangeSet.fromJSON(c), effects: counts.of(null) }).state;
	e.inflight = d.inflight;
	return e;
}
