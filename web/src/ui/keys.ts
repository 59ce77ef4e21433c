// Keys that work everywhere, and the commands that the palette lists.
//
// Keys with Ctrl or F-keys always work. Single letters and "?" can be switched off (WCAG 2.1.4: speech
// input types them by accident) and never act while somebody types into a field.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

export interface Command {
	id: string;
	icon: string;
	label: string;
	/** As printed: "Ctrl+Enter", "R". Handled here when it is one letter or starts with Ctrl. */
	keys?: string;
	run: () => void;
	/** Handled by somebody else (the editor): listed, not bound. */
	bound?: boolean;
}

const sets = signal<readonly (readonly Command[])[]>([]);

/** Every command of what is on screen, the page's own first. */
export function commands(): readonly Command[] {
	return [...sets.value].reverse().flat();
}

/** Offer commands while the component is shown. Pass a stable list, or `deps` that change with it. */
export function useCommands(list: readonly Command[], deps: readonly unknown[] = []): void {
	useEffect(() => {
		sets.value = [...sets.peek(), list];
		return () => {
			sets.value = sets.peek().filter((s) => s !== list);
		};
	}, deps);
}

export const overlay = signal<"none" | "palette" | "keys" | "account">("none");

const LETTERS = "viva.letters";
export const letters = signal(true);

export function setLetters(on: boolean): void {
	letters.value = on;
	try {
		localStorage.setItem(LETTERS, on ? "on" : "off");
	} catch {
		// holds for this page only
	}
}

function typing(t: EventTarget | null): boolean {
	return t instanceof HTMLElement && (t.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(t.tagName));
}

function printed(e: KeyboardEvent): string {
	const key = e.key.length === 1 ? e.key.toUpperCase() : e.key;
	return `${e.ctrlKey || e.metaKey ? "Ctrl+" : ""}${e.altKey ? "Alt+" : ""}${e.shiftKey && e.key.length > 1 ? "Shift+" : ""}${key}`;
}

/** F6 and Shift+F6 go round the panes that are in view. */
function nextPane(step: number): void {
	const panes = [...document.querySelectorAll<HTMLElement>("[data-pane]")].filter((p) => p.offsetParent !== null);
	if (panes.length === 0) return;
	const now = panes.findIndex((p) => p.contains(document.activeElement));
	const to = panes[(now + step + panes.length) % panes.length];
	// Where one writes comes before whatever stands first.
	const inside = to?.querySelector<HTMLElement>("[data-pane-focus], [contenteditable=true]")
		?? to?.querySelector<HTMLElement>("textarea, input, button, a[href], [tabindex='0']");
	(inside ?? to)?.focus();
}

function onKey(e: KeyboardEvent): void {
	if (e.defaultPrevented || e.isComposing) return;
	const keys = printed(e);
	if (keys === "Ctrl+K") overlay.value = overlay.value === "palette" ? "none" : "palette";
	else if (e.key === "F6") nextPane(e.shiftKey ? -1 : 1);
	else if (!single(e, keys)) return;
	e.preventDefault();
}

/** One letter, or a command's own Ctrl combination. True when it did something. */
function single(e: KeyboardEvent, keys: string): boolean {
	const plain = !e.ctrlKey && !e.metaKey && !e.altKey;
	if (plain && (typing(e.target) || !letters.value)) return false;
	if (overlay.value !== "none" || document.querySelector("dialog[open]") !== null) return false;
	if (keys === "?") {
		overlay.value = "keys";
		return true;
	}
	const c = commands().find((x) => x.keys === keys && x.bound !== true);
	c?.run();
	return c !== undefined;
}

export function startKeys(): void {
	try {
		letters.value = localStorage.getItem(LETTERS) !== "off";
	} catch {
		letters.value = true;
	}
	document.addEventListener("keydown", onKey);
}
