// What a question shows: a drawing of our own, always with its numbers as a table too.
import { Malformed } from "../decode";
import { Chart, Mark } from "./Chart";
import type { Exhibit as Model } from "./exhibit-model";
import { exhibit } from "./exhibit-model";
import { vars } from "./vars";

interface Grid { head: string[]; rows: string[][]; caption: string }

/** The numbers of a drawing as a table: one row a point, series by series where their x differ. */
export function gridOf(e: Model): Grid {
	const caption = e.title;
	if (e.kind === "table") return { head: e.columns, rows: e.rows, caption };
	if (e.kind === "matrix")
		return { head: [`${e.rows.label} \\ ${e.columns.label}`, ...e.columns.names], rows: e.values.map((r, i) => [e.rows.names[i] ?? "", ...r]), caption };
	if (e.kind === "bars")
		return { head: [e.x.label, ...e.series.map((s) => s.name)], rows: e.x.names.map((n, i) => [n, ...e.series.map((s) => String(s.values[i] ?? ""))]), caption };
	const xs = [...new Set(e.series.flatMap((s) => s.points.map((p) => p[0])))].sort((a, b) => a - b);
	const single = e.series.every((s) => new Set(s.points.map((p) => p[0])).size === s.points.length);
	if (e.kind === "line" && single)
		return {
			head: [e.x.label, ...e.series.map((s) => s.name)],
			rows: xs.map((x) => [String(x), ...e.series.map((s) => String(s.points.find((p) => p[0] === x)?.[1] ?? ""))]), caption,
		};
	return { head: ["series", e.x.label, e.y.label], rows: e.series.flatMap((s) => s.points.map((p) => [s.name, String(p[0]), String(p[1])])), caption };
}

function Table({ of }: { of: Grid }) {
	return (
		<div class="scroll-x" tabIndex={0} role="group" aria-label={of.caption}>
			<table class="table tight">
				<thead><tr>{of.head.map((h, i) => <th key={i} scope="col" class={i > 0 ? "r" : ""}>{h}</th>)}</tr></thead>
				<tbody>
					{of.rows.map((r, i) => (
						<tr key={i}>{r.map((c, j) => (j === 0 ? <th key={j} scope="row">{c}</th> : <td key={j} class="r">{c}</td>))}</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** A matrix is shaded by value as well as written out. */
function Matrix({ e }: { e: Extract<Model, { kind: "matrix" }> }) {
	const values = e.values.flat().map(Number).filter(Number.isFinite);
	const [min, max] = [Math.min(...values), Math.max(...values)];
	const shade = (c: string): number => (max > min ? (Number(c) - min) / (max - min) || 0 : 0);
	return (
		<div class="scroll-x" tabIndex={0} role="group" aria-label={e.alt === "" ? e.title : e.alt}>
			<table class="table matrix">
				<thead>
					<tr><td /><th scope="colgroup" colSpan={e.columns.names.length}>{e.columns.label}</th></tr>
					<tr><th scope="col">{e.rows.label}</th>{e.columns.names.map((n, i) => <th key={i} scope="col" class="r">{n}</th>)}</tr>
				</thead>
				<tbody>
					{e.values.map((row, i) => (
						<tr key={i}><th scope="row">{e.rows.names[i] ?? ""}</th>{row.map((c, j) => <td key={j} class="r shade" ref={vars({ f: shade(c) })}>{c}</td>)}</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function Legend({ names }: { names: readonly string[] }) {
	if (names.length < 2) return null;
	return (
		<ul class="legend">
			{names.map((n, i) => <li key={i}><svg viewBox="0 0 14 14" aria-hidden="true"><Mark n={i} x={7} y={7} /></svg>{n}</li>)}
		</ul>
	);
}

function Drawn({ e }: { e: Model }) {
	if (e.kind === "table") return <Table of={gridOf(e)} />;
	if (e.kind === "matrix") return <Matrix e={e} />;
	return (
		<>
			<Legend names={e.series.map((s) => s.name)} />
			<Chart e={e} />
			<details class="numbers"><summary>The numbers as a table</summary><Table of={gridOf(e)} /></details>
		</>
	);
}

/** `of` is the exhibit of a statement, as it came. */
export function Exhibit({ of }: { of: unknown }) {
	if (of === undefined || of === null) return null;
	try {
		const e = exhibit(of, "exhibit");
		return <figure class="exhibit"><figcaption>{e.title}</figcaption><Drawn e={e} /></figure>;
	} catch (err) {
		if (!(err instanceof Malformed)) throw err;
		return <p class="notice">This exhibit could not be drawn ({err.message}). Ask the interviewer to read out its numbers.</p>;
	}
}
