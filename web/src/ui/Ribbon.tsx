// The line of time of a session at its smallest: phases as pieces, what happened as marks, the end in ink.

export interface RibbonPiece { from: number; to: number; live?: boolean }
export interface RibbonMark { at: number; end?: boolean }

/** All positions are fractions of the length, 0 to 1. Decoration: the numbers stand beside it. */
export function Ribbon({ pieces, marks }: { pieces: readonly RibbonPiece[]; marks: readonly RibbonMark[] }) {
	const pc = (f: number): string => `${(f * 100).toFixed(2)}%`;
	return (
		<svg class="ribbon wide-only" aria-hidden="true">
			{pieces.map((p, i) => <rect key={i} class={p.live ? "live" : ""} x={pc(p.from)} y="7" width={pc(Math.max(0, p.to - p.from - 0.012))} height="3" rx="1.5" />)}
			{marks.map((m, i) => <line key={i} class={m.end ? "end" : ""} x1={pc(m.at)} x2={pc(m.at)} y1="4" y2="13" />)}
		</svg>
	);
}
