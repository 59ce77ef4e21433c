// Where a compiler's line and column are in the present text.
import { inward, version, type Entry } from "./entry";

/** As compilers count: from 1, columns in bytes of UTF-8, `end_column` the one behind the last that is meant. */
export interface Spot {
	readonly line?: number;
	readonly column?: number;
	readonly end_column?: number;
}

export interface Range {
	readonly from: number;
	readonly to: number;
}

/** UTF-16 units before the byte column of a line. */
export function unitsAt(line: string, column: number): number {
	let bytes = 1;
	let units = 0;
	for (const c of line) {
		if (bytes >= column) break;
		const code = c.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		units += c.length;
	}
	return units;
}

/** What is meant within the line: the columns, else the word at the column, else all but the indentation. */
export function within(line: string, { column, end_column }: Spot): Range {
	const indent = line.length - line.trimStart().length;
	if (column === undefined) return { from: Math.min(indent, line.length), to: line.length };
	const from = unitsAt(line, column);
	if (end_column !== undefined && end_column > column) return { from, to: unitsAt(line, end_column) };
	const word = /^(?:\w+|.)/su.exec(line.slice(from));
	return { from, to: from + (word?.[0].length ?? 0) };
}

/** A place in the text of version `v`; null when that text is gone or has no such line. */
export function spotIn(e: Entry, v: number, spot: Spot): Range | null {
	const text = v === version(e) ? e.confirmed : e.ran.get(v);
	if (text === undefined || spot.line === undefined || spot.line > text.lines) return null;
	const line = text.line(spot.line);
	const { from, to } = within(line.text, spot);
	return { from: line.from + from, to: line.from + to };
}

/** Whether it is known what has changed since version `v`. */
export function reaches(e: Entry, v: number): boolean {
	return v === version(e) || e.recent.some((r) => r.v === v);
}

/** A range of version `v`, in my text. */
export function rangeIn(e: Entry, v: number, { from, to }: Range): Range {
	const start = inward(e, v, from);
	return { from: start, to: Math.max(start, inward(e, v, to)) };
}
