// The figures of a run in one row; each that has more to say opens a line below, by mouse, touch or key.
import { useId, useState } from "preact/hooks";
import { Icon } from "../../ui/Icon";
import type { Fact } from "./facts";

export function Facts({ of }: { of: readonly Fact[] }) {
	const [open, set] = useState<string | null>(null);
	const id = useId();
	const told = of.find((f) => f.id === open)?.why;
	if (of.length === 0) return null;
	return (
		<div class="runfacts">
			<ul aria-label="Figures">
				{of.map((f) => (
					<li key={f.id}>
						{f.why === undefined
							? <span class="chip">{f.text}</span>
							: <button type="button" class={f.warn === true ? "chip near" : "chip"} aria-expanded={open === f.id} aria-controls={id} onClick={() => set(open === f.id ? null : f.id)}>
								{f.warn === true && <Icon name="warn" />}{f.text}
							</button>}
					</li>
				))}
			</ul>
			<p id={id} role="status" class={told === undefined ? "sr" : "why"}>{told}</p>
		</div>
	);
}
