// The scorecard beside the recording: each level with the moments that support it; a click seeks there.
import type { CardAxis, CardQuestion, Scorecard } from "../../scorecard-model";
import { Empty, Moment } from "../../ui/bits";
import { capital } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import type { Load } from "../../ui/useLoad";
import type { Player } from "./player";
import type { Cited } from "./words";

export function Score4({ level }: { level: number | null }) {
	if (level === null) return <span class="push t1 faint">no level</span>;
	return (
		<>
			<span class="push score4" role="img" aria-label={`${level} of 4`}>{[1, 2, 3, 4].map((n) => <i key={n} class={n <= level ? "on" : ""} />)}</span>
			<b class="num" aria-hidden="true">{level}</b>
		</>
	);
}

export function Unsupported() {
	return <span class="unsupported"><Icon name="warn" />unsupported: no moment cited</span>;
}

function Axis({ a, p, cited }: { a: CardAxis; p: Player; cited: ReadonlyMap<number, Cited> }) {
	const level = a.level ?? a.proposed;
	return (
		<li class="axis">
			<div class="axis-top"><h4>{capital(a.axis)}</h4><Score4 level={level} /></div>
			<p class="anchor">{a.reason !== "" ? a.reason : a.why}</p>
			<div class="evidence">
				{a.cites.map((s) => {
					const c = cited.get(s);
					return c === undefined ? null : <Moment key={s} ms={c.ms} label={c.label} onSeek={() => p.seekTo(s)} />;
				})}
				{level !== null && a.cites.length === 0 && !a.supported && <Unsupported />}
			</div>
		</li>
	);
}

function Question({ q, p, cited }: { q: CardQuestion; p: Player; cited: ReadonlyMap<number, Cited> }) {
	return (
		<section class="scored" aria-label={q.title}>
			<h3>{q.title}</h3>
			<ul>{q.axes.map((a) => <Axis key={a.axis} a={a} p={p} cited={cited} />)}</ul>
		</section>
	);
}

export function ScoresPane({ p, card, cited, mayScore }: { p: Player; card: Load<Scorecard>; cited: ReadonlyMap<number, Cited>; mayScore: boolean }) {
	return (
		<section class={mayScore ? "sheet private" : "sheet"} aria-label="Scores" data-pane="scores">
			<div class="sheet-head"><h2>Scores</h2>{mayScore && <span class="push lockline"><Icon name="lock" />{card.state === "ready" && card.value.released ? "released" : "only interviewers"}</span>}</div>
			<div class="sheet-body" tabIndex={0} role="group" aria-label="Scores">
				{card.state === "failed" && <Empty icon="lock" title="No scorecard to show"><p>{card.error.message}</p></Empty>}
				{card.state === "ready" && card.value.questions.length === 0 && <Empty icon="chart" title="Nothing to score"><p>Nothing was revealed in this session.</p></Empty>}
				{card.state === "ready" && card.value.questions.map((q) => <Question key={q.item} q={q} p={p} cited={cited} />)}
			</div>
			<div class="sheet-foot row"><a class="btn sm push" href={`/review/${p.log.room}/scorecard`}>{mayScore ? "Score and release" : "Scorecard"}</a></div>
		</section>
	);
}
