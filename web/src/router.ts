// Where we are. Paths are those of docs/PROTOCOL.md; the server answers each with the same page.
import { computed, signal } from "@preact/signals";

export interface Place {
	readonly path: string;
	readonly hash: string;
	readonly query: URLSearchParams;
}

function here(): Place {
	return {
		path: location.pathname,
		hash: location.hash.slice(1),
		query: new URLSearchParams(location.search),
	};
}

export const place = signal<Place>(here());

/** The path in parts: "/room/abc" is ["room", "abc"], "/" is []. */
export const parts = computed(() => place.value.path.split("/").filter((p) => p !== ""));

type Guard = () => boolean;
let guard: Guard | null = null;

/** Ask before the page is left (unsaved text). `ask` returns false to stay. */
export function guardLeaving(ask: Guard | null): void {
	guard = ask;
}

/** Go to a path inside the app. `replace` leaves no step in the history. */
export function go(to: string, replace = false): void {
	if (guard !== null && !guard()) return;
	guard = null;
	if (replace) history.replaceState(null, "", to);
	else history.pushState(null, "", to);
	place.value = here();
	scrollTo(0, 0);
}

/** The app's own link of a click, or null when the browser should follow it. */
function ownLink(e: MouseEvent): HTMLAnchorElement | null {
	if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return null;
	const a = e.target instanceof Element ? e.target.closest("a") : null;
	if (a === null || a.target !== "" || a.hasAttribute("download") || a.origin !== location.origin) return null;
	// A jump inside the page is the browser's own business.
	return a.getAttribute("href")?.startsWith("#") ? null : a;
}

/** Start following links and the back button. Called once. */
export function startRouter(): void {
	addEventListener("popstate", () => (place.value = here()));
	addEventListener("hashchange", () => (place.value = here()));
	document.addEventListener("click", (e) => {
		const a = ownLink(e);
		if (a === null) return;
		e.preventDefault();
		go(a.pathname + a.search + a.hash);
	});
}
