// Line, scatter and bars as SVG. Series differ by dash and by mark as well as by colour.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Axis, Exhibit, Scale } from "./exhibit-model";
import { scaleOf } from "./exhibit-model";

const PAD = { l: 64, r: 16, t: 12, b: 44 };

/** The drawing in px: as wide as its place, so that its words keep their size. */
interface Frame { readonly w: number; readonly h: number; readonly px: (f: number) => number; readonly py: (f: number) => number }

function frameOf(w: number): Frame {
	const h = Math.round(Math.min(340, Math.max(220, w * 0.5)));
	return { w, h, px: (f) => PAD.l + f * (w - PAD.l - PAD.r), py: (f) => h - PAD.b - f * (h - PAD.t - PAD.b) };
}
const LOOKS = 5;

function tick(v: number): string {
	if (v !== 0 && (Math.abs(v) < 1e-3 || Math.abs(v) >= 1e6)) return v.toExponential(0).replace("e+", "e");
	return String(v);
}

function AxisY({ of, scale, f: { w, h, py } }: { of: Axis; scale: Scale; f: Frame }) {
	return (
		<g>
			{scale.ticks.map((v) => (
				<g key={v}>
					<line class="grid" x1={PAD.l} x2={w - PAD.r} y1={py(scale.at(v))} y2={py(scale.at(v))} />
					<text x={PAD.l - 8} y={py(scale.at(v)) + 4} text-anchor="end">{tick(v)}</text>
				</g>
			))}
			<text class="strong" transform={`translate(14 ${(PAD.t + h - PAD.b) / 2}) rotate(-90)`} text-anchor="middle">{of.label}</text>
		</g>
	);
}

function AxisX({ label, ticks, f: { w, h, px, py } }: { label: string; ticks: readonly { at: number; text: string }[]; f: Frame }) {
	return (
		<g>
			<line class="axis-l" x1={PAD.l} x2={w - PAD.r} y1={py(0)} y2={py(0)} />
			{ticks.map((t, i) => <text key={i} x={px(t.at)} y={h - PAD.b + 18} text-anchor="middle">{t.text}</text>)}
			<text class="strong" x={px(0.5)} y={h - 6} text-anchor="middle">{label}</text>
		</g>
	);
}

/** A mark of its own outline for each series: dot, square, triangle, diamond, ring. */
export function Mark({ n, x, y }: { n: number; x: number; y: number }) {
	const cls = `mk s${n % LOOKS}`;
	const r = 4;
	if (n % LOOKS === 1) return <rect class={cls} x={x - r} y={y - r} width={2 * r} height={2 * r} />;
	if (n % LOOKS === 2) return <path class={cls} d={`M${x} ${y - r - 1}l${r + 1} ${2 * r + 1}h${-2 * r - 2}z`} />;
	if (n % LOOKS === 3) return <path class={cls} d={`M${x} ${y - r - 1}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z`} />;
	return <circle class={n % LOOKS === 4 ? `${cls} ring` : cls} cx={x} cy={y} r={r} />;
}

type XY = Extract<Exhibit, { kind: "line" | "scatter" }>;
type Bars = Extract<Exhibit, { kind: "bars" }>;

function Plane({ e, f }: { e: XY; f: Frame }) {
	const { px, py } = f;
	const all = e.series.flatMap((s) => s.points);
	const sx = scaleOf(e.x, all.map((p) => p[0]));
	const sy = scaleOf(e.y, all.map((p) => p[1]));
	return (
		<>
			<AxisY of={e.y} scale={sy} f={f} />
			<AxisX label={e.x.label} ticks={sx.ticks.map((v) => ({ at: sx.at(v), text: tick(v) }))} f={f} />
			{e.series.map((s, n) => (
				<g key={n}>
					{e.kind === "line" && <polyline class={`ln s${n % LOOKS}`} points={s.points.map((p) => `${px(sx.at(p[0]))},${py(sy.at(p[1]))}`).join(" ")} />}
					{(e.kind === "scatter" || s.points.length <= 40) && s.points.map((p, i) => <Mark key={i} n={n} x={px(sx.at(p[0]))} y={py(sy.at(p[1]))} />)}
				</g>
			))}
		</>
	);
}

function BarPlot({ e, f }: { e: Bars; f: Frame }) {
	const { px, py } = f;
	const values = e.series.flatMap((s) => s.values);
	const sy = scaleOf({ ...e.y, min: e.y.min ?? Math.min(0, ...values) }, values);
	const slot = 1 / Math.max(1, e.x.names.length);
	const wide = (slot * 0.8) / Math.max(1, e.series.length);
	const base = sy.at(Math.max(sy.min, Math.min(0, sy.max)));
	return (
		<>
			<AxisY of={e.y} scale={sy} f={f} />
			<AxisX label={e.x.label} ticks={e.x.names.map((text, i) => ({ at: (i + 0.5) * slot, text }))} f={f} />
			{e.series.flatMap((s, n) => s.values.map((v, i) => {
				const top = Math.max(sy.at(v), base);
				const low = Math.min(sy.at(v), base);
				return <rect key={`${n}-${i}`} class={`br s${n % LOOKS}`} x={px(i * slot + slot * 0.1 + n * wide) + 1} y={py(top)}
					width={Math.max(1, px(wide) - px(0) - 2)} height={Math.max(1, py(low) - py(top))} />;
			}))}
		</>
	);
}

/** The width of an element in px, as it changes. */
function useWidth() {
	const ref = useRef<HTMLDivElement>(null);
	const [width, set] = useState(0);
	useLayoutEffect(() => {
		const el = ref.current;
		if (el === null) return;
		set(el.clientWidth);
		const watch = new ResizeObserver(() => set(el.clientWidth));
		watch.observe(el);
		return () => watch.disconnect();
	}, []);
	return { ref, width };
}

export function Chart({ e }: { e: XY | Bars }) {
	const { ref, width } = useWidth();
	const f = frameOf(Math.max(240, width));
	return (
		<div class="chartbox" ref={ref}>
			<svg class="chart exhibit" viewBox={`0 0 ${f.w} ${f.h}`} role="img" aria-label={e.alt === "" ? e.title : e.alt}>
				{e.kind === "bars" ? <BarPlot e={e} f={f} /> : <Plane e={e} f={f} />}
			</svg>
		</div>
	);
}
