// The answer guide of the chosen question: what to listen for, what to say, what to give.
import { useEffect } from "preact/hooks";
import type { Guide as Model } from "../../protocol";
import { isRecord } from "../../protocol";
import { Empty, Moment } from "../../ui/bits";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { useBench, type Sheet } from "./bench";
import { Followups, Hints } from "./Ladder";
import { Flags, Points } from "./Points";
import { Shown } from "./Shown";

/** What the candidate sees lies as a white card on the paper. */
function Visible({ item, sheet }: { item: string; sheet: Sheet | null }) {
	const b = useBench();
	const room = b.room.value;
	const shown = room.items[item];
	const content = shown?.statement ?? shown?.brief ?? sheet?.brief ?? sheet?.statement ?? null;
	const step = sheet?.kind === "package" && shown === undefined ? "brief" : "statement";
	const more = shown?.statement == null && room.ended === null;
	return (
		<div class="revealed">
			<header>
				<Icon name={shown === undefined ? "lock" : "eye"} />
				{shown === undefined
					? <span>The candidate does not see this yet</span>
					: <span>Candidate sees {shown.statement === null ? "the brief" : "this"} since <Moment ms={shown.since.ts - room.started} /></span>}
				<span class="push" />
				{more && <button type="button" class="btn ghost sm" onClick={() => (b.ask.value = { what: "reveal", item, step })}>{shown === undefined ? "Reveal" : "Reveal all"}</button>}
			</header>
			{content !== null && <div><Shown of={content} small /></div>}
		</div>
	);
}

function Clarifications({ g }: { g: Model }) {
	if (g.clarifications === undefined || g.clarifications.length === 0) return null;
	return (
		<section class="block" aria-label="Clarifications">
			<header><h3>If they ask</h3></header>
			<dl class="clar">
				{g.clarifications.map((c, i) => <div key={i}><dt><Markdown inline text={c.ask} /></dt><dd><Markdown inline text={c.answer} /></dd></div>)}
			</dl>
		</section>
	);
}

export function anchorsOf(g: Model): [string, string][] {
	if (!isRecord(g.anchors)) return [];
	return Object.entries(g.anchors).flatMap(([n, words]) => (typeof words === "string" ? [[n, words] as [string, string]] : []));
}

function Anchors({ g }: { g: Model }) {
	const anchors = anchorsOf(g);
	if (anchors.length === 0) return null;
	return (
		<section class="block" aria-label="Levels">
			<header><h3>What each level sounds like</h3></header>
			<dl class="anchorlist">{anchors.map(([n, words]) => <div key={n}><dt>{n}</dt><dd><Markdown inline text={words} /></dd></div>)}</dl>
		</section>
	);
}

function solutionOf(g: Model): string {
	if (g.answer !== undefined) return g.answer;
	if (typeof g.solution === "string") return g.solution;
	return isRecord(g.solution) && typeof g.solution["text"] === "string" ? g.solution["text"] : "";
}

export function Answer({ g, open }: { g: Model; open?: boolean }) {
	const text = solutionOf(g);
	if (text === "" && g.expected === undefined && g.choices === undefined && g.numeric_key === undefined) return null;
	return (
		<section class="block" aria-label="Model answer">
			<details open={open}>
				<summary><h3>Model answer</h3></summary>
				{g.expected !== undefined && <p class="t2">Expected: time <Markdown inline text={g.expected.time ?? "–"} />, memory <Markdown inline text={g.expected.memory ?? "–"} /></p>}
				{g.choices?.map((c) => <p key={c.id} class="t2"><b>{c.id}</b> {c.correct ? "right" : "wrong"}: <Markdown inline text={c.why ?? c.text} /></p>)}
				{g.numeric_key?.map((n) => <p key={n.id} class="t2"><Markdown inline text={n.label} />: <b class="num">{n.value}</b> {n.unit ?? ""} (± {n.tolerance})</p>)}
				{text !== "" && <Markdown text={text} class="prose sm" />}
			</details>
		</section>
	);
}

function Whole({ item, sheet }: { item: string; sheet: Sheet }) {
	const g = sheet.guide;
	if (g === null) return <Visible item={item} sheet={sheet} />;
	return (
		<>
			<Visible item={item} sheet={sheet} />
			<Points item={item} g={g} />
			<Flags item={item} g={g} />
			<Hints item={item} g={g} />
			<Followups item={item} g={g} />
			<Clarifications g={g} />
			<Anchors g={g} />
			<Answer g={g} />
		</>
	);
}

export function Guide() {
	const b = useBench();
	const item = b.item.value;
	useEffect(() => {
		if (item !== null) b.loadSheet(item);
	}, [item]);
	const sheet = item === null ? undefined : b.sheets.value[item];
	return (
		<section class="sheet private" aria-label="Answer guide, only interviewers" data-pane="guide">
			<div class="sheet-body" tabIndex={0} role="region" aria-label="Answer guide">
				{item === null && <Empty icon="doc" title="Choose a question"><p>Its guide opens here. The candidate sees nothing until you reveal it.</p></Empty>}
				{item !== null && sheet === "failed" && (
					<Empty icon="warn" title="The guide did not load"><p>Nothing else is affected.</p><button type="button" class="btn sm" onClick={() => b.loadSheet(item)}>Try again</button></Empty>
				)}
				{item !== null && sheet === undefined && <p class="empty-line" role="status">Loading the guide</p>}
				{item !== null && sheet !== undefined && sheet !== "failed" && <Whole key={item} item={item} sheet={sheet} />}
			</div>
		</section>
	);
}
