// The others in a document: a named caret, and what they have selected.
import { StateEffect, StateField, Transaction, type ChangeDesc, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";

export interface Peer {
	readonly u: string;
	readonly name: string;
	/** 1 to 3: which of the peer colours. */
	readonly hue: number;
	readonly anchor: number;
	readonly head: number;
}

const setPeers = StateEffect.define<readonly Peer[]>();

class Caret extends WidgetType {
	constructor(private readonly peer: Peer, private readonly below: boolean) {
		super();
	}

	override eq(o: Caret): boolean {
		return o.peer.u === this.peer.u && o.peer.name === this.peer.name && o.peer.head === this.peer.head && o.below === this.below;
	}

	toDOM(): HTMLElement {
		const caret = document.createElement("span");
		caret.className = `caret p${this.peer.hue}${this.below ? " below" : ""}`;
		caret.setAttribute("aria-hidden", "true");
		const label = document.createElement("b");
		label.textContent = this.peer.name;
		caret.append(label);
		return caret;
	}
}

function moved(p: Peer, changes: ChangeDesc, assoc: number): Peer {
	return { ...p, anchor: changes.mapPos(p.anchor, assoc), head: changes.mapPos(p.head, assoc) };
}

interface Shown {
	readonly peers: readonly Peer[];
	readonly marks: DecorationSet;
}

function draw(peers: readonly Peer[], length: number, firstLineEnd: number): DecorationSet {
	const ranges: Range<Decoration>[] = [];
	for (const p of peers) {
		const head = Math.min(p.head, length);
		const [from, to] = [Math.min(p.anchor, head), Math.min(Math.max(p.anchor, head), length)];
		if (from < to) ranges.push(Decoration.mark({ class: `peersel p${p.hue}` }).range(from, to));
		ranges.push(Decoration.widget({ widget: new Caret(p, head <= firstLineEnd), side: 1 }).range(head));
	}
	return Decoration.set(ranges, true);
}

const field = StateField.define<Shown>({
	create: () => ({ peers: [], marks: Decoration.none }),
	update(shown, tr) {
		const set = tr.effects.find((e) => e.is(setPeers));
		if (set === undefined && !tr.docChanged) return shown;
		// Their own typing pushes their caret on; mine at the same place does not.
		const assoc = tr.annotation(Transaction.remote) === true ? 1 : -1;
		const peers = set?.value ?? shown.peers.map((p) => moved(p, tr.changes, assoc));
		return { peers, marks: draw(peers, tr.newDoc.length, tr.newDoc.line(1).to) };
	},
	provide: (f) => EditorView.decorations.from(f, (s) => s.marks),
});

export const peers: Extension = field;

export function showPeers(view: EditorView, list: readonly Peer[]): void {
	view.dispatch({ effects: setPeers.of(list) });
}
