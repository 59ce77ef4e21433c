// What every page knows: who I am and what this server is. Loaded once, refreshed when it changes.
import { effect, signal } from "@preact/signals";
import { api, unreachable } from "./api";
import type { About, Catalog, Guest } from "./model";
import { inOrder } from "./ui/order";

export const me = signal<Guest | null>(null);
export const about = signal<About | null>(null);
/** A recovery link that was told once and not yet put away. */
export const recovery = signal<string | null>(null);

const NAME = "viva.name";

/** The name from last time, for forms. */
export function lastName(): string {
	if (me.value !== null) return me.value.name;
	try {
		return localStorage.getItem(NAME) ?? "";
	} catch {
		return "";
	}
}

export function keepName(name: string): void {
	try {
		localStorage.setItem(NAME, name);
	} catch {
		// the form is simply not prefilled next time
	}
}

/** Makes the guest, or renames; keeps the recovery link that comes with a first visit. */
export async function beGuest(name: string): Promise<Guest | null> {
	keepName(name);
	if (me.value?.name === name) return me.value;
	const got = await api.rename(name);
	me.value = got.guest;
	if (got.recovery !== null) recovery.value = got.recovery;
	return got.guest;
}

export async function refresh(): Promise<void> {
	try {
		const [a, m] = await Promise.all([api.about(), api.me()]);
		about.value = a;
		me.value = m.guest;
	} catch {
		// the bar says so, and keepAsking() asks again
	}
}

const AGAIN_MS = 3000;

/** While the server is out of reach, ask for it again and again; the bar shows when it is back. */
export function keepAsking(): void {
	effect(() => {
		if (!unreachable.value) return undefined;
		const t = setInterval(() => void refresh(), AGAIN_MS);
		return () => clearInterval(t);
	});
}

let catalogAsked: Promise<Catalog> | null = null;

/** The catalogue in the order of lists, fetched once a page load; a failure is asked again next time. */
export function catalog(): Promise<Catalog> {
	catalogAsked ??= api.catalog().then(inOrder).catch((e: unknown) => {
		catalogAsked = null;
		throw e;
	});
	return catalogAsked;
}

const START_KEY = "viva.start_key";

export function startKey(): string {
	try {
		return sessionStorage.getItem(START_KEY) ?? "";
	} catch {
		return "";
	}
}

export function keepStartKey(key: string): void {
	try {
		sessionStorage.setItem(START_KEY, key);
	} catch {
		// it will be asked for again
	}
}
