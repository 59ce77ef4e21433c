// Events for tests: a log that numbers itself.
import type { Kind, RoomEvent } from "../src/protocol";

export const ME = "aaaaaaaaaaaaaaaa";
export const YOU = "bbbbbbbbbbbbbbbb";

export class Log {
	readonly es: RoomEvent[] = [];

	add(k: Kind, b: object, u = ME, extra: object = {}): RoomEvent {
		const s = this.es.length + 1;
		const e = { s, p: s - 1, ts: 1_700_000_000_000 + s * 1000, u, part: 1, k, b, ...extra } as RoomEvent;
		this.es.push(e);
		return e;
	}

	/** A room with two people and one coding problem. */
	static room(): Log {
		const log = new Log();
		log.add("create", { kind: "live", title: "T", phases: [{ name: "Intro", minutes: 5 }] }, "");
		log.add("join", { name: "Lena", role: "interviewer" }, YOU);
		log.add("join", { name: "Arun", role: "candidate" }, ME);
		return log;
	}
}

export function reveal(what: "brief" | "statement", docs: object[] = []): object {
	return { item: "sum", what, title: "Sum", content: { kind: "package", id: "sum", title: "Sum" }, docs };
}

export const SOLUTION = { doc: "sum:solution.c", name: "solution.c", lang: "c", text: "int x;\n" };
