// The live session: connection, resumption, what is held back, and the room. Pure: update() takes a
// state and an input and gives the next state and what to do about it.
//
// Resuming: `last` is the highest event folded. After a reconnect the server sends the missing tail or a
// snapshot; both end in the same room. Requests stay in the outbox until their event is folded, and go
// out again, in order and with the same ids, after each welcome: the server answers a retry with the
// first outcome, so nothing is lost and nothing doubles.
import type { ClientMessage, Compiled, Cursor, Do, Judges, RoomEvent, ServerMessage, SnapDoc } from "../protocol";
import { finalWords } from "../protocol";
import { EMPTY_ROOM, type Room } from "./room";
import { message } from "./receive";

export interface Held {
	readonly q: Do;
	/** Sent on this connection. */
	readonly sent: boolean;
	/** The event it became, once acknowledged. */
	readonly s: number | null;
}

export interface Refusal {
	readonly q: Do;
	readonly code: string;
	readonly message: string;
}

export type Link = "connecting" | "live" | "lost" | "offline" | "final";

export interface Session {
	readonly id: string;
	readonly cid: string;
	readonly ticket: string | null;
	readonly link: Link;
	readonly words: string;
	/** Welcomed on this connection: requests may go out. */
	readonly ready: boolean;
	/** A first snapshot was folded: there is something to show. */
	readonly seen: boolean;
	readonly epoch: string | null;
	readonly last: number;
	readonly me: { readonly u: string; readonly name: string };
	readonly heartbeat: number;
	readonly outbox: readonly Held[];
	/** Edits that the editor holds and the server has not confirmed. */
	readonly edits: number;
	readonly refusals: readonly Refusal[];
	readonly room: Room;
	readonly online: readonly string[];
	readonly typing: Readonly<Record<string, boolean>>;
	readonly cursors: Readonly<Record<string, Cursor>>;
	readonly judges: Judges | null;
	/** The latest word of the compiler on each document. */
	readonly compiled: Readonly<Record<string, Compiled>>;
	readonly allHistory: boolean;
}

export type Input =
	| { i: "open" }
	| { i: "message"; m: ServerMessage }
	| { i: "closed"; code: number }
	| { i: "network"; on: boolean }
	| { i: "do"; q: Do }
	| { i: "eph"; m: Extract<ClientMessage, { t: "eph" }> }
	| { i: "edits"; n: number }
	| { i: "retry" }
	| { i: "resync" }
	| { i: "older"; id: string }
	| { i: "dismiss"; id: string };

export type Effect =
	| { e: "send"; m: ClientMessage }
	| { e: "reconnect" }
	| { e: "stop" }
	| { e: "heartbeat"; seconds: number }
	| { e: "keep" }
	| { e: "retry"; ms: number }
	| { e: "snapshot"; docs: readonly SnapDoc[]; head: number }
	| { e: "events"; es: readonly RoomEvent[] }
	| { e: "edit-ack"; id: string; doc: string }
	| { e: "edit-nack"; id: string; doc: string; code: string; head: number | null; message: string }
	| { e: "scorecard" };

export type Step = readonly [Session, readonly Effect[]];

export function newSession(id: string, cid: string, ticket: string | null, held: readonly Do[] = []): Session {
	return {
		id, cid, ticket, link: "connecting", words: "", ready: false, seen: false, epoch: null, last: 0,
		me: { u: "", name: "" }, heartbeat: 25, outbox: held.map((q) => ({ q, sent: false, s: null })), edits: 0, refusals: [],
		room: EMPTY_ROOM, online: [], typing: {}, cursors: {}, judges: null, compiled: {}, allHistory: false,
	};
}

export function update(state: Session, input: Input): Step {
	switch (input.i) {
		case "open": return [state, [{ e: "send", m: hello(state) }]];
		case "message": return message(state, input.m);
		case "closed": return closed(state, input.code);
		case "network": return network(state, input.on);
		case "do": return request(state, input.q);
		case "eph": return [state, state.ready ? [{ e: "send", m: input.m }] : []];
		case "edits": return state.edits === input.n ? [state, []] : [{ ...state, edits: input.n }, [{ e: "keep" }]];
		case "retry": return flush(state);
		case "resync": return [{ ...state, epoch: null, ready: false }, [{ e: "reconnect" }]];
		case "older": return [state, older(state, input.id)];
		case "dismiss": return [{ ...state, refusals: state.refusals.filter((r) => r.q.id !== input.id) }, []];
	}
}

function hello(s: Session): ClientMessage {
	const resume = s.epoch !== null && s.seen ? { epoch: s.epoch, last: s.last } : {};
	const ticket = s.ticket === null ? {} : { ticket: s.ticket };
	return { t: "hello", room: s.id, ...ticket, ...resume, cid: s.cid };
}

function closed(s: Session, code: number): Step {
	if (s.link === "final") return [s, []];
	const words = finalWords(code);
	const quiet = { ...s, ready: false, typing: {}, cursors: {} };
	if (words !== null) return [{ ...quiet, link: "final", words }, [{ e: "stop" }, { e: "keep" }]];
	const link = s.link === "offline" ? "offline" : s.seen ? "lost" : "connecting";
	return [{ ...quiet, link }, []];
}

function network(s: Session, on: boolean): Step {
	if (s.link === "final") return [s, []];
	if (!on) return [{ ...s, link: "offline", ready: false }, []];
	return s.link === "offline" ? [{ ...s, link: "lost" }, [{ e: "reconnect" }]] : [s, []];
}

function request(s: Session, q: Do): Step {
	const held: Held = { q, sent: s.ready, s: null };
	const send: Effect[] = s.ready ? [{ e: "send", m: { t: "do", ...q } }] : [];
	return [{ ...s, outbox: [...s.outbox, held] }, [...send, { e: "keep" }]];
}

/** Sends what was not sent on this connection, in order. */
export function flush(s: Session): Step {
	if (!s.ready) return [s, []];
	const waiting = s.outbox.filter((h) => !h.sent && h.s === null);
	const outbox = s.outbox.map((h) => (h.s === null ? { ...h, sent: true } : h));
	return [{ ...s, outbox }, waiting.map((h) => ({ e: "send", m: { t: "do", ...h.q } }))];
}

function older(s: Session, id: string): readonly Effect[] {
	const before = s.room.lines[0]?.s;
	if (!s.ready || s.allHistory || before === undefined) return [];
	return [{ e: "send", m: { t: "history", id, before, n: 200 } }];
}

/** What is not yet saved: requests without an acknowledgement, and edits. */
export function held(s: Session): number {
	return s.outbox.filter((h) => h.s === null && h.q.k !== "edit").length + s.edits;
}

