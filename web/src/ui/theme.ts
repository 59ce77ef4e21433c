// Light, dark and high contrast. "system" leaves the choice to the system, which tokens.css follows.
import { signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark" | "contrast";
const KEY = "viva.theme";
const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];

export const theme = signal<Theme>("system");

export function setTheme(to: Theme): void {
	theme.value = to;
	if (to === "system") delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = to;
	try {
		localStorage.setItem(KEY, to);
	} catch {
		// A browser that keeps nothing still shows the theme until the page is left.
	}
}

export function startTheme(): void {
	let kept: string | null = null;
	try {
		kept = localStorage.getItem(KEY);
	} catch {
		kept = null;
	}
	setTheme(THEMES.find((t) => t === kept) ?? "system");
}
