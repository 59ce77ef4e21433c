// One question in a list of the room: what it is, whether it was revealed, and the way to reveal it.
import type { ComponentChildren } from "preact";
import type { Item } from "../../model";
import { Moment } from "../../ui/bits";
import { Icon } from "../../ui/Icon";
import { useBench } from "./bench";
import { added, holds, STEPS_MAX } from "./plan";

function AddButton({ item }: { item: Item }) {
	const b = useBench();
	const { plan, ended } = b.room.value;
	if (ended !== null || holds(plan, item.id)) return null;
	const add = (): void => {
		const p = added(plan, { item: item.id, minutes: Math.max(1, item.minutes) });
		b.do("plan", { title: p.title, steps: [...p.steps] });
	};
	return <button type="button" class="btn ghost icon sm" aria-label={`Add ${item.title} to the plan`} title="Add to the plan" disabled={(plan?.steps.length ?? 0) >= STEPS_MAX} onClick={add}><Icon name="plus" /></button>;
}

interface Props { item: Item; before?: ComponentChildren; minutes?: number; addable?: boolean }

export function QuestionRow({ item, before, minutes, addable = false }: Props) {
	const b = useBench();
	const room = b.room.value;
	const shown = room.items[item.id];
	const here = b.item.value === item.id;
	const whole = shown?.statement != null;
	const step = item.kind === "package" && shown === undefined ? "brief" : "statement";
	return (
		<li aria-current={here ? "true" : undefined}>
			<Icon name={shown !== undefined ? "check" : item.kind === "package" ? "code" : "doc"} />
			<button type="button" class="linkish clip" title={item.title} onClick={() => b.do("select", { item: item.id })}>{item.title}</button>
			<span class="row">
				{before}
				{shown !== undefined && (whole || !here) && <span class="tag"><span class="sr">revealed at </span><Moment ms={shown.since.ts - room.started} /></span>}
				{!whole && here && room.ended === null && (
					<button type="button" class="btn sm" onClick={() => (b.ask.value = { what: "reveal", item: item.id, step })}><Icon name="eye" />Reveal</button>
				)}
				{shown === undefined && !here && <span class="tag nowrap">{minutes ?? item.minutes} min</span>}
				{addable && <AddButton item={item} />}
			</span>
		</li>
	);
}
