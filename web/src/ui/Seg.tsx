import { useId } from "preact/hooks";

interface Props<T extends string> {
	label: string;
	options: readonly { id: T; label: string }[];
	at: T;
	onPick: (id: T) => void;
	class?: string;
}

/** A segmented choice: radio buttons underneath, so arrows work and a form knows it. */
export function Seg<T extends string>({ label, options, at, onPick, class: cls }: Props<T>) {
	const name = useId();
	return (
		<div class={`seg ${cls ?? ""}`} role="radiogroup" aria-label={label}>
			{options.map((o) => (
				<label key={o.id}>
					<input type="radio" name={name} checked={o.id === at} onChange={() => onPick(o.id)} />
					{o.label}
				</label>
			))}
		</div>
	);
}
