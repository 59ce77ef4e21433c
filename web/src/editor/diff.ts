// From one text to another by one replacement: enough for a plain text field, where each input event is
// one insertion or deletion at one place.

export interface Replacement {
	readonly from: number;
	readonly to: number;
	readonly insert: string;
}

function isLow(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The smallest single replacement; never cuts a surrogate pair. Null when the texts are equal. */
export function diff(old: string, now: string): Replacement | null {
	if (old === now) return null;
	const most = Math.min(old.length, now.length);
	let start = 0;
	while (start < most && old[start] === now[start]) start++;
	if (isLow(old, start) || isLow(now, start)) start--;
	let end = 0;
	while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
	if (isLow(old, old.length - end) || isLow(now, now.length - end)) end--;
	return { from: start, to: old.length - Math.max(0, end), insert: now.slice(start, now.length - Math.max(0, end)) };
}
