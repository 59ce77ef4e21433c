// What a reload of this tab must not lose, in sessionStorage: the client's id, requests without an
// acknowledgement, and the documents' unconfirmed changes. A duplicated tab copies it, and the server
// then keeps only the newer of the two.
import type { SavedDoc } from "../editor/entry";
import { freshId, isRecord, isRequest, parse, type Do } from "../protocol";

export interface Kept {
	readonly cid: string;
	readonly outbox: readonly Do[];
	readonly docs: readonly SavedDoc[];
	/** Texts that could not be merged, until the person puts them away. */
	readonly asides: readonly Aside[];
}

export interface Aside {
	readonly doc: string;
	readonly text: string;
	readonly why: string;
}

const key = (room: string): string => `viva.room.${room}`;

function isDoc(v: unknown): v is SavedDoc {
	if (!isRecord(v) || !Array.isArray(v["us"]) || !(v["inflight"] === null || typeof v["inflight"] === "string")) return false;
	const texts = ["doc", "item", "name", "lang", "text", "cl"].every((k) => typeof v[k] === "string");
	return texts && ["v", "since"].every((k) => Number.isSafeInteger(v[k]));
}

function isAside(v: unknown): v is Aside {
	return isRecord(v) && ["doc", "text", "why"].every((k) => typeof v[k] === "string");
}

function listOf<T>(v: unknown, is: (x: unknown) => x is T): T[] {
	return Array.isArray(v) ? v.filter(is) : [];
}

function stored(name: string): unknown {
	try {
		const text = sessionStorage.getItem(name);
		return text === null ? null : parse(text);
	} catch {
		return null;
	}
}

export function load(room: string): Kept {
	const v = stored(key(room));
	if (!isRecord(v) || typeof v["cid"] !== "string") return { cid: freshId(), outbox: [], docs: [], asides: [] };
	return { cid: v["cid"], outbox: listOf(v["outbox"], isRequest), docs: listOf(v["docs"], isDoc), asides: listOf(v["asides"], isAside) };
}

/** False when the browser keeps nothing (private mode, quota): the page then asks before it is left. */
export function store(room: string, kept: Kept): boolean {
	try {
		sessionStorage.setItem(key(room), JSON.stringify(kept));
		return true;
	} catch {
		return false;
	}
}
