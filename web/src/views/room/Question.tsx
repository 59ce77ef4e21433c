// The candidate's left pane: the question, what came before it, and the person's own notes.
import { useState } from "preact/hooks";
import { nameOf, type Item } from "../../state";
import { Empty, Moment } from "../../ui/bits";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { panelOf, Tabs } from "../../ui/Tabs";
import { useBench } from "./bench";
import { namesOf, others } from "./people";
import { MyNotes } from "./MyNotes";
import { Shown } from "./Shown";

type Tab = "question" | "earlier" | "notes";

export function Given({ item }: { item: Item }) {
	const b = useBench();
	const room = b.room.value;
	const given = [...item.hints.map((h) => ({ ...h, rung: `${h.n}`, kind: "Hint" })), ...item.asks.map((a) => ({ ...a, rung: "?", kind: "Asked" }))].sort((x, y) => x.s - y.s);
	if (given.length === 0) return null;
	const from = room.kind === "live" ? ` from ${nameOf(room, given[0]?.u ?? "")}` : "";
	return (
		<section class="block" aria-label="Hints and questions">
			<header><h3>Hints and questions{from}</h3><span class="t1">{given.length}</span></header>
			<ol class="ladder">
				{given.map((g) => (
					<li class="given" key={g.s}>
						<span class="rung" aria-hidden="true">{g.rung}</span>
						<div><span class="sr">{g.kind}: </span><Markdown inline text={g.text} /></div>
						<Moment ms={g.ts - room.started} />
					</li>
				))}
			</ol>
		</section>
	);
}

function Recording() {
	const b = useBench();
	const s = b.seen.value;
	const watch = others(s.room, s.me.u, "observer");
	const with_ = others(s.room, s.me.u, "interviewer");
	return (
		<div class="sheet-foot row top t1 quiet recording" role="note">
			<Icon name="rec" />
			<span>
				Recorded for you and {namesOf(with_, "the interviewer")}: chat, code, runs.{" "}
				{watch.length > 0 && `${namesOf(watch, "")} ${watch.length === 1 ? "observes" : "observe"}. `}
				Sound and picture are never kept.{" "}
				<button type="button" class="footlink" onClick={() => (b.ask.value = { what: "sees" })}>Who sees what</button>
			</span>
		</div>
	);
}

export function Question() {
	const b = useBench();
	const [tab, setTab] = useState<Tab>("question");
	const [picked, pick] = useState<string | null>(null);
	const room = b.room.value;
	const item = room.items[picked ?? ""] ?? room.items[b.item.value ?? ""];
	const earlier = room.order.filter((i) => i !== b.item.value).reverse();
	const content = item?.statement ?? item?.brief ?? null;
	return (
		<section class="sheet" aria-label="Question" data-pane="question">
			<div class="sheet-head">
				<h2 class="sr">Question</h2>
				<Tabs label="Question" prefix="q" at={tab} onPick={(t) => { setTab(t); if (t === "question") pick(null); }} tabs={[
					{ id: "question", label: "Question" },
					{ id: "earlier", label: "Earlier", count: earlier.length },
					{ id: "notes", label: "My notes", count: room.notes.length },
				]} />
			</div>
			<div class="sheet-body" tabIndex={0} {...panelOf("q", tab)}>
				{tab === "question" && (content === null || item === undefined
					? <Empty icon="doc" title="Nothing revealed yet"><p>The interviewer opens questions here one at a time. Say hello in the chat meanwhile; “scratch” in the editor is for both of you.</p></Empty>
					: <><div class="pad"><Shown of={content} /></div><Given item={item} /></>)}
				{tab === "earlier" && (
					<ul class="qlist">
						{earlier.length === 0 && <li class="empty-line">Questions that were open before appear here.</li>}
						{earlier.map((i) => {
							const old = room.items[i];
							return old === undefined ? null : (
								<li key={i}>
									<Icon name={old.docs.some((d) => d.lang === "c") ? "code" : "doc"} />
									<button type="button" class="linkish clip" onClick={() => { pick(i); setTab("question"); b.pickedDoc.value = old.docs[0]?.doc ?? null; }}>{old.title}</button>
									<Moment ms={old.since.ts - room.started} />
								</li>
							);
						})}
					</ul>
				)}
				{tab === "notes" && <MyNotes />}
			</div>
			{room.kind === "live" && <Recording />}
		</section>
	);
}
