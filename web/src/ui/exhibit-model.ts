// Exhibits as the bank describes them: content/questions, "Exhibit". Decoded here, since a reveal carries
// them unread.
import { list, maybe, num, opt, shape, str, word } from "../decode";
import type { Decoder } from "../decode";

export interface Axis { label: string; scale: "linear" | "log"; min: number | null; max: number | null }
const axis: Decoder<Axis> = shape({ label: str, scale: opt(word("linear", "log"), "linear"), min: maybe(num), max: maybe(num) });

export type Pt = [number, number];
const pt: Decoder<Pt> = (v, w) => {
	const [x, y] = list(num)(v, w);
	return [x ?? 0, y ?? 0];
};
export interface Series { name: string; points: Pt[] }
export interface Names { label: string; names: string[] }
const names: Decoder<Names> = shape({ label: opt(str, ""), names: list(str) });

/** A cell of a table or matrix: text, or a number as it was written. */
const cell: Decoder<string> = (v, w) => (typeof v === "number" ? String(v) : v === null ? "" : str(v, w));

interface Head { title: string; alt: string }
export type Exhibit = Head & (
	| { kind: "line" | "scatter"; x: Axis; y: Axis; series: Series[] }
	| { kind: "bars"; x: Names; y: Axis; series: { name: string; values: number[] }[] }
	| { kind: "matrix"; rows: Names; columns: Names; values: string[][] }
	| { kind: "table"; columns: string[]; rows: string[][] }
);

const head = { title: opt(str, ""), alt: opt(str, "") };
const series = list(shape<Series>({ name: opt(str, ""), points: list(pt) }));
const bars = list(shape<{ name: string; values: number[] }>({ name: opt(str, ""), values: list(num) }));
const kind = shape({ kind: word("line", "scatter", "bars", "matrix", "table") });
const grid = list(list(cell));

export const exhibit: Decoder<Exhibit> = (v, w) => {
	const k = kind(v, w).kind;
	if (k === "bars") return { kind: k, ...shape({ ...head, x: names, y: axis, series: bars })(v, w) };
	if (k === "matrix") return { kind: k, ...shape({ ...head, rows: names, columns: names, values: grid })(v, w) };
	if (k === "table") return { kind: k, ...shape({ ...head, columns: list(str), rows: grid })(v, w) };
	return { kind: k, ...shape({ ...head, x: axis, y: axis, series })(v, w) };
};

export interface Scale { at: (v: number) => number; ticks: number[]; min: number; max: number }

/** 1, 2 or 5 times a power of ten, so that about `n` steps fill the span. */
function step(span: number, n: number): number {
	const raw = span / n;
	const power = 10 ** Math.floor(Math.log10(raw));
	const times = raw / power;
	return (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10) * power;
}

/** A scale from data to 0..1, with round ticks. */
export function scaleOf(a: Axis, values: readonly number[]): Scale {
	const usable = a.scale === "log" ? values.filter((v) => v > 0) : values;
	let min = a.min ?? Math.min(...usable, Infinity);
	let max = a.max ?? Math.max(...usable, -Infinity);
	if (!Number.isFinite(min) || !Number.isFinite(max)) [min, max] = a.scale === "log" ? [1, 10] : [0, 1];
	if (a.scale === "log") {
		const [lo, hi] = [Math.log10(Math.max(min, 1e-300)), Math.log10(Math.max(max, 1e-300))];
		const ticks: number[] = [];
		for (let e = Math.ceil(lo - 1e-9); e <= hi + 1e-9; e++) ticks.push(10 ** e);
		return { min, max, ticks, at: (v) => (hi === lo ? 0.5 : (Math.log10(Math.max(v, 1e-300)) - lo) / (hi - lo)) };
	}
	if (max === min) [min, max] = [min - 1, max + 1];
	const by = step(max - min, 5);
	const ticks: number[] = [];
	for (let i = Math.ceil(min / by - 1e-9); i * by <= max + by * 1e-9; i++) ticks.push(Number((i * by).toPrecision(12)));
	return { min, max, ticks, at: (v) => (v - min) / (max - min) };
}
