// The whole log of a room, page by page. Events of a kind that this page does not know are left out and counted.
import { api } from "../../api";
import type { LogPage } from "../../model";
import { event } from "../../protocol";
import type { RoomEvent } from "../../protocol";

export interface Log {
	readonly room: string;
	readonly meta: Omit<LogPage, "es" | "more">;
	readonly events: readonly RoomEvent[];
	/** Events that were not understood. */
	readonly unknown: number;
	/** As they came, for export. */
	readonly raw: readonly unknown[];
}

function read(raw: readonly unknown[]): { events: RoomEvent[]; unknown: number } {
	const events: RoomEvent[] = [];
	let unknown = 0;
	raw.forEach((v, i) => {
		try {
			events.push(event(v, `es[${i}]`));
		} catch {
			unknown++;
		}
	});
	return { events, unknown };
}

function lastSeq(page: LogPage, before: number): number {
	const e = page.es[page.es.length - 1];
	const s = typeof e === "object" && e !== null && "s" in e ? e.s : null;
	return typeof s === "number" ? s : before;
}

export async function loadLog(room: string, progress: (n: number, of: number) => void): Promise<Log> {
	const raw: unknown[] = [];
	let after = 0;
	for (;;) {
		const page = await api.log(room, after);
		raw.push(...page.es);
		progress(raw.length, page.head);
		const next = lastSeq(page, after);
		if (!page.more || page.es.length === 0 || next <= after) {
			const { es: _, more: __, ...meta } = page;
			return { room, meta, raw, ...read(raw) };
		}
		after = next;
	}
}

/** Saves the log as a file of the person's own. */
export function exportJson(log: Log): void {
	const { meta, raw, room } = log;
	const text = JSON.stringify({ format: "viva-log", v: 1, room, ...meta, es: raw }, null, "\t");
	const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
	const a = document.createElement("a");
	a.href = url;
	a.download = `viva-${room}.json`;
	a.click();
	// The download has started by the next task; the text need not stay in memory.
	setTimeout(() => URL.revokeObjectURL(url), 0);
}
