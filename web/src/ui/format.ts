// Times, dates and counts in words.

/** 92,000 ms is "1:32"; over an hour "1:02:05". */
export function clock(ms: number): string {
	const s = Math.max(0, Math.floor(ms / 1000));
	const two = (n: number): string => String(n).padStart(2, "0");
	const h = Math.floor(s / 3600);
	const m = Math.floor((s % 3600) / 60);
	return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${two(m)}:${two(s % 60)}`;
}

/** The same for <time datetime>. */
export function isoSpan(ms: number): string {
	const s = Math.max(0, Math.floor(ms / 1000));
	return `PT${Math.floor(s / 60)}M${s % 60}S`;
}

/** The same said aloud. */
export function clockWords(ms: number): string {
	const s = Math.max(0, Math.floor(ms / 1000));
	return `${count(Math.floor(s / 60), "minute")} ${count(s % 60, "second")}`;
}

export function count(n: number, one: string, many = `${one}s`): string {
	return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

const DAY_MS = 86_400_000;

/** "Today", "Yesterday", a weekday within the week, else the date. */
export function day(ms: number, now = Date.now()): string {
	const midnight = (t: number): number => new Date(t).setHours(0, 0, 0, 0);
	const days = Math.round((midnight(now) - midnight(ms)) / DAY_MS);
	if (days === 0) return "Today";
	if (days === 1) return "Yesterday";
	const d = new Date(ms);
	if (days > 1 && days < 7) return d.toLocaleDateString("en", { weekday: "long" });
	const year = new Date(now).getFullYear() === d.getFullYear() ? undefined : "numeric";
	return d.toLocaleDateString("en-GB", { day: "numeric", month: "long", year });
}

/** Two letters of a name. */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/).filter((w) => w !== "");
	const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
	return letters.map((w) => Array.from(w ?? "")[0] ?? "").join("").toUpperCase() || "?";
}

/** "easy" is one bar of three. */
export const LEVELS: readonly string[] = ["easy", "medium", "hard"];

export function capital(s: string): string {
	return s.charAt(0).toUpperCase() + s.slice(1).replaceAll("-", " ");
}
