// Presets of phases: what a room plans, in minutes. Soft: nothing ends by itself.

export interface Phase { name: string; minutes: number }
export interface Preset { id: string; label: string; phases: readonly Phase[] }

export const PRESETS: readonly Preset[] = [
	{ id: "mixed", label: "Theory and code, 50 min", phases: [{ name: "Intro", minutes: 5 }, { name: "Theory", minutes: 15 }, { name: "Coding", minutes: 25 }, { name: "Yours", minutes: 5 }] },
	{ id: "theory", label: "Theory, 45 min", phases: [{ name: "Intro", minutes: 5 }, { name: "Theory", minutes: 35 }, { name: "Yours", minutes: 5 }] },
	{ id: "code", label: "Code, 60 min", phases: [{ name: "Intro", minutes: 5 }, { name: "Coding", minutes: 50 }, { name: "Yours", minutes: 5 }] },
	{ id: "short", label: "Short, 25 min", phases: [{ name: "Theory", minutes: 10 }, { name: "Coding", minutes: 15 }] },
	{ id: "swap", label: "Two halves with swapped roles, 70 min", phases: [{ name: "First half", minutes: 35 }, { name: "Second half", minutes: 35 }] },
];

/** "5 Intro, 15 Theory" */
export function inWords(phases: readonly Phase[]): string {
	return phases.map((p) => `${p.name} ${p.minutes}`).join(", ");
}

/** What is wrong with an outside call's address, or null. Empty is fine. */
export function callFault(url: string): string | null {
	if (url.trim() === "") return null;
	try {
		if (new URL(url.trim()).protocol === "https:") return null;
	} catch {
		// said below
	}
	return "The address of a call starts with https://. Everything else is kept.";
}
