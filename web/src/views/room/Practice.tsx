// Alone: a coding problem as in a room, or a theory question with its guide after the answer.
import { useState } from "preact/hooks";
import type { Guide } from "../../protocol";
import { codeDoc, type Item } from "../../state";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { panelOf, Tabs } from "../../ui/Tabs";
import { useBench } from "./bench";
import { Dialogs } from "./Dialogs";
import { Handle, Middle, ViewTabs } from "./Desk";
import { Ended } from "./Ended";
import { Answer } from "./Guide";
import { leftPx } from "./prefs";
import { MyNotes } from "./MyNotes";
import { SelfPoints } from "./SelfPoints";
import { Shown } from "./Shown";
import { Theory } from "./Theory";
import { TopBar } from "./TopBar";
import { vars } from "../../ui/vars";

type Tab = "statement" | "hints" | "answer" | "notes";
const HINTS = 3;

/** The learner takes hints one at a time; each is recorded. */
function Hints({ item }: { item: Item }) {
	const b = useBench();
	const given = item.hints;
	const next = given.length + 1;
	const sent = b.seen.value.outbox.some((h) => h.q.k === "hint");
	const may = next <= HINTS && b.room.value.ended === null;
	return (
		<div class="pad stack">
			<ol class="ladder">{given.map((h) => <li class="given" key={h.s}><span class="rung">{h.n}</span><p><Markdown inline text={h.text} /></p></li>)}</ol>
			{given.length === 0 && <p class="t2 quiet">Three hints, each nearer to the solution. Taking one is recorded and caps the level.</p>}
			{may && <button type="button" class="btn sm" disabled={sent} onClick={() => b.do("hint", { item: item.item, n: next })}>Take hint {next} of {HINTS}</button>}
		</div>
	);
}

export function OpenAnswer({ item, words }: { item: Item; words: string }) {
	const b = useBench();
	const sent = b.seen.value.outbox.some((h) => h.q.k === "answer");
	return (
		<div class="pad stack">
			<p class="t2 quiet">{words}</p>
			<button type="button" class="btn sm" disabled={sent || b.room.value.ended !== null} onClick={() => b.do("answer", { item: item.item })}>Show the answer</button>
		</div>
	);
}

function Editorial({ item }: { item: Item }) {
	const b = useBench();
	const solved = b.room.value.runs.some((r) => r.what === "submit" && r.item === item.item && r.result?.verdict === "AC");
	const g: Guide | null = item.guide;
	if (g === null) return <OpenAnswer item={item} words={solved ? "Solved. Compare with the model solution, and tick what you said." : "Not solved yet. Opening the answer means giving up on this one; it is recorded."} />;
	return <><Answer g={g} open /><SelfPoints item={item.item} g={g} /></>;
}

function Left({ item }: { item: Item }) {
	const [tab, setTab] = useState<Tab>("statement");
	const content = item.statement ?? item.brief;
	return (
		<section class="sheet" aria-label="Problem" data-pane="question">
			<div class="sheet-head">
				<h2 class="sr">Problem</h2>
				<Tabs label="Problem" prefix="p" at={tab} onPick={setTab} tabs={[
					{ id: "statement", label: "Statement" }, { id: "hints", label: "Hints", count: item.hints.length },
					{ id: "answer", label: "Answer" }, { id: "notes", label: "Notes" },
				]} />
			</div>
			<div class="sheet-body" tabIndex={0} {...panelOf("p", tab)}>
				{tab === "statement" && content !== null && <div class="pad"><Shown of={content} /></div>}
				{tab === "hints" && <Hints item={item} />}
				{tab === "answer" && <Editorial item={item} />}
				{tab === "notes" && <MyNotes />}
			</div>
		</section>
	);
}

function Coding({ item }: { item: Item }) {
	return (
		<main class="desk two" id="main" ref={vars({ left: leftPx.value === 0 ? null : `${leftPx.value}px` })}>
			<div class="col col-left"><Left item={item} /></div>
			<Handle label="Resize left pane" way="v" size={leftPx} initial={464} min={260} max={720} />
			<Middle />
		</main>
	);
}

export function Practice() {
	const b = useBench();
	const room = b.room.value;
	const item = room.items[b.item.value ?? ""];
	const coding = item !== undefined && codeDoc(item) !== null;
	return (
		<div class={coding ? "room" : "room theory"} data-view={b.view.value} data-side="left">
			<TopBar />
			<Ended />
			{item === undefined
				? <main class="page narrow" id="main"><p class="row" role="status"><Icon name="doc" />This practice has no question. <a href="/practice">Choose one</a></p></main>
				: coding ? <Coding item={item} /> : <Theory item={item} />}
			{coding && <ViewTabs without={["chat"]} />}
			<Dialogs />
		</div>
	);
}
