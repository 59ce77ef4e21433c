// All documents of a room. Local changes are pushed every 80 ms, one request a document at a time; what
// the server confirms comes back by events, and others' changes with it. A change that the server refuses
// for good is saved aside and the document goes back to the confirmed text: nothing is sent for ever.
import type { Extension, Transaction } from "@codemirror/state";
import { freshId, type RoomEvent, type SnapDoc } from "../protocol";
import { makeEntry, outgoing, receive, revive, saved, unconfirmed, version, view, type Edit, type Entry, type SavedDoc } from "./entry";
import { inputFilter } from "./filter";
import type { Attached, StoreHooks } from "./hooks";
import { meet, type Meeting } from "./meet";

const PUSH_MS = 80;

export class DocStore {
	private readonly entries = new Map<string, Entry>();
	private readonly views = new Map<string, Attached>();
	private readonly timers = new Set<string>();
	private readonly cl = freshId();
	private readonly filter: Extension;
	private extra: (e: { doc: string; lang: string }) => Extension = () => [];
	private revived: readonly SavedDoc[];

	private readonly meeting: Meeting = {
		here: (doc) => this.entries.get(doc) ?? this.revive(doc),
		is: (e) => this.entries.get(e.doc) === e,
		fresh: (d, since) => this.replace(makeEntry(d, since, this.cl, this.filter, this.extra(d))),
		keep: (e) => this.replace(e),
		edit: (ev) => this.edit(ev),
		push: (doc) => this.soon(doc),
		aside: (doc, text, why) => this.on.aside(doc, text, why),
		log: (since) => this.on.log(since),
	};

	constructor(private readonly on: StoreHooks, keptDocs: readonly SavedDoc[] = []) {
		this.filter = inputFilter((why) => on.refused(why));
		this.revived = keptDocs;
	}

	/** What the editor adds to each state (keys, colours): set once its code is loaded. */
	equip(extra: (e: { doc: string; lang: string }) => Extension): void {
		this.extra = extra;
		for (const e of this.entries.values()) {
			e.state = e.state.update({ effects: view.reconfigure(extra(e)) }).state;
			this.views.get(e.doc)?.show([]);
		}
	}

	readonly docs = (): readonly Entry[] => [...this.entries.values()];
	readonly get = (doc: string): Entry | undefined => this.entries.get(doc);

	attach(doc: string, v: Attached): () => void {
		this.views.set(doc, v);
		return () => void (this.views.get(doc) === v && this.views.delete(doc));
	}

	/** How many changes are held here unconfirmed. */
	held(): number {
		return this.docs().reduce((n, e) => n + unconfirmed(e), 0);
	}

	/** The same of one document. */
	heldIn(doc: string): number {
		const e = this.entries.get(doc);
		return e === undefined ? 0 : unconfirmed(e);
	}

	/** Sends what a document holds without waiting for the next keystroke. */
	flush(doc: string): void {
		const e = this.entries.get(doc);
		if (e !== undefined) this.push(e);
	}

	saved(): SavedDoc[] {
		const waiting = this.revived.filter((d) => !this.entries.has(d.doc));
		return [...waiting, ...this.docs().flatMap((e) => saved(e) ?? [])];
	}

	/** Transactions of the person at this keyboard, or of receive(). */
	apply(doc: string, trs: readonly Transaction[]): void {
		const e = this.entries.get(doc);
		const last = trs[trs.length - 1];
		if (e === undefined || last === undefined) return;
		e.state = last.state;
		this.views.get(doc)?.show(trs);
		if (!trs.some((t) => t.docChanged)) return;
		this.on.changed();
		this.soon(doc);
	}

	snapshot(docs: readonly SnapDoc[], head: number): void {
		for (const d of docs) meet(this.meeting, d, head);
		this.revived = [];
		this.on.changed();
	}

	events(es: readonly RoomEvent[]): void {
		for (const e of es) {
			if (e.k === "edit") this.edit(e);
			if (e.k === "run") this.ran(e.b.doc);
			if (e.k === "reveal") for (const d of e.b.docs) this.open({ ...d, item: e.b.item, v: 0 }, e.s);
		}
	}

	/** Our push was refused. */
	nack(doc: string, id: string, code: string, head: number | null, why: string): void {
		const e = this.entries.get(doc);
		if (e === undefined || e.inflight !== id) return;
		e.inflight = null;
		if (code !== "stale") return this.giveUp(e, why);
		e.stales += 1;
		e.waitFor = head ?? version(e);
		this.soon(doc);
	}

	/** Keeps the text that a run judges, so that the compiler's lines find their place later. */
	private ran(doc: string): void {
		const e = this.entries.get(doc);
		e?.ran.set(version(e), e.confirmed);
	}

	private soon(doc: string): void {
		if (this.timers.has(doc)) return;
		this.timers.add(doc);
		this.on.later(() => {
			this.timers.delete(doc);
			const e = this.entries.get(doc);
			if (e !== undefined) this.push(e);
		}, PUSH_MS);
	}

	private push(e: Entry): void {
		if (e.inflight !== null || e.behind !== null || version(e) < e.waitFor) return;
		const b = outgoing(e);
		if (b !== null) e.inflight = this.on.push(b);
	}

	private open(d: SnapDoc, since: number): void {
		if (this.entries.has(d.doc)) return;
		this.replace(makeEntry(d, since, this.cl, this.filter, this.extra(d)));
	}

	private replace(e: Entry): void {
		this.entries.set(e.doc, e);
		this.views.get(e.doc)?.show([]);
		this.on.changed();
	}

	private edit(ev: Edit): void {
		const e = this.entries.get(ev.b.doc);
		if (e === undefined) return;
		if (e.behind !== null) return void e.behind.push(ev);
		if (ev.b.v !== version(e)) return;
		const trs = this.receive(e, ev);
		if (trs === null) return;
		this.apply(e.doc, trs);
		// A confirmation changes no text, but what is held.
		this.on.changed();
		this.soon(e.doc);
	}

	private revive(doc: string): Entry | null {
		const d = this.revived.find((r) => r.doc === doc);
		if (d === undefined) return null;
		try {
			return revive(d, this.filter, this.extra(d));
		} catch {
			this.on.aside(doc, d.text, "What was typed before the reload did not fit its document.");
			return null;
		}
	}

	/** Null when the change does not fit: then this side is wrong, and starts anew from a snapshot. */
	private receive(e: Entry, ev: Edit): Transaction[] | null {
		try {
			return receive(e, ev.b, ev.s);
		} catch (error) {
			if (!(error instanceof RangeError)) throw error;
			if (unconfirmed(e) > 0) this.on.aside(e.doc, e.state.doc.toString(), "The editor and the server did not agree, so it was loaded anew.");
			this.entries.delete(e.doc);
			this.on.resync();
			return null;
		}
	}

	private giveUp(e: Entry, why: string): void {
		this.on.aside(e.doc, e.state.doc.toString(), why);
		const { doc, item, name, lang } = e;
		const d = { doc, item, name, lang, v: version(e), text: e.confirmed.toString() };
		this.replace(makeEntry(d, e.since, freshId(), this.filter, this.extra(d)));
	}
}
