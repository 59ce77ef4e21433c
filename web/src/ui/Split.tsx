import { useRef } from "preact/hooks";

interface Props {
	label: string;
	/** "v" stands between columns, "h" between rows. */
	way: "v" | "h";
	/** Size in px of the pane that the handle sets. */
	value: number;
	min: number;
	max: number;
	/** Enter puts this back. */
	initial: number;
	/** The pane lies after the handle: dragging towards it makes it smaller. */
	after?: boolean;
	onChange: (px: number) => void;
}

const ARROW_PX = 16;

/** A separator that moves by arrows (16 px), Home, End, Enter (reset) or by dragging. */
export function Split(p: Props) {
	const from = useRef<{ at: number; value: number } | null>(null);
	const sign = p.after === true ? -1 : 1;
	const set = (px: number): void => p.onChange(Math.round(Math.min(p.max, Math.max(p.min, px))));
	const where = (e: PointerEvent): number => (p.way === "v" ? e.clientX : e.clientY);
	const onKey = (e: KeyboardEvent): void => {
		const [less, more] = p.way === "v" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
		if (e.key === less) set(p.value - sign * ARROW_PX);
		else if (e.key === more) set(p.value + sign * ARROW_PX);
		else if (e.key === "Home") set(p.min);
		else if (e.key === "End") set(p.max);
		else if (e.key === "Enter") set(p.initial);
		else return;
		e.preventDefault();
	};
	return (
		<div
			class={`split ${p.way}`}
			role="separator"
			tabIndex={0}
			aria-orientation={p.way === "v" ? "vertical" : "horizontal"}
			aria-label={p.label}
			aria-valuenow={p.value}
			aria-valuemin={p.min}
			aria-valuemax={p.max}
			onKeyDown={onKey}
			onPointerDown={(e) => {
				e.currentTarget.setPointerCapture(e.pointerId);
				from.current = { at: where(e), value: p.value };
			}}
			onPointerMove={(e) => {
				if (from.current !== null) set(from.current.value + sign * (where(e) - from.current.at));
			}}
			onPointerUp={() => (from.current = null)}
			onPointerCancel={() => (from.current = null)}
			onDblClick={() => set(p.initial)}
		/>
	);
}
