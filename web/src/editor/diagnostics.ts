// What the compiler said, as a block under the line it spoke of.
import { RangeSet, StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";

export interface Placed {
	/** Somewhere in the line, in the present text. */
	readonly pos: number;
	readonly severity: string;
	readonly message: string;
}

const setDiagnostics = StateEffect.define<readonly Placed[]>();

class Block extends WidgetType {
	constructor(private readonly d: Placed) {
		super();
	}

	override eq(o: Block): boolean {
		return o.d.message === this.d.message && o.d.severity === this.d.severity;
	}

	toDOM(): HTMLElement {
		// The editor measures blocks without their margins, so the space around is padding of a row.
		const row = document.createElement("div");
		row.className = "diagrow";
		const block = document.createElement("div");
		const err = this.d.severity === "error" || this.d.severity === "fatal error";
		block.className = err ? "diag err" : "diag";
		block.setAttribute("role", "note");
		const kind = document.createElement("b");
		kind.textContent = this.d.severity;
		const words = document.createElement("span");
		words.textContent = this.d.message;
		const line = document.createElement("div");
		line.append(kind, " ", words);
		block.append(line);
		row.append(block);
		return row;
	}
}

const field = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(marks, tr) {
		const set = tr.effects.find((e) => e.is(setDiagnostics));
		if (set === undefined) return marks.map(tr.changes);
		const placed = set.value.map((d) => {
			const { to } = tr.newDoc.lineAt(Math.min(d.pos, tr.newDoc.length));
			return Decoration.widget({ widget: new Block(d), block: true, side: 1 }).range(to);
		});
		return RangeSet.of(placed, true);
	},
	provide: (f) => EditorView.decorations.from(f),
});

export const diagnostics: Extension = field;

export function showDiagnostics(view: EditorView, list: readonly Placed[]): void {
	view.dispatch({ effects: setDiagnostics.of(list) });
}
