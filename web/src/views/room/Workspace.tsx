// The editor with its documents, and what can be done with them.
import { useState } from "preact/hooks";
import { nameOf } from "../../state";
import { Icon } from "../../ui/Icon";
import { panelOf, Tabs } from "../../ui/Tabs";
import { useBench, type Bench } from "./bench";
import { CheckCount, CheckList, CheckSwitch } from "./Checked";
import { EditorHost } from "./EditorHost";
import { PlainEditor } from "./PlainEditor";
import { plain, tabMoves } from "./prefs";

function titleOf(b: Bench, doc: string): string {
	const e = b.live.docs.get(doc);
	const siblings = b.live.docs.docs().filter((o) => o.name === e?.name);
	const item = b.room.value.items[e?.item ?? ""];
	return siblings.length > 1 && item !== undefined ? `${item.title}: ${e?.name ?? doc}` : (e?.name ?? doc);
}

/** Ids in the page must not hold the ":" and "/" of document names. */
const domId = (doc: string): string => doc.replace(/[^A-Za-z0-9]/g, "-");

function DocTabs() {
	const b = useBench();
	void b.live.docsTick.value;
	const docs = b.live.docs.docs();
	const tabs = docs.map((d) => ({ id: domId(d.doc), label: titleOf(b, d.doc), icon: d.lang === "c" ? "code" : "doc" }));
	const pick = (id: string): void => {
		b.pickedDoc.value = docs.find((d) => domId(d.doc) === id)?.doc ?? null;
	};
	return <Tabs label="Documents" prefix="doc" class="tabs docs" tabs={tabs} at={domId(b.doc.value)} onPick={pick} />;
}

function RunButtons() {
	const b = useBench();
	if (b.runnable.value === null || !b.mayWrite()) return null;
	return (
		<>
			<span class="faint t1 wide-only roomy nowrap">C17, gcc -O2</span>
			<button type="button" class="btn sm" title="Run on the samples (Ctrl+Enter)" onClick={() => b.startRun("samples")}>Run</button>
			<button type="button" class="btn sm primary" title="Run all tests (Ctrl+Shift+Enter)" onClick={() => b.startRun("submit")}>Submit</button>
		</>
	);
}

/** Where the others are, in words. */
function whereabouts(b: Bench, doc: string): string {
	const s = b.session.value;
	const text = b.live.docs.get(doc)?.confirmed;
	const there = Object.entries(s.cursors).filter(([u, c]) => u !== s.me.u && c.doc === doc);
	const words = there.slice(0, 2).map(([u, c]) => {
		const name = nameOf(s.room, u).split(" ")[0] ?? "";
		return text === undefined ? `${name} is here` : `${name} is at line ${text.lineAt(Math.min(c.head, text.length)).number}`;
	});
	return words.join(", ");
}

function StatusBar({ line, column }: { line: number; column: number }) {
	const b = useBench();
	const doc = b.doc.value;
	return (
		<div class="statusbar">
			{!plain.value && (
				<button type="button" class="btn ghost sm narrow-hide" aria-pressed={tabMoves.value} onClick={() => (tabMoves.value = !tabMoves.value)}>
					<span role="status">{tabMoves.value ? "Tab moves on" : "Tab indents"}</span> <kbd>Ctrl M</kbd>
				</button>
			)}
			<span class="num nowrap">Ln {line}, Col {column}</span>
			<CheckCount />
			<span class="where">{whereabouts(b, doc)}</span>
			<CheckSwitch />
			<button type="button" class="btn ghost sm narrow-hide" aria-pressed={plain.value} onClick={() => (plain.value = !plain.value)}>Plain text field</button>
		</div>
	);
}

export function Workspace() {
	const b = useBench();
	const [at, setAt] = useState({ line: 1, column: 1 });
	const doc = b.doc.value;
	void b.live.docsTick.value;
	const ready = b.live.docs.get(doc) !== undefined;
	const onMove = (_anchor: number, head: number): void => {
		const text = b.live.docs.get(doc)?.state.doc;
		const line = text?.lineAt(Math.min(head, text.length));
		if (line !== undefined) setAt({ line: line.number, column: head - line.from + 1 });
	};
	return (
		<section class="sheet v-code" aria-label="Editor" data-pane="code">
			<div class="sheet-head"><DocTabs /><span class="push" /><RunButtons /></div>
			{b.asides.value.length > 0 && (
				<div class="aside-line" role="alert">
					<Icon name="warn" />
					<span class="grow">{b.asides.value[0]?.why} Your text is kept.</span>
					<button type="button" class="btn sm" onClick={() => (b.ask.value = { what: "aside" })}>Show it</button>
				</div>
			)}
			<div class="col grow" {...panelOf("doc", domId(doc))}>
				{ready && (plain.value ? <><PlainEditor key={doc} doc={doc} onMove={onMove} /><CheckList /></> : <EditorHost key={doc} doc={doc} onMove={onMove} />)}
				<StatusBar {...at} />
			</div>
		</section>
	);
}
