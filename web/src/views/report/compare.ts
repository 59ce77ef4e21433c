// Where an output first leaves what was expected, as a judge sees it: by words, whatever the space between them.

const words = (line: string): string => line.trim().split(/\s+/).join(" ");

/** Lines of a text without the empty ones at its end. */
export function linesOf(text: string): string[] {
	const lines = text.split("\n");
	while (lines.length > 0 && lines[lines.length - 1]?.trim() === "") lines.pop();
	return lines;
}

/** The first line, from 0, that differs; null when none does (a validator may have other reasons). */
export function firstDifference(expected: string, output: string): number | null {
	const a = linesOf(expected);
	const b = linesOf(output);
	for (let i = 0; i < Math.max(a.length, b.length); i++) {
		const [x, y] = [a[i], b[i]];
		if (x === undefined || y === undefined || words(x) !== words(y)) return i;
	}
	return null;
}
