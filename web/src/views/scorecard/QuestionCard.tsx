// One question: what was said of it, and its axes.
import type { Run } from "../../state";
import type { CardPoint, CardQuestion } from "../../scorecard-model";
import { Moment } from "../../ui/bits";
import { count } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { Verdict } from "../../ui/Verdict";
import { go } from "../../router";
import type { Cited } from "../review/words";
import type { Send } from "./AxisRow";
import { AxisRow } from "./AxisRow";

const TICK = {
	unprompted: { icon: "check", words: "unprompted" }, prompted: { icon: "prompted", words: "prompted" },
	missed: { icon: "minus", words: "missed" }, none: { icon: "more", words: "not asked" },
} as const;

function Point({ p, room, cited }: { p: CardPoint; room: string; cited: ReadonlyMap<number, Cited> }) {
	const t = TICK[p.state];
	const c = p.s === null ? undefined : cited.get(p.s);
	return (
		<li class="point">
			<Icon name={t.icon} />
			<span class="grow"><Markdown inline text={p.text} /> <span class="faint t1">{p.must ? "must, " : ""}{t.words}</span></span>
			{c !== undefined && <Moment ms={c.ms} onSeek={() => go(`/review/${room}?s=${c.s}`)} />}
		</li>
	);
}

function best(runs: readonly Run[], item: string): Run | null {
	const done = runs.filter((r) => r.item === item && r.what === "submit" && r.result !== null);
	return done.reduce<Run | null>((b, r) => (b === null || (r.result?.score ?? -1) > (b.result?.score ?? -1) ? r : b), null);
}

function Facts({ q, run }: { q: CardQuestion; run: Run | null }) {
	const asked = q.points.filter((p) => p.state !== "none");
	const said = asked.filter((p) => p.state !== "missed").length;
	return (
		<p class="tags">
			<span class="tag num">{q.minutes} min</span>
			{q.points.length > 0 && <span class="tag num">{said} of {count(asked.length, "asked point")}</span>}
			<span class="tag">{q.hints === 0 ? "no hint" : count(q.hints, "hint")}</span>
			{run?.result != null && <span class="tag"><Verdict of={run.result.verdict} note={run.result.score == null ? "" : String(run.result.score)} /></span>}
		</p>
	);
}

interface Props { q: CardQuestion; room: string; runs: readonly Run[]; cited: ReadonlyMap<number, Cited>; send: Send | null }

export function QuestionCard({ q, room, runs, cited, send }: Props) {
	const { flags } = q;
	return (
		<section class={send === null ? "card" : "card private-card"} aria-label={q.title}>
			<div class="card-head"><Icon name={q.type === "coding" ? "code" : "doc"} /><h2>{q.title}</h2>{send !== null && <span class="push lockline"><Icon name="lock" />only interviewers</span>}</div>
			<div class="pad">
				<Facts q={q} run={best(runs, q.item)} />
				<ul>{q.axes.map((a) => <AxisRow key={a.axis} room={room} item={q.item} a={a} cited={cited} send={send} />)}</ul>
				{q.axes.length === 0 && <p class="quiet">This question has no axis to score.</p>}
				{flags.length > 0 && <ul class="flags" aria-label="Red flags">{flags.map((f, i) => <li key={i} class="flag"><Icon name="flag" /><span><Markdown inline text={f.text} /></span></li>)}</ul>}
				{q.points.length > 0 && (
					<details class="points"><summary>Key points</summary><ul>{q.points.map((p, i) => <Point key={i} p={p} room={room} cited={cited} />)}</ul></details>
				)}
			</div>
		</section>
	);
}
