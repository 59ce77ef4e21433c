// Hints one rung at a time, and follow-ups. Giving asks nothing, tells the cap, and writes the moment.
import type { Guide } from "../../protocol";
import { Moment } from "../../ui/bits";
import { Markdown } from "../../ui/Markdown";
import { useBench, type Bench } from "./bench";
import { Ticks } from "./Points";

const CAPS = ["nudge, at most 3", "structure, at most 3", "near-solution, at most 2"];

/** A hint or follow-up that was sent and is not yet back. */
function onItsWay(b: Bench, item: string, is: (q: { k: string; b: object }) => boolean): boolean {
	return b.seen.value.outbox.some((h) => (h.q.k === "hint" || h.q.k === "ask") && h.q.b.item === item && is(h.q));
}

export function Hints({ item, g }: { item: string; g: Guide }) {
	const b = useBench();
	const room = b.room.value;
	const hints = g.hints ?? [];
	if (hints.length === 0) return null;
	const given = room.items[item]?.hints ?? [];
	const open = room.items[item] !== undefined && room.ended === null;
	const next = Math.max(0, ...given.map((h) => h.n)) + 1;
	const sent = onItsWay(b, item, (q) => q.k === "hint");
	return (
		<section class="block" aria-label="Hints">
			<header><h3>Hints</h3><span class="t1">{given.length} of {hints.length} given</span></header>
			<ol class="ladder">
				{hints.map((text, i) => {
					const was = given.find((h) => h.n === i + 1);
					return (
						<li key={i} class={was === undefined ? "" : "given"}>
							<span class="rung">{i + 1}</span>
							<div class={i + 1 > next ? "locked" : ""}><p><Markdown inline text={text} /></p><span class="cap">{CAPS[i] ?? ""}</span></div>
							{was !== undefined && <Moment ms={was.ts - room.started} />}
							{was === undefined && i + 1 === next && open && <button type="button" class="btn sm" disabled={sent} onClick={() => b.do("hint", { item, n: next })}>Give</button>}
						</li>
					);
				})}
			</ol>
			{!open && room.ended === null && <p class="t1 faint">Hints open with the question.</p>}
		</section>
	);
}

type Followup = NonNullable<Guide["followups"]>[number];
const DEPTHS = ["", "repairs", "extends", "for an expert"];

function when(f: Followup, g: Guide): string {
	if (f.when === "all") return "when all must-points are heard";
	const point = g.key_points?.find((p) => `missed:${p.id}` === f.when);
	return point === undefined ? f.when : "when this is missing: ";
}

function FollowupRow({ item, f, g, n }: { item: string; f: Followup; g: Guide; n: number }) {
	const b = useBench();
	const room = b.room.value;
	const asked = room.items[item]?.asks.find((a) => a.followup === f.id);
	const open = room.items[item] !== undefined && room.ended === null;
	const sent = onItsWay(b, item, (q) => q.k === "ask" && "followup" in q.b && q.b.followup === f.id);
	const missing = g.key_points?.find((p) => `missed:${p.id}` === f.when);
	return (
		<li class={asked === undefined ? "" : "given"}>
			<span class="rung">{n}</span>
			<div>
				<p><Markdown inline text={f.prompt} /></p>
				<span class="cap">{when(f, g)}{missing !== undefined && <Markdown inline text={missing.text} />} · depth {f.depth}, {DEPTHS[f.depth] ?? ""}</span>
				{asked !== undefined && (
					<ul class="fupoints">
						{f.key_points.map((p) => <li class="kp" key={p.id}><p><Markdown inline text={p.text} /></p><Ticks item={item} point={p.id} followup={f.id} label={`Heard: ${p.text.slice(0, 80)}`} /></li>)}
					</ul>
				)}
			</div>
			{asked !== undefined
				? <Moment ms={asked.ts - room.started} />
				: open && <button type="button" class="btn sm" disabled={sent} onClick={() => b.do("ask", { item, followup: f.id })}>Ask</button>}
		</li>
	);
}

export function Followups({ item, g }: { item: string; g: Guide }) {
	const list = g.followups ?? [];
	if (list.length === 0) return null;
	return (
		<section class="block" aria-label="Follow-ups">
			<header><h3>Follow-ups</h3></header>
			<ol class="ladder">{list.map((f, i) => <FollowupRow key={f.id} item={item} f={f} g={g} n={i + 1} />)}</ol>
		</section>
	);
}
