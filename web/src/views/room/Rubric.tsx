// The rubric of one question: what the ticks propose, what the rater chooses, which moments support it.
import { useState } from "preact/hooks";
import type { CardAxis, CardQuestion } from "../../scorecard-model";
import { Empty, Moment } from "../../ui/bits";
import { capital, clock } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { panelOf, Tabs } from "../../ui/Tabs";
import { useBench, type Bench } from "./bench";
import { MyNotes } from "./MyNotes";

/** The saved level, or the one on its way. */
function chosen(b: Bench, item: string, a: CardAxis): { level: number | null; reason: string; cites: readonly number[] } {
	const s = b.seen.value;
	const way = [...s.outbox].reverse().find((h) => h.q.k === "score" && h.q.b.item === item && h.q.b.axis === a.axis);
	if (way?.q.k === "score") return { level: way.q.b.level, reason: way.q.b.reason ?? "", cites: way.q.b.cites };
	const saved = s.room.marks[item]?.scores[a.axis];
	return saved === undefined ? { level: a.level, reason: a.reason, cites: [] } : { level: saved.level, reason: saved.reason ?? "", cites: saved.cites };
}

export function sendScore(b: Bench, item: string, axis: string, change: { level?: number | null; reason?: string; cites?: readonly number[] }): void {
	const saved = b.room.value.marks[item]?.scores[axis];
	const reason = change.reason ?? saved?.reason;
	b.do("score", {
		item, axis, level: change.level === undefined ? (saved?.level ?? null) : change.level,
		cites: [...(change.cites ?? saved?.cites ?? [])], ...(reason === undefined || reason === "" ? {} : { reason }),
	});
}

function when(b: Bench, s: number): string {
	const room = b.room.value;
	const all = [...room.lines, ...room.bookmarks, ...room.notes, ...room.runs, ...Object.values(room.marks).flatMap((m) => Object.values(m.ticks))];
	const it = all.find((m) => m.s === s);
	return it === undefined ? `#${s}` : clock(it.ts - room.started);
}

function Evidence({ item, a, own }: { item: string; a: CardAxis; own: readonly number[] }) {
	const b = useBench();
	const cites = own.length > 0 ? own : a.cites;
	return (
		<div class="evidence">
			{cites.length === 0 && a.supported && <span class="t1 faint">from the ticks</span>}
			{cites.length === 0 && !a.supported && <span class="unsupported"><Icon name="warn" />no evidence yet</span>}
			{cites.map((s) => <span class="moment cited" key={s}>{when(b, s)}</span>)}
			<button type="button" class="moment" aria-label={`Cite a moment for ${capital(a.axis)}`} onClick={() => (b.ask.value = { what: "cite", item, axis: a.axis })}><Icon name="plus" />cite</button>
		</div>
	);
}

function Axis({ item, a }: { item: string; a: CardAxis }) {
	const b = useBench();
	const [draft, setDraft] = useState<number | null>(null);
	const [reason, setReason] = useState("");
	const now = chosen(b, item, a);
	const level = draft ?? now.level;
	const name = `${item}-${a.axis}`;
	const pick = (n: number): void => {
		const needs = a.proposed !== null && n !== a.proposed;
		if (needs) return setDraft(n);
		setDraft(null);
		sendScore(b, item, a.axis, { level: n, reason: "" });
	};
	const save = (): void => {
		if (draft === null || reason.trim() === "") return;
		sendScore(b, item, a.axis, { level: draft, reason: reason.trim() });
		setDraft(null);
		setReason("");
	};
	return (
		<div class="axis">
			<div class="axis-top">
				<h3>{capital(a.axis)}</h3>
				<span class="levels" role="radiogroup" aria-label={`${capital(a.axis)} level`}>
					{[1, 2, 3, 4].map((n) => (
						<label key={n} class={a.proposed === n ? "proposed" : ""}>
							<input type="radio" name={name} aria-label={a.proposed === n ? `${n}, proposed` : `${n}`} checked={level === n} onChange={() => pick(n)} />
							<span aria-hidden="true">{n}</span>
						</label>
					))}
				</span>
			</div>
			{draft !== null && (
				<form class="reason" onSubmit={(e) => { e.preventDefault(); save(); }}>
					<label class="field"><span>Why {draft} and not {a.proposed_text === "" ? a.proposed : a.proposed_text}?</span>
						<input class="input sm" value={reason} maxLength={1000} onInput={(e) => setReason(e.currentTarget.value)} autofocus /></label>
					<div class="row"><button type="submit" class="btn sm" disabled={reason.trim() === ""}>Save</button><button type="button" class="btn ghost sm" onClick={() => setDraft(null)}>Leave it</button></div>
				</form>
			)}
			{draft === null && <p class="anchor">{now.reason !== "" ? now.reason : a.proposed === null ? a.why : `${a.proposed_text === "" ? a.proposed : a.proposed_text}: ${a.why}`}</p>}
			<Evidence item={item} a={a} own={now.cites} />
		</div>
	);
}

function Axes({ q }: { q: CardQuestion }) {
	return <div class="axes">{q.axes.map((a) => <Axis key={a.axis} item={q.item} a={a} />)}</div>;
}

export function RubricOf({ item }: { item: string | null }) {
	const b = useBench();
	const q = b.card.value?.questions.find((x) => x.item === item);
	if (q === undefined)
		return <Empty icon="chart" title="Nothing to score yet"><p>Reveal the question and tick what you hear: levels are proposed from the ticks.</p></Empty>;
	return <Axes key={q.item} q={q} />;
}

type Tab = "rubric" | "notes";

export function Scoring() {
	const b = useBench();
	const [tab, setTab] = useState<Tab>("rubric");
	const { notes, bookmarks, started } = b.room.value;
	const last = bookmarks[bookmarks.length - 1];
	return (
		<section class="sheet private scoring" aria-label="Scoring, only interviewers" data-pane="scoring">
			<div class="sheet-head">
				<h2 class="sr">Scoring</h2>
				<Tabs label="Private" prefix="sc" at={tab} onPick={setTab} tabs={[{ id: "rubric", label: "Rubric" }, { id: "notes", label: "Notes", count: notes.length + bookmarks.length }]} />
				<span class="push lockline"><Icon name="lock" />only interviewers</span>
			</div>
			<div class="sheet-body" tabIndex={0} {...panelOf("sc", tab)}>
				{tab === "rubric" ? <RubricOf item={b.item.value} /> : <MyNotes />}
			</div>
			{tab === "rubric" && (
				<div class="sheet-foot row t1 faint">
					<span><span class="prop" />proposed from the ticks; another level asks why</span>
					{last !== undefined && <span class="push nowrap"><Icon name="bookmark" /> <Moment ms={last.ts - started} /></span>}
				</div>
			)}
		</section>
	);
}
