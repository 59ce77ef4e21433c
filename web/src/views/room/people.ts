// Who is who in the room, and in which colour.
import { roleIn, type Member, type Room } from "../../state";
import type { Role } from "../../protocol";

const HUES: Readonly<Record<Role, number>> = { interviewer: 1, candidate: 2, learner: 2, observer: 3 };

export function people(room: Room): Member[] {
	return Object.values(room.members).map((m) => ({ ...m, role: roleIn(m.role, room.part) }));
}

/** A person keeps the colour of the link, also when roles change. */
export function hueOf(room: Room, u: string): number {
	return HUES[room.members[u]?.role ?? "observer"];
}

export function others(room: Room, me: string, role: Role): Member[] {
	return people(room).filter((m) => m.u !== me && m.role === role);
}

/** "Arun and Mika", or the words for nobody. */
export function namesOf(list: readonly Member[], none: string): string {
	if (list.length === 0) return none;
	const names = list.map((m) => m.name);
	return names.length === 1 ? (names[0] ?? none) : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
}
