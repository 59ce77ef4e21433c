// Key points and red flags: radios underneath, so arrows and speech work; untouched means not asked.
import { useId } from "preact/hooks";
import type { Guide, TickState } from "../../protocol";
import { NO_MARKS, pointKey, type Marks } from "../../state";
import { Moment } from "../../ui/bits";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { useBench, type Bench } from "./bench";

const TICKS: readonly { state: Exclude<TickState, "none">; cls: string; icon: string; words: string }[] = [
	{ state: "unprompted", cls: "un", icon: "check", words: "Unprompted" },
	{ state: "prompted", cls: "pr", icon: "prompted", words: "Prompted" },
	{ state: "missed", cls: "mi", icon: "minus", words: "Missed" },
];

export interface Ticked { state: TickState; ts: number | null }

/** The latest of what is saved and what is on its way. */
export function tickOf(b: Bench, item: string, point: string, followup?: string): Ticked {
	const s = b.seen.value;
	const key = pointKey(point, followup);
	const onItsWay = [...s.outbox].reverse().find((h) => h.q.k === "tick" && h.q.b.item === item && pointKey(h.q.b.point, h.q.b.followup) === key);
	if (onItsWay?.q.k === "tick") return { state: onItsWay.q.b.state, ts: null };
	const saved = s.room.marks[item]?.ticks[key];
	return saved === undefined ? { state: "none", ts: null } : { state: saved.state, ts: saved.ts };
}

interface TicksProps { item: string; point: string; followup?: string; label: string }

export function Ticks({ item, point, followup, label }: TicksProps) {
	const b = useBench();
	const name = useId();
	const at = tickOf(b, item, point, followup).state;
	const set = (state: TickState): void => {
		b.do("tick", { item, point, state, ...(followup === undefined ? {} : { followup }) });
	};
	return (
		<span class="ticks" role="radiogroup" aria-label={label}>
			{TICKS.map((t) => (
				<label key={t.state} class={t.cls} title={at === t.state ? `${t.words}; click again for not asked` : t.words}>
					<input type="radio" name={name} aria-label={t.words} checked={at === t.state} onChange={() => set(t.state)}
						onClick={() => at === t.state && set("none")}
						onKeyDown={(e) => { if ((e.key === "Delete" || e.key === "Backspace") && at !== "none") set("none"); }} />
					<Icon name={t.icon} />
				</label>
			))}
		</span>
	);
}

export function Weight({ n }: { n: number }) {
	return <span class="wt" role="img" aria-label={`weight ${n} of 3`}>{[1, 2, 3].map((i) => <i key={i} class={i <= n ? "on" : ""} />)}</span>;
}

type Point = NonNullable<Guide["key_points"]>[number];
const AXES: Readonly<Record<string, string>> = { "problem-solving": "problem solving", testing: "testing" };

function PointRow({ item, p }: { item: string; p: Point }) {
	const b = useBench();
	const { ts } = tickOf(b, item, p.id);
	return (
		<li class="kp">
			<div>
				<p><Markdown inline text={p.text} /></p>
				<div class="meta">
					{p.must && <span class="must">must</span>}
					<Weight n={p.weight} />
					{p.axis !== undefined && <span>{AXES[p.axis] ?? p.axis}</span>}
					{ts !== null && <Moment ms={ts - b.room.value.started} />}
				</div>
			</div>
			<Ticks item={item} point={p.id} label={`Heard: ${p.text.slice(0, 80)}`} />
		</li>
	);
}

export function Points({ item, g }: { item: string; g: Guide }) {
	const b = useBench();
	const points = g.key_points ?? g.probe?.key_points?.map((p) => ({ ...p, weight: 1, must: false })) ?? [];
	if (points.length === 0) return null;
	const heard = points.filter((p) => ["unprompted", "prompted"].includes(tickOf(b, item, p.id).state)).length;
	return (
		<section class="block" aria-label="Key points">
			<header><h3>Key points</h3><span class="t1">{heard} of {points.length} heard</span><span class="push lockline"><Icon name="lock" />only interviewers</span></header>
			<ul>{points.map((p) => <PointRow key={p.id} item={item} p={p} />)}</ul>
		</section>
	);
}

export function flagOn(b: Bench, item: string, flag: string): boolean {
	const s = b.seen.value;
	const onItsWay = [...s.outbox].reverse().find((h) => h.q.k === "flag" && h.q.b.item === item && h.q.b.flag === flag);
	const marks: Marks = s.room.marks[item] ?? NO_MARKS;
	return onItsWay?.q.k === "flag" ? onItsWay.q.b.on : (marks.flags[flag]?.on ?? false);
}

export function Flags({ item, g }: { item: string; g: Guide }) {
	const b = useBench();
	if (g.red_flags === undefined || g.red_flags.length === 0) return null;
	return (
		<section class="block" aria-label="Red flags">
			<header><h3>Red flags</h3><span class="t1">heard and left uncorrected, each caps the level</span></header>
			{g.red_flags.map((f) => (
				<label class="check flagrow" key={f.id}>
					<input type="checkbox" checked={flagOn(b, item, f.id)} onChange={(e) => b.do("flag", { item, flag: f.id, on: e.currentTarget.checked })} />
					<span><Markdown inline text={f.text} /> <span class="cap">at most {f.cap}</span></span>
				</label>
			))}
		</section>
	);
}
