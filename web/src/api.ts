// The only file that fetches. Every answer is decoded; every failure is an ApiError that reads well:
// what happened, what was kept, what to do.
import { signal } from "@preact/signals";
import type { Decoder } from "./decode";
import { Malformed, anything, bool, shape, str } from "./decode";
import * as m from "./model";
import { scorecard } from "./scorecard-model";
import type { Scorecard } from "./scorecard-model";

export class ApiError extends Error {
	constructor(
		readonly status: number, // 0: no answer at all
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

const errorBody = shape<{ error: { code: string; message: string } }>({ error: shape({ code: str, message: str }) });

/** The server's words as a sentence. */
function sentence(words: string): string {
	const text = words.trim();
	return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}

function refusal(status: number, body: unknown): ApiError {
	try {
		const { error } = errorBody(body, "error");
		return new ApiError(status, error.code, sentence(error.message));
	} catch {
		return new ApiError(status, "unknown", `The server refused (status ${status}). Nothing was changed. Try again.`);
	}
}

/** The last request found no server. */
export const unreachable = signal(false);

async function answer(path: string, init: RequestInit): Promise<Response> {
	try {
		const res = await fetch(path, { credentials: "same-origin", cache: "no-store", ...init });
		unreachable.value = false;
		return res;
	} catch {
		unreachable.value = true;
		throw new ApiError(0, "offline", "The server cannot be reached. What you typed is still here. Check the network and try again.");
	}
}

async function call<T>(method: string, path: string, body: unknown, decode: Decoder<T>): Promise<T> {
	const init: RequestInit = { method };
	if (body !== undefined) {
		init.body = JSON.stringify(body);
		init.headers = { "Content-Type": "application/json" };
	}
	const res = await answer(path, init);
	const got: unknown = await res.json().catch(() => null);
	if (!res.ok) throw refusal(res.status, got);
	try {
		return decode(got, path);
	} catch (e) {
		if (e instanceof Malformed)
			throw new ApiError(res.status, "shape", `The server's answer was not understood (${e.message}). Nothing was lost. Reload the page.`);
		throw e;
	}
}

const get = <T>(path: string, d: Decoder<T>): Promise<T> => call("GET", path, undefined, d);
const post = <T>(path: string, body: unknown, d: Decoder<T>): Promise<T> => call("POST", path, body, d);
const room = (id: string): string => `/api/rooms/${encodeURIComponent(id)}`;
/** An item is "section/slug": its slash is part of the path. */
const itemPath = (id: string): string => id.split("/").map(encodeURIComponent).join("/");

const WORDS_MAX = 60;

export interface NewRoom { title: string; name: string; minutes: { name: string; minutes: number }[]; call_url?: string; start_key?: string }
export interface NewPractice { item: string; name?: string; start_key?: string }
export interface Want { name: string; role: string; section: string; level: string; start_key?: string }

export const api = {
	about: (): Promise<m.About> => get("/api/about", m.about),
	me: (): Promise<m.Me> => get("/api/me", m.me),
	rename: (name: string): Promise<m.Me> => post("/api/me", { name }, m.me),
	newRecovery: (): Promise<{ recovery: string }> => post("/api/me/recovery", {}, shape({ recovery: str })),
	recover: (token: string): Promise<m.Me> => post("/api/recover", { token }, m.me),
	catalog: (): Promise<m.Catalog> => get("/api/catalog", m.catalog),
	search: (words: string): Promise<{ items: m.Found[] }> => get(`/api/search?q=${encodeURIComponent(words.slice(0, WORDS_MAX))}`, m.found),
	/** For interviewers of the room: in tags and guides too. */
	searchIn: (id: string, words: string): Promise<{ items: m.Found[] }> => get(`${room(id)}/search?q=${encodeURIComponent(words.slice(0, WORDS_MAX))}`, m.found),
	makeRoom: (r: NewRoom): Promise<m.Made> => post("/api/rooms", r, m.made),
	practise: (p: NewPractice): Promise<m.Made> => post("/api/practice", p, m.made),
	look: (id: string, secret: string): Promise<m.Look> => post("/api/links/look", { room: id, secret }, m.look),
	join: (id: string, secret: string, name: string): Promise<m.Joined> => post("/api/links/join", { room: id, secret, name }, m.joined),
	links: (id: string): Promise<{ links: m.Links }> => get(`${room(id)}/links`, shape({ links: m.links })),
	item: (id: string, item: string): Promise<m.RoomItem> => get(`${room(id)}/items/${itemPath(item)}`, m.roomItem),
	scorecard: (id: string): Promise<Scorecard> => get(`${room(id)}/scorecard`, scorecard),
	log: (id: string, after: number, limit = 2000): Promise<m.LogPage> => get(`${room(id)}/log?after=${after}&limit=${limit}`, m.logPage),
	remove: (id: string): Promise<{ deleted: boolean }> => call("DELETE", room(id), {}, shape({ deleted: bool })),
	sessions: (): Promise<{ sessions: m.Session[] }> => get("/api/sessions", m.sessions),
	pair: (): Promise<m.Pair> => get("/api/pair", m.pair),
	pairJoin: (w: Want): Promise<m.Pair> => post("/api/pair", w, m.pair),
	pairAccept: (): Promise<m.Pair> => post("/api/pair/accept", {}, m.pair),
	pairDecline: (): Promise<m.Pair> => post("/api/pair/decline", {}, m.pair),
	pairLeave: (): Promise<m.Pair> => call("DELETE", "/api/pair", {}, m.pair),
	/** Anything, undecoded: for a caller with its own decoder. */
	raw: (path: string): Promise<unknown> => get(path, anything),
};
