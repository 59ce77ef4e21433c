// Tickets of rooms on their way from the page that got one to the room that shows it. A ticket lives 60 s
// and works once; it stays in this tab's memory and session store, never in an address.

const PREFIX = "viva.ticket.";

/** Null, for a member already, is nothing to keep. */
export function keepTicket(room: string, ticket: string | null): void {
	if (ticket === null) return;
	try {
		sessionStorage.setItem(PREFIX + room, ticket);
	} catch {
		memory.set(room, ticket);
	}
}

const memory = new Map<string, string>();

/** The ticket for a room, once; undefined when there is none (the cookie then says who is who). */
export function takeTicket(room: string): string | undefined {
	const kept = memory.get(room);
	memory.delete(room);
	try {
		const t = sessionStorage.getItem(PREFIX + room);
		sessionStorage.removeItem(PREFIX + room);
		return t ?? kept;
	} catch {
		return kept;
	}
}
