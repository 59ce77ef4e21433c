// The same shared document in a plain text field, for those whose tools work better with one.
import { useEffect, useRef } from "preact/hooks";
import { diff } from "../../editor/diff";
import { follow } from "../../editor/follow";
import { useBench } from "./bench";
import { cursorTeller } from "./EditorHost";

export function PlainEditor({ doc, onMove }: { doc: string; onMove: (anchor: number, head: number) => void }) {
	const b = useBench();
	const ref = useRef<HTMLTextAreaElement>(null);
	const store = b.live.docs;
	useEffect(() => {
		const el = ref.current;
		if (el === null) return;
		el.value = store.get(doc)?.state.doc.toString() ?? "";
		return store.attach(doc, { show: (trs) => follow(el, store.get(doc)?.state.doc.toString() ?? "", trs) });
	}, [doc]);
	const tell = useRef(cursorTeller(b, doc));
	useEffect(() => void (tell.current = cursorTeller(b, doc)), [doc]);
	const to = b.goTo.value;
	useEffect(() => {
		const el = ref.current;
		const text = store.get(doc)?.state.doc;
		if (to?.doc !== doc || el === null || text === undefined) return;
		b.goTo.value = null;
		const { from } = text.line(Math.min(to.line, text.lines));
		el.focus();
		el.setSelectionRange(from, from);
	}, [to]);
	const moved = (): void => {
		const el = ref.current;
		if (el === null) return;
		onMove(el.selectionStart, el.selectionEnd);
		tell.current(el.selectionStart, el.selectionEnd);
	};
	const input = (e: Event): void => {
		const el = ref.current;
		const state = store.get(doc)?.state;
		const change = el === null || state === undefined ? null : diff(state.doc.toString(), el.value);
		if (el === null || state === undefined || change === null) return;
		const pasted = e instanceof InputEvent && e.inputType === "insertFromPaste";
		store.apply(doc, [state.update({ changes: change, userEvent: pasted ? "input.paste" : "input.type" })]);
		// What the filter refused is taken back.
		follow(el, store.get(doc)?.state.doc.toString() ?? "", []);
		const lines = change.insert.split("\n").length;
		if (pasted && (lines > 1 || change.insert.length >= 80)) b.do("mark", { what: "paste", doc, lines });
		moved();
	};
	const name = store.get(doc)?.name ?? doc;
	return (
		<textarea class="plain" aria-label={`Shared text, ${name}`} spellcheck={false} autocomplete="off" autocapitalize="off" ref={ref} data-pane-focus
			readOnly={!b.mayWrite()} onInput={input} onSelect={moved} />
	);
}
