// The plan of an interview: what is asked in which order, and when. A kit is where it may begin; each step can be moved,
// timed, or taken out while the interview goes on. Only interviewers see it.
import { useState } from "preact/hooks";
import type { Catalog } from "../../model";
import type { PlanStep } from "../../protocol";
import { Empty } from "../../ui/bits";
import { clock, count } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { useBench } from "./bench";
import { QuestionRow } from "./QuestionRow";
import { added, MINUTES_MAX, minutesOf, moved, removed, startsOf, STEPS_MAX, timed, type PlanBody } from "./plan";

const MINUTE_MS = 60_000;

function Tools({ plan, at, named }: { plan: PlanBody; at: number; named: string }) {
	const b = useBench();
	const put = (p: PlanBody): void => void b.do("plan", { ...p, steps: [...p.steps] });
	const step = plan.steps[at];
	return (
		<span class="plantools">
			<input class="input sm num" type="number" min={1} max={MINUTES_MAX} aria-label={`Minutes for ${named}`} value={step?.minutes}
				onChange={(e) => put(timed(plan, at, e.currentTarget.valueAsNumber))} />
			<span class="t1 faint">min</span>
			<button type="button" class="btn ghost icon sm" aria-label={`Move ${named} up`} disabled={at === 0} onClick={() => put(moved(plan, at, -1))}><Icon name="move-up" /></button>
			<button type="button" class="btn ghost icon sm" aria-label={`Move ${named} down`} disabled={at === plan.steps.length - 1} onClick={() => put(moved(plan, at, 1))}><Icon name="move-down" /></button>
			<button type="button" class="btn ghost icon sm" aria-label={`Take ${named} out of the plan`} onClick={() => put(removed(plan, at))}><Icon name="x" /></button>
		</span>
	);
}

function Step({ plan, at, start, step, c, editing }: { plan: PlanBody; at: number; start: number; step: PlanStep; c: Catalog; editing: boolean }) {
	const item = step.item === undefined ? undefined : c.items.find((i) => i.id === step.item);
	const named = item?.title ?? step.text ?? step.item ?? "";
	const when = <span class="moment num" title="When it begins, by the plan">{clock(start * MINUTE_MS)}</span>;
	return (
		<>
			{item !== undefined ? <QuestionRow item={item} before={when} minutes={step.minutes} />
				: <li class="talk"><Icon name="chat" /><span class="clip">{named}</span><span class="row">{when}<span class="tag nowrap">{step.minutes} min</span></span></li>}
			{editing && <li class="planedit"><Tools plan={plan} at={at} named={named} /></li>}
		</>
	);
}

function AddWords({ plan }: { plan: PlanBody | null }) {
	const b = useBench();
	const [text, setText] = useState("");
	const full = (plan?.steps.length ?? 0) >= STEPS_MAX;
	const add = (e: Event): void => {
		e.preventDefault();
		if (text.trim() === "") return;
		const p = added(plan, { text: text.trim(), minutes: 5 });
		b.do("plan", { title: p.title, steps: [...p.steps] });
		setText("");
	};
	return (
		<form class="row planadd" onSubmit={add}>
			<input class="input sm grow" maxLength={120} aria-label="Something to do in words" placeholder="Something in words: introductions, a break" value={text} onInput={(e) => setText(e.currentTarget.value)} />
			<button type="submit" class="btn sm" disabled={full || text.trim() === ""}>Add</button>
		</form>
	);
}

export function Plan({ c }: { c: Catalog }) {
	const b = useBench();
	const [editing, edit] = useState(false);
	const { plan, ended } = b.room.value;
	const kits = <button type="button" class="btn sm" disabled={c.kits.length === 0} onClick={() => (b.ask.value = { what: "kit" })}>{plan === null ? "Begin with a kit" : "Another kit"}</button>;
	if (plan === null || plan.steps.length === 0)
		return (
			<div class="sheet-body" tabIndex={0} role="region" aria-label="Plan">
				<Empty icon="list" title="No plan yet"><p>Begin with a kit, or add questions with + from the list. Only interviewers see it.</p>{ended === null && kits}</Empty>
				{ended === null && <AddWords plan={plan} />}
			</div>
		);
	const starts = startsOf(plan);
	return (
		<>
			<div class="row planhead"><b class="clip grow">{plan.title}</b><span class="faint t1 nowrap">{count(minutesOf(plan), "minute")}</span></div>
			<div class="sheet-body" tabIndex={0} role="region" aria-label="Plan">
				<ol class="qlist plan">{plan.steps.map((s, i) => <Step key={`${i}${s.item ?? s.text}`} plan={plan} at={i} start={starts[i] ?? 0} step={s} c={c} editing={editing} />)}</ol>
				{editing && ended === null && <AddWords plan={plan} />}
			</div>
			{ended === null && <div class="row planfoot"><button type="button" class="btn sm" aria-pressed={editing} onClick={() => edit(!editing)}>{editing ? "Done" : "Change"}</button>{kits}</div>}
		</>
	);
}
