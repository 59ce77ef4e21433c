// What every page knows: who I am and what this server is. Loaded once, refreshed when it changes.
import { signal } from "@preact/signals";
import { api } from "./api";
import type { About, Catalog, Guest } from "./model";

export const me = signal<Guest | null>(null);
export const about = signal<About | null>(null);
/** True when the last call to the server found nobody. */
export const offline = signal(false);
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
		offline.value = false;
	} catch {
		offline.value = true;
	}
}

let catalogAsked: Promise<Catalog> | null = null;

/** The catalogue, fetched once a page load; a failure is asked again next time. */
export function catalog(): Promise<Catalog> {
	catalogAsked ??= api.catalog().catch((e: unknown) => {
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
