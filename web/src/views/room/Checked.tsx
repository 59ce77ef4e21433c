// What the compiler says while somebody types: a count in the status line, and the whole list beside a plain text field.
import { version } from "../../editor/entry";
import { Icon } from "../../ui/Icon";
import { useBench, type Bench } from "./bench";
import { countWords, marks, type Checked } from "./checks";
import { check, plain } from "./prefs";

/** Whether the text has moved on since the answer. */
function stale(b: Bench, doc: string, c: Checked): boolean {
	void b.live.docsTick.value;
	const e = b.live.docs.get(doc);
	return e === undefined || version(e) !== c.v || b.live.docs.heldIn(doc) > 0;
}

export function CheckCount() {
	const b = useBench();
	const c = b.checks.now.value;
	if (c === null) return null;
	const bad = c.problems.some((p) => p.severity === "error") || !c.ok;
	const old = stale(b, b.doc.value, c);
	const words = <><Icon name={old ? "clock" : bad ? "ce" : c.problems.length > 0 ? "warn" : "check"} /><span role="status">{countWords(c)}</span></>;
	return (
		<span class={`checkcount ${old ? "old" : bad ? "bad" : ""}`} title={old ? "As of a moment ago: it is checked again when the text rests" : undefined}>
			{c.problems.length === 0 || plain.value
				? <span class="row">{words}</span>
				: <button type="button" class="btn ghost sm" title="To the next one (F8, back with Shift+F8)" onClick={() => (b.nextProblem.value += 1)}>{words}</button>}
			<span class={old ? "ago" : "ago now"}>as of a moment ago</span>
		</span>
	);
}

export function CheckSwitch() {
	const b = useBench();
	if (b.runnable.value === null) return null;
	return (
		<button type="button" class="btn ghost sm narrow-hide" aria-pressed={check.value} title="Compile while the text rests, and mark what the compiler says" onClick={() => (check.value = !check.value)}>
			Live check
		</button>
	);
}

/** A text field has no marks: here each problem is a line that leads to its place. */
export function CheckList() {
	const b = useBench();
	const doc = b.doc.value;
	void b.live.docsTick.value;
	const e = b.live.docs.get(doc);
	const found = marks(e, b.checks.now.value).map((p) => ({ ...p, line: e?.state.doc.lineAt(p.from).number ?? 1 }));
	if (found.length === 0) return null;
	return (
		<ul class="detail compiler checklist" aria-label="What the compiler says">
			{found.map((p, i) => (
				<li key={i}>
					<button type="button" class="moment" onClick={() => (b.goTo.value = { doc, line: p.line })}>line {p.line}</button>
					<span><b>{p.severity}</b> {p.message}{p.option !== "" && <code class="t1 faint"> {p.option}</code>}</span>
				</li>
			))}
		</ul>
	);
}
