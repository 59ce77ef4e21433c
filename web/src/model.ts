// What the HTTP side of docs/PROTOCOL.md answers, as types with their decoders.
import { anything, bool, lenient, list, maybe, num, opt, shape, str, word } from "./decode";
import type { Decoder } from "./decode";

export type Role = "interviewer" | "candidate" | "observer" | "learner";
export const role = word("interviewer", "candidate", "observer", "learner");
export type Kind = "live" | "practice";
const kind = word("live", "practice");
export type RoomState = "live" | "ended";
const roomState = word("live", "ended");

export interface Guest { id: string; name: string }
export const guest: Decoder<Guest> = shape({ id: str, name: str });

export interface Judges { ready: boolean; tier: string | null; queued: number }
/** `ready` is told as a number of judges or as a flag: both mean "somebody is there". */
const ready: Decoder<boolean> = (v, w) => (typeof v === "number" ? v > 0 : bool(v, w));
const tier: Decoder<string> = (v, w) => (typeof v === "number" ? String(v) : str(v, w));
export interface About { version: string; media: boolean; start_key: boolean; banner: string | null; judges: Judges }
export const about: Decoder<About> = shape({
	version: str, media: opt(bool, false), start_key: bool, banner: maybe(str),
	judges: shape<Judges>({ ready, tier: maybe(tier), queued: opt(num, 0) }),
});

export interface Me { guest: Guest | null; recovery: string | null }
export const me: Decoder<Me> = shape({ guest: maybe(guest), recovery: maybe(str) });

export interface Section { id: string; chapter: string; title: string; intro: string; order: number }
const loose: Decoder<string> = (v, w) => (typeof v === "number" ? String(v) : str(v, w));
const section: Decoder<Section> = shape({ id: str, chapter: opt(loose, ""), title: str, intro: opt(str, ""), order: opt(num, 0) });

export interface Item {
	kind: "question" | "card" | "package"; id: string; title: string; section: string; level: string; type: string; minutes: number;
}
export const itemKind = word("question", "card", "package");
const item: Decoder<Item> = shape({
	kind: itemKind, id: str, title: str, section: opt(str, ""), level: opt(str, ""), type: opt(str, ""), minutes: opt(num, 0),
});
/** An interview laid out. A step is a question or a problem, or something in words. */
export interface KitStep { item?: string; text?: string; minutes: number }
const kitStep: Decoder<KitStep> = (v, w) => {
	const { item: i, text, minutes } = shape<{ item: string | null; text: string | null; minutes: number }>({ item: maybe(str), text: maybe(str), minutes: num })(v, w);
	return { minutes, ...(i === null ? {} : { item: i }), ...(text === null ? {} : { text }) };
};
export interface Kit { id: string; title: string; role: string; minutes: number; intro: string; steps: KitStep[] }
const kit: Decoder<Kit> = shape({ id: str, title: str, role: opt(str, ""), minutes: num, intro: opt(str, ""), steps: list(kitStep) });
export interface Catalog { sections: Section[]; items: Item[]; kits: Kit[] }
export const catalog: Decoder<Catalog> = shape({ sections: lenient(section), items: lenient(item), kits: opt(lenient(kit), []) });

/** An item that a search found, with the words around. */
export interface Found { id: string; snippet: string }
export const found: Decoder<{ items: Found[] }> = shape({ items: lenient(shape<Found>({ id: str, snippet: opt(str, "") })) });

export interface Links { interviewer: string; candidate: string; observer: string }
export const links: Decoder<Links> = shape({ interviewer: str, candidate: str, observer: str });
/** Who makes a room is a member of it: a ticket comes only where the membership is still to be made. */
export interface Made { room: string; ticket: string | null; links: Links | null }
export const made: Decoder<Made> = shape({ room: str, ticket: maybe(str), links: maybe(links) });

export interface Look {
	title: string; role: Role; kind: Kind; state: RoomState;
	people: { name: string; role: Role }[]; sees: { who: string; what: string }[];
}
export const look: Decoder<Look> = shape({
	title: str, role, kind, state: roomState,
	people: list(shape<{ name: string; role: Role }>({ name: str, role })),
	sees: list(shape<{ who: string; what: string }>({ who: str, what: str })),
});
/** No ticket: a member already. */
export interface Joined { room: string; role: Role; ticket: string | null }
export const joined: Decoder<Joined> = shape({ room: str, role, ticket: maybe(str) });

export interface Session {
	room: string; kind: Kind; title: string; role: Role; with: string[]; state: RoomState; started: number;
	ended: number | null; minutes: number; scorecard: "none" | "open" | "released"; verdict: string | null; item: string | null;
}
const session: Decoder<Session> = shape({
	room: str, kind, title: str, role, with: opt(list(str), []), state: roomState, started: num, ended: maybe(num),
	minutes: opt(num, 0), scorecard: opt(word("none", "open", "released"), "none"), verdict: maybe(str), item: maybe(str),
});
export const sessions: Decoder<{ sessions: Session[] }> = shape({ sessions: list(session) });

export interface Pair {
	state: "none" | "waiting" | "offered" | "accepted" | "matched"; waited_s: number; ahead: number;
	want: { name: string; role: string; section: string; level: string } | null;
	partner: string | null; role: string | null; why: string | null; room: string | null;
}
/** A partner is a name, told bare or as {name}. */
const partner: Decoder<string> = (v, w) => (typeof v === "string" ? v : shape<{ name: string }>({ name: str })(v, w).name);
export const pair: Decoder<Pair> = shape({
	state: word("none", "waiting", "offered", "accepted", "matched"), waited_s: opt(num, 0), ahead: opt(num, 0),
	want: maybe(shape<{ name: string; role: string; section: string; level: string }>({
		name: opt(str, ""), role: opt(str, "either"), section: opt(str, "any"), level: opt(str, "any"),
	})),
	partner: maybe(partner), role: maybe(str), why: maybe(str), room: maybe(str),
});

export interface RoomItem { item: string; kind: Item["kind"]; title: string; brief: unknown; statement: unknown; guide: unknown }
export const roomItem: Decoder<RoomItem> = shape({
	item: str, kind: itemKind, title: str, brief: anything, statement: anything, guide: anything,
});

export interface Person { u: string; name: string; role: Role }
/** One page of a room's log. `es` stays unknown here: state/ decodes events. */
export interface LogPage {
	epoch: string; head: number; role: Role; me: string; title: string; kind: Kind; state: RoomState;
	people: Person[]; es: unknown[]; more: boolean;
}
const meId: Decoder<string> = (v, w) => (typeof v === "string" ? v : shape<{ u: string }>({ u: str })(v, w).u);
export const logPage: Decoder<LogPage> = shape({
	epoch: str, head: num, role, me: meId, title: str, kind, state: roomState,
	people: lenient(shape<Person>({ u: opt(str, ""), name: str, role })), es: list(anything), more: bool,
});
