// "ROOM.SECRET" of a link's fragment: 16 and 32 characters of [a-z2-7].
export interface RoleLink { room: string; secret: string }

export function parseLink(fragment: string): RoleLink | null {
	const m = /^([a-z2-7]{16})\.([a-z2-7]{32})$/.exec(fragment.trim());
	const [, room, secret] = m ?? [];
	return room === undefined || secret === undefined ? null : { room, secret };
}
