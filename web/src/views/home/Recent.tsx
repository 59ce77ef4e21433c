// Sessions as a list, on Home and on their own page.
import type { ComponentChildren } from "preact";
import type { Session } from "../../model";
import { Icon } from "../../ui/Icon";
import { Ribbon } from "../../ui/Ribbon";
import { Verdict } from "../../ui/Verdict";
import { day } from "../../ui/format";

function company(s: Session): string {
	if (s.kind === "practice") return "Practice";
	const who = s.with.join(", ");
	if (who === "") return s.state === "live" ? "Nobody else yet" : "Alone";
	if (s.role === "interviewer") return `You interviewed ${who}`;
	if (s.role === "observer") return `You watched ${who}`;
	return `${who} interviewed you`;
}

export function whereTo(s: Session): string {
	return s.state === "live" ? `/room/${s.room}` : `/review/${s.room}`;
}

function Right({ s }: { s: Session }) {
	if (s.state === "live") return <span class="chip on">Open now</span>;
	if (s.kind === "practice" && s.verdict !== null) return <Verdict of={s.verdict} box />;
	if (s.scorecard === "released") return <span class="chip">Scorecard ready</span>;
	if (s.scorecard === "open" && s.role === "interviewer") return <span class="chip"><Icon name="lock" />Not released</span>;
	return <span class="faint t1"><Icon name="play" /></span>;
}

/** How long it took, or takes so far; the plan is another matter. */
function lasted(s: Session): number {
	return Math.max(0, Math.round(((s.ended ?? Date.now()) - s.started) / 60_000));
}

function lastedWords(s: Session): string {
	const m = lasted(s);
	return m === 0 ? "under a minute" : m < 120 ? `${m} min` : `${Math.round(m / 60)} h`;
}

export function SessionRow({ s, longest, extra }: { s: Session; longest: number; extra?: ComponentChildren }) {
	const part = longest > 0 ? Math.max(0.08, lasted(s) / longest) : 1;
	return (
		<li>
			<div class="grow">
				<a class="main" href={whereTo(s)}>{s.title}</a>
				<div class="sub"><span class="tag">{company(s)}</span><span class="tag">{day(s.started)}</span><span class="tag num">{lastedWords(s)}</span></div>
			</div>
			<Ribbon pieces={[{ from: 0, to: part, live: true }]} marks={s.state === "live" ? [] : [{ at: part, end: true }]} />
			<span class="sess-right"><Right s={s} /></span>
			{extra}
		</li>
	);
}

export function longestOf(list: readonly Session[]): number {
	return Math.max(0, ...list.map(lasted));
}
