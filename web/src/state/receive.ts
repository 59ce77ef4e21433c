// What a message from the server does to the session.
import type { Do, RoomEvent, ServerMessage } from "../protocol";
import { extend, prepend } from "./fold";
import { EMPTY_ROOM } from "./room";
import { flush, type Effect, type Held, type Session, type Step } from "./session";

type Of<T extends ServerMessage["t"]> = Extract<ServerMessage, { t: T }>;

export function message(s: Session, m: ServerMessage): Step {
	switch (m.t) {
		case "welcome": return welcomed(s, m);
		case "snap": return snapshot(s, m);
		case "ev": return events(s, m.es);
		case "ack": return acked(s, m);
		case "nack": return nacked(s, m);
		case "eph": return ephemeral(s, m);
		case "history": return [{ ...s, room: prepend(s.room, m.es), allHistory: m.first }, []];
		case "pong": return [s, []];
	}
}

function welcomed(s: Session, m: Of<"welcome">): Step {
	const outbox = s.outbox.map((h) => ({ ...h, sent: false }));
	const tail = m.mode === "tail";
	const next: Session = {
		...s, outbox, ticket: null, epoch: m.epoch, me: m.me, heartbeat: m.heartbeat_s, link: tail ? "live" : s.link, ready: tail,
	};
	const beat: Effect = { e: "heartbeat", seconds: m.heartbeat_s };
	if (!tail) return [next, [beat, { e: "keep" }]];
	const [flushed, sends] = flush(next);
	return [flushed, [beat, { e: "keep" }, ...sends]];
}

function snapshot(s: Session, m: Of<"snap">): Step {
	const folded = extend(EMPTY_ROOM, m.es);
	const next: Session = {
		...s, room: { ...folded, head: m.head }, last: m.head, seen: true, ready: true, link: "live", cursors: {}, allHistory: false,
		outbox: withoutSaved(s.outbox, m.es, m.head),
	};
	const [flushed, sends] = flush(next);
	// Documents come first: what is sent after may follow on them.
	return [flushed, [{ e: "snapshot", docs: m.docs, head: m.head }, ...sends, { e: "keep" }, { e: "scorecard" }]];
}

/** An entry leaves the outbox when its event is folded. */
function withoutSaved(outbox: readonly Held[], es: readonly RoomEvent[], head: number): Held[] {
	const mine = new Set(es.flatMap((e) => e.id ?? []));
	return outbox.filter((h) => !mine.has(h.q.id) && (h.s === null || h.s > head));
}

const SCORING: readonly RoomEvent["k"][] = ["tick", "flag", "hint", "ask", "score", "comment", "end", "release", "reveal", "judge", "answer"];

function events(s: Session, all: readonly RoomEvent[]): Step {
	const es = all.filter((e) => e.s > s.last);
	if (es.length === 0) return [s, []];
	// Each names the one before it that I may see; a broken chain means that something was missed.
	if (es.some((e, i) => e.p !== (es[i - 1]?.s ?? s.last))) return [{ ...s, ready: false }, [{ e: "reconnect" }]];
	const last = es[es.length - 1]?.s ?? s.last;
	const typing = { ...s.typing };
	for (const e of es) if (e.k === "chat") delete typing[e.u];
	const next: Session = { ...s, room: extend(s.room, es), last, typing, outbox: withoutSaved(s.outbox, es, last) };
	const score = es.some((e) => SCORING.includes(e.k) && (e.k !== "judge" || e.b.state === "done"));
	const keep: Effect[] = next.outbox.length === s.outbox.length ? [] : [{ e: "keep" }];
	return [next, [{ e: "events", es }, ...keep, ...(score ? [{ e: "scorecard" } as const] : [])]];
}

function isEdit(q: Do): q is Extract<Do, { k: "edit" }> {
	return q.k === "edit";
}

function acked(s: Session, m: Of<"ack">): Step {
	const held = s.outbox.find((h) => h.q.id === m.id);
	if (held === undefined) return [s, []];
	const outbox =
		m.s <= s.last ? s.outbox.filter((h) => h !== held) : s.outbox.map((h) => (h === held ? { ...h, s: m.s } : h));
	const edit: Effect[] = isEdit(held.q) ? [{ e: "edit-ack", id: m.id, doc: held.q.b.doc }] : [];
	return [{ ...s, outbox }, [...edit, { e: "keep" }]];
}

/** Codes after which the same request may succeed a little later. */
const PASSING = ["rate", "not_saved"];

function nacked(s: Session, m: Of<"nack">): Step {
	const held = s.outbox.find((h) => h.q.id === m.id);
	if (held === undefined) return [s, []];
	const { q } = held;
	if (PASSING.includes(m.code) && q.k !== "run")
		return [{ ...s, outbox: s.outbox.map((h) => (h === held ? { ...h, sent: false } : h)) }, [{ e: "retry", ms: 1000 }]];
	const next = { ...s, outbox: s.outbox.filter((h) => h !== held) };
	if (isEdit(q)) {
		const { code, message: words } = m;
		return [next, [{ e: "edit-nack", id: q.id, doc: q.b.doc, code, head: m.head ?? null, message: words }, { e: "keep" }]];
	}
	const refusal = { q, code: m.code, message: m.message };
	return [{ ...next, refusals: [...s.refusals, refusal] }, [{ e: "keep" }]];
}

function ephemeral(s: Session, m: Of<"eph">): Step {
	switch (m.k) {
		case "cursor": return [{ ...s, cursors: { ...s.cursors, [m.u]: m.b } }, []];
		case "typing": return [{ ...s, typing: { ...s.typing, [m.u]: m.b.on } }, []];
		case "presence": {
			const here = (u: string): boolean => m.b.online.includes(u);
			const keep = <T>(all: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(all).filter(([u]) => here(u)));
			return [{ ...s, online: m.b.online, typing: keep(s.typing), cursors: keep(s.cursors) }, []];
		}
		case "judges": return [{ ...s, judges: m.b }, []];
		case "compiled": return [{ ...s, compiled: { ...s.compiled, [m.b.doc]: m.b } }, []];
		case "unknown": return [s, []];
		case "scorecard": return [s, [{ e: "scorecard" }]];
	}
}
