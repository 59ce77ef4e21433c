// The whole in one look: the band, and each axis with its spread over the questions.
import type { AxisMean, Scorecard } from "../../scorecard-model";
import { Moment } from "../../ui/bits";
import { capital, count } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { go } from "../../router";
import type { Cited } from "../review/words";

const BANDS = ["Not yet", "Nearly", "Solid", "Strong"];

/** How many questions an axis needs for a figure. */
const ENOUGH = 2;

function why(card: Scorecard): string {
	const o = card.overall;
	if (o === null) return "";
	if (o.why !== "") return o.why;
	const axes = count(card.axes.filter((a) => a.enough).length, "axis", "axes");
	return o.mean === null ? "" : `Mean ${o.mean.toFixed(1)} over ${axes} with evidence.`;
}

export function Overall({ card }: { card: Scorecard }) {
	const at = card.overall === null ? -1 : card.overall.band - 1;
	return (
		<section class="card overall" aria-labelledby="h-b">
			<div>
				<h2 id="h-b" class="t2 quiet">Overall</h2>
				<ol class="bands">{BANDS.map((b, i) => <li key={b} aria-current={i === at ? "true" : undefined}>{b}</li>)}</ol>
				{card.overall === null
					? <p class="prose sm"><span class="unsupported"><Icon name="warn" />insufficient evidence</span> An axis needs two questions with a level before it gives a figure.</p>
					: <p class="prose sm">{why(card)}</p>}
				{card.comment !== "" && <p class="prose sm said">{card.comment}</p>}
			</div>
			<div class="block t1 faint">Equal weights over the axes with evidence. An axis below 2 blocks Strong.</div>
		</section>
	);
}

/** Levels 1 to 4 on a line: the mean as a dot, the lowest to the highest as a bar. */
function Plot({ lo, hi, mean }: { lo: number; hi: number; mean: number }) {
	const x = (v: number): string => `${(((v - 1) / 3) * 100).toFixed(1)}%`;
	return (
		<svg class="chart plotline" height="24" role="img" aria-label={`mean ${mean.toFixed(1)}, from ${lo} to ${hi}`}>
			<line class="grid" x1="0" x2="100%" y1="12" y2="12" />
			{[1, 2, 3, 4].map((v) => <line key={v} class="grid" x1={x(v)} x2={x(v)} y1="7" y2="17" />)}
			<line class="iv" x1={x(lo)} x2={x(hi)} y1="12" y2="12" />
			<circle class="pt" cx={x(mean)} cy="12" r="5" />
		</svg>
	);
}

function levels(card: Scorecard, axis: string): number[] {
	return card.questions.flatMap((q) => q.axes.flatMap((a) => (a.axis === axis ? [a.level ?? a.proposed ?? 0] : []))).filter((n) => n > 0);
}

function cites(card: Scorecard, axis: string): number[] {
	return [...new Set(card.questions.flatMap((q) => q.axes.flatMap((a) => (a.axis === axis ? a.cites : []))))];
}

function Row({ a, card, room, cited }: { a: AxisMean; card: Scorecard; room: string; cited: ReadonlyMap<number, Cited> }) {
	const all = levels(card, a.axis);
	const evidence = cites(card, a.axis).slice(0, 4);
	return (
		<tr>
			<th scope="row">{capital(a.axis)}</th>
			{a.mean === null || !a.enough
				? <td colSpan={2}><span class="unsupported"><Icon name="warn" />insufficient evidence</span></td>
				: <><td class="plotcell"><Plot lo={Math.min(...all, a.mean)} hi={Math.max(...all, a.mean)} mean={a.mean} /></td><td class="r"><b>{a.mean.toFixed(1)}</b></td></>}
			<td class="quiet nowrap">{count(a.n, "question")}</td>
			<td>
				<span class="row wrap tight">
					{evidence.map((s) => { const c = cited.get(s); return c === undefined ? null : <Moment key={s} ms={c.ms} onSeek={() => go(`/review/${room}?s=${s}`)} />; })}
					{!a.enough && <span class="quiet t1 nowrap">{ENOUGH - a.n} more needed for a figure</span>}
				</span>
			</td>
		</tr>
	);
}

export function Axes({ card, room, cited }: { card: Scorecard; room: string; cited: ReadonlyMap<number, Cited> }) {
	const used = new Set(card.questions.flatMap((q) => q.axes.map((a) => a.axis)));
	const axes = card.axes.filter((a) => used.has(a.axis));
	if (axes.length === 0) return null;
	return (
		<section class="card scroll-x" aria-labelledby="h-x" tabIndex={0}>
			<div class="card-head"><h2 id="h-x">Axes</h2><span class="faint t1">time-weighted mean, with the range over questions</span></div>
			<table class="table">
				<thead><tr>
					<th scope="col">Axis</th><th scope="col" class="plothead"><span class="scale" aria-hidden="true"><i>1</i><i>2</i><i>3</i><i>4</i></span><span class="sr">Level</span></th>
					<th scope="col" class="r">Mean</th><th scope="col">Over</th><th scope="col">Evidence</th>
				</tr></thead>
				<tbody>{axes.map((a) => <Row key={a.axis} a={a} card={card} room={room} cited={cited} />)}</tbody>
			</table>
		</section>
	);
}
