// What the compiler says, where it says it: underlined, with a mark at the edge and words on hover. F8 and
// Shift+F8 go from one to the next, show its words beside the caret and say them to a screen reader.
// The marks move with the text until the next answer replaces them, so nothing flickers while somebody types.
import { diagnosticCount, forEachDiagnostic, lintGutter, linter, nextDiagnostic, previousDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Prec, type Extension } from "@codemirror/state";
import { EditorView, keymap, type Command } from "@codemirror/view";

export interface Problem {
	/** In the present text. */
	readonly from: number;
	readonly to: number;
	readonly severity: "error" | "warning";
	readonly message: string;
	/** The compiler's switch, such as -Wunused-variable; empty when it named none. */
	readonly option: string;
}

const look = EditorView.theme({
	".cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy var(--tle) 1px", textUnderlineOffset: "3px", textDecorationSkipInk: "none" },
	".cm-lintRange-error": { textDecorationColor: "var(--wa)" },
	// A span of its own inside of the marked one, which is underlined already.
	".cm-lintRange-active": { background: "var(--hover)", textDecoration: "none" },
	".cm-lintPoint::after": { borderBottomColor: "var(--tle)" },
	".cm-lintPoint-error::after": { borderBottomColor: "var(--wa)" },
	".cm-gutter-lint": { width: ".875rem" },
	".cm-gutter-lint .cm-gutterElement": { padding: "0", display: "grid", placeItems: "center" },
	// An error is a disc, a warning a triangle: colour is not all that tells them apart.
	".cm-lint-marker": { content: "''", width: ".5rem", height: ".5rem" },
	".cm-lint-marker-error": { background: "var(--wa)", borderRadius: "50%" },
	".cm-lint-marker-warning": { background: "var(--tle)", clipPath: "polygon(50% 0, 100% 100%, 0 100%)" },
	".cm-tooltip.cm-tooltip-hover, .cm-tooltip.cm-tooltip-lint": { border: "0", borderRadius: "var(--r-2)", background: "var(--surface)", boxShadow: "var(--e-2)", maxWidth: "min(36rem, 80vw)" },
	".cm-tooltip-lint": { listStyle: "none", overflow: "hidden" },
	".cm-diagnostic": { padding: "var(--s-2) var(--s-4)", margin: "0", borderLeft: "3px solid var(--tle)", font: "var(--t-2)/var(--lh-2) var(--font-ui)", color: "var(--text)" },
	".cm-diagnostic-error": { borderLeftColor: "var(--wa)" },
	".cm-diagnosticSource": { font: "var(--t-1)/var(--lh-1) var(--font-mono)", color: "var(--text-2)", opacity: "1" },
});

/** "Error 1 of 3, line 7: ..." of the problem that the selection is on. */
function spoken(view: EditorView): string {
	const { from } = view.state.selection.main;
	const all = diagnosticCount(view.state);
	let n = 0;
	let words = "No problem here.";
	forEachDiagnostic(view.state, (d, at) => {
		n += 1;
		if (at !== from) return;
		const option = d.source === undefined ? "" : ` (${d.source})`;
		words = `${d.severity} ${n} of ${all}, line ${view.state.doc.lineAt(at).number}: ${d.message}${option}`;
	});
	return words;
}

function step(go: Command): Command {
	return (view) => {
		if (diagnosticCount(view.state) === 0) return false;
		go(view);
		view.dispatch({ effects: EditorView.announce.of(spoken(view)) });
		return true;
	};
}

export const problems: Extension = [
	linter(null),
	lintGutter(),
	look,
	Prec.high(keymap.of([{ key: "F8", run: step(nextDiagnostic), shift: step(previousDiagnostic), preventDefault: true }])),
];

export function showProblems(view: EditorView, list: readonly Problem[]): void {
	const { length } = view.state.doc;
	const placed: Diagnostic[] = list.map(({ from, to, severity, message, option }) => ({
		from: Math.min(from, length), to: Math.min(to, length), severity, message, ...(option === "" ? {} : { source: option }),
	}));
	view.dispatch(setDiagnostics(view.state, placed));
}

/** To the next problem, as F8 does. */
export function nextProblem(view: EditorView): void {
	step(nextDiagnostic)(view);
	view.focus();
}
