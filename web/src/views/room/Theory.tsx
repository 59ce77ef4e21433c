// A theory question alone: write the answer, then open the guide beside it and be honest.
import { useState } from "preact/hooks";
import type { Item } from "../../state";
import { Markdown } from "../../ui/Markdown";
import { useBench } from "./bench";
import { EditorHost } from "./EditorHost";
import { Answer } from "./Guide";
import { PlainEditor } from "./PlainEditor";
import { OpenAnswer } from "./Practice";
import { plain } from "./prefs";
import { SelfGrade, SelfPoints } from "./SelfPoints";
import { Shown } from "./Shown";

function Written({ item }: { item: Item }) {
	const b = useBench();
	const [, setAt] = useState(0);
	void b.live.docsTick.value;
	const doc = item.docs[0]?.doc;
	if (doc === undefined || b.live.docs.get(doc) === undefined) return null;
	const onMove = (_: number, head: number): void => setAt(head);
	return (
		<section class="sheet answer" aria-label="Your answer" data-pane="code">
			<div class="sheet-head"><h2>Your answer</h2><span class="faint t1 roomy">or say it aloud</span><span class="push" />
				<button type="button" class="btn ghost sm" aria-pressed={plain.value} onClick={() => (plain.value = !plain.value)}>Plain text field</button></div>
			{plain.value ? <PlainEditor key={doc} doc={doc} onMove={onMove} /> : <EditorHost key={doc} doc={doc} onMove={onMove} />}
		</section>
	);
}

function HintLine({ item }: { item: Item }) {
	const b = useBench();
	const next = item.hints.length + 1;
	const card = item.statement?.kind === "card";
	const sent = b.seen.value.outbox.some((h) => h.q.k === "hint");
	if (card) return null;
	return (
		<div class="stack hintline">
			{item.hints.length > 0 && <ol class="ladder">{item.hints.map((h) => <li class="given" key={h.s}><span class="rung">{h.n}</span><p><Markdown inline text={h.text} /></p></li>)}</ol>}
			{next <= 3 && item.guide === null && b.room.value.ended === null && (
				<button type="button" class="btn ghost sm" disabled={sent} onClick={() => b.do("hint", { item: item.item, n: next })}>Take hint {next} of 3</button>
			)}
		</div>
	);
}

export function Theory({ item }: { item: Item }) {
	const content = item.statement ?? item.brief;
	const g = item.guide;
	return (
		<main class="page theorypage" id="main">
			{content !== null && <div class="theoryhead"><Shown of={content} /></div>}
			<div class="theorycols">
				<div class="stack">
					<Written item={item} />
					<HintLine item={item} />
					{g !== null && item.docs.length > 0 && <div class="card"><Answer g={g} open /></div>}
				</div>
				<section class="card" aria-label="Guide" data-pane="guide">
					{g === null
						? <OpenAnswer item={item} words="Answer first, as you would in the room. Then open the key points and tick what you said." />
						: <><SelfPoints item={item.item} g={g} /><SelfGrade item={item.item} g={g} /></>}
				</section>
			</div>
		</main>
	);
}
