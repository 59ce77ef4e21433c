// What the learner said, point by point, and which level that was.
import type { Guide } from "../../protocol";
import { Icon } from "../../ui/Icon";
import { Markdown } from "../../ui/Markdown";
import { Seg } from "../../ui/Seg";
import { useBench } from "./bench";
import { anchorsOf } from "./Guide";
import { flagOn, tickOf, Weight } from "./Points";
import { sendScore } from "./Rubric";

type Said = "unprompted" | "prompted" | "missed" | "none";
const CHOICES = [{ id: "unprompted", label: "Said" }, { id: "prompted", label: "With a hint" }, { id: "missed", label: "Missed" }] as const;

export function SelfPoints({ item, g }: { item: string; g: Guide }) {
	const b = useBench();
	const points = g.key_points ?? g.probe?.key_points?.map((p) => ({ ...p, weight: 1, must: false })) ?? [];
	if (points.length === 0) return null;
	const said = points.filter((p) => ["unprompted", "prompted"].includes(tickOf(b, item, p.id).state)).length;
	return (
		<section class="block" aria-label="Key points">
			<header><h3>Key points</h3><span class="t1">{said} of {points.length} said</span></header>
			<ul>
				{points.map((p) => (
					<li class="kp self" key={p.id}>
						<div>
							<p><Markdown inline text={p.text} /></p>
							<div class="meta">{p.must && <span class="must">must</span>}<Weight n={p.weight} /></div>
						</div>
						<Seg<Said> label={`Said: ${p.text.slice(0, 80)}`} options={CHOICES} at={tickOf(b, item, p.id).state} onPick={(state) => b.do("tick", { item, point: p.id, state })} />
					</li>
				))}
			</ul>
			{g.red_flags !== undefined && g.red_flags.length > 0 && (
				<>
					<header class="block-head"><h3>Did you say any of this?</h3></header>
					{g.red_flags.map((f) => (
						<label class="check flagrow" key={f.id}>
							<input type="checkbox" checked={flagOn(b, item, f.id)} onChange={(e) => b.do("flag", { item, flag: f.id, on: e.currentTarget.checked })} />
							<span><Markdown inline text={f.text} /></span>
						</label>
					))}
				</>
			)}
		</section>
	);
}

/** Grading oneself against the anchors. The proposal from the ticks is shown after the choice. */
export function SelfGrade({ item, g }: { item: string; g: Guide }) {
	const b = useBench();
	const anchors = anchorsOf(g);
	const axis = "correctness";
	const grade = (n: number): void => sendScore(b, item, axis, { level: n, reason: "Own grading against the anchors." });
	const s = b.seen.value;
	const way = s.outbox.find((h) => h.q.k === "score" && h.q.b.axis === axis);
	const level = way?.q.k === "score" ? way.q.b.level : (s.room.marks[item]?.scores[axis]?.level ?? null);
	const proposal = b.card.value?.questions.find((q) => q.item === item)?.axes.find((a) => a.proposed !== null);
	if (anchors.length === 0) return null;
	return (
		<section class="block" aria-label="Level">
			<fieldset>
				<legend><h3>Which of these was it?</h3></legend>
				<div class="anchors">
					{anchors.map(([n, words]) => (
						<label class="anchorcard" key={n}>
							<input type="radio" name="self" checked={level === Number(n)} onChange={() => grade(Number(n))} />
							<b>{n}</b><span><Markdown inline text={words} /></span>
						</label>
					))}
				</div>
			</fieldset>
			{level !== null && proposal !== undefined && <p class="t2 quiet row" role="status"><Icon name="info" />From your ticks: {proposal.proposed_text === "" ? proposal.proposed : proposal.proposed_text}. {proposal.why}</p>}
		</section>
	);
}
