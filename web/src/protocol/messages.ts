// The frames of viva.v1 in both directions: docs/PROTOCOL.md, "WebSocket".
import { event, phases, role, type RequestKind, type Requests, type RoomEvent } from "./events";
import { bool, count, int, isRecord, lax, list, Malformed, num, obj, oneOf, opt, orNull, some, text, unread, type Read, type Reader } from "./read";
import { diagnostic } from "./results";

const code = text;
const me = obj({ u: text, name: text });
const snapDoc = obj({ doc: text, item: opt(orNull(text)), name: text, lang: text, v: count, text });
export type SnapDoc = Read<typeof snapDoc>;

const welcome = obj({
	t: oneOf("welcome"),
	epoch: text,
	head: count,
	role,
	mode: oneOf("tail", "snapshot"),
	limits: opt(unread),
	heartbeat_s: num,
	me,
	room: opt(unread),
});
const snap = obj({ t: oneOf("snap"), head: count, docs: list(snapDoc), es: list(event) });
const ev = obj({ t: oneOf("ev"), es: list(event) });
const ack = obj({ t: oneOf("ack"), id: text, s: int(1) });
const nack = obj({ t: oneOf("nack"), id: opt(orNull(text)), code, message: text, head: opt(count), ahead: opt(count) });
const history = obj({ t: oneOf("history"), id: text, es: list(event), first: bool });
const pong = obj({ t: oneOf("pong") });

const cursor = obj({ doc: text, v: count, anchor: count, head: count });
export type Cursor = Read<typeof cursor>;
const judges = obj({ ready: count, queued: count, slots: lax(count), tier: lax(text), ahead: opt(orNull(count)) });
export type Judges = Read<typeof judges>;
/** What the compiler says of version `v` of a document, unasked. */
const compiled = obj({ doc: text, v: count, ok: bool, diagnostics: some(diagnostic) });
export type Compiled = Read<typeof compiled>;

type Eph =
	| { readonly t: "eph"; readonly k: "cursor"; readonly u: string; readonly b: Cursor }
	| { readonly t: "eph"; readonly k: "typing"; readonly u: string; readonly b: { readonly on: boolean } }
	| { readonly t: "eph"; readonly k: "presence"; readonly u: string; readonly b: { readonly online: readonly string[] } }
	| { readonly t: "eph"; readonly k: "judges"; readonly u: string; readonly b: Judges }
	| { readonly t: "eph"; readonly k: "compiled"; readonly u: string; readonly b: Compiled }
	| { readonly t: "eph"; readonly k: "scorecard" | "unknown"; readonly u: string; readonly b: object };

const ephBodies = {
	cursor,
	typing: obj({ on: bool }),
	presence: obj({ online: list(text) }),
	judges,
	compiled,
	scorecard: obj({}),
};
const ephKind = oneOf(...(Object.keys(ephBodies) as (keyof typeof ephBodies)[]));

/** Nothing rests on an ephemeral: one that cannot be read is passed over, and the line stays. */
const eph: Reader<Eph> = (v, at) => {
	const { k, u, b } = obj({ k: lax(ephKind), u: lax(orNull(text)), b: unread })(v, at);
	const body = k === undefined ? undefined : obj({ b: lax<object>(ephBodies[k]) })({ b }, at).b;
	return (body === undefined ? { t: "eph", k: "unknown", u: "", b: {} } : { t: "eph", k, u: u ?? "", b: body }) as Eph;
};

const readers = { welcome, snap, ev, ack, nack, eph, history, pong };
export type ServerMessage = { [K in keyof typeof readers]: Read<(typeof readers)[K]> }[keyof typeof readers];
export type { RoomEvent };

/** Decodes one frame from the server. Throws Malformed (a JSON syntax error is one too). */
export function decode(frame: string): ServerMessage {
	const value = parse(frame);
	if (!isRecord(value) || typeof value["t"] !== "string") throw new Malformed("", "object with a t");
	const reader = Object.entries(readers).find(([t]) => t === value["t"])?.[1];
	if (reader === undefined) throw new Malformed("t", "a known message");
	return reader(value, "");
}

export function parse(frame: string): unknown {
	try {
		return JSON.parse(frame) as unknown;
	} catch {
		throw new Malformed("", "JSON");
	}
}

export type Do = { [K in RequestKind]: { id: string; k: K; b: Requests[K] } }[RequestKind];

export type ClientMessage =
	| { t: "hello"; room: string; ticket?: string; epoch?: string; last?: number; cid: string }
	| ({ t: "do" } & Do)
	| { t: "eph"; k: "cursor"; b: Cursor }
	| { t: "eph"; k: "typing"; b: { on: boolean } }
	| { t: "history"; id: string; before: number; n: number }
	| { t: "ping" };

export const MESSAGE_MAX = 65536;
export const PASTE_MAX = 48 * 1024;

const FINAL: Readonly<Record<number, string>> = {
	4400: "The server did not understand this page. Reload it.",
	4501: "You are not signed in to this room. Open your link again.",
	4503: "This room is not open to you.",
	4504: "There is no such room. It may have been deleted.",
	4509: "This room was opened in another tab, which took over.",
	4510: "This page is older than the server. Reload it.",
};

/** What a close means: null to try again, else the words that end the session. */
export function finalWords(closeCode: number): string | null {
	const words = FINAL[closeCode];
	if (words !== undefined) return words;
	return closeCode >= 4500 && closeCode <= 4999 ? "The server ended this session." : null;
}

export { phases };
