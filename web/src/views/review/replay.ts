// The room at any moment, quickly: the fold of the log with a checkpoint every 100 events.
import { EMPTY_ROOM, extend } from "../../state";
import type { Room } from "../../state";
import type { RoomEvent } from "../../protocol";

const EVERY = 100;

export class RoomReplay {
	private readonly events: readonly RoomEvent[];
	private readonly marks: { i: number; room: Room }[] = [{ i: 0, room: EMPTY_ROOM }];
	private at = { i: 0, room: EMPTY_ROOM };

	/** Edits do not change the room: they are left out. */
	constructor(events: readonly RoomEvent[]) {
		this.events = events.filter((e) => e.k !== "edit");
	}

	/** The room after event `s`. */
	seek(s: number): Room {
		let end = this.at.i;
		while (end < this.events.length && (this.events[end]?.s ?? Infinity) <= s) end++;
		while (end > 0 && (this.events[end - 1]?.s ?? 0) > s) end--;
		const mark = this.marks[Math.min(Math.floor(end / EVERY), this.marks.length - 1)] ?? this.at;
		let { i, room } = this.at.i <= end && this.at.i >= mark.i ? this.at : mark;
		while (i < end) {
			const next = Math.min(end, (Math.floor(i / EVERY) + 1) * EVERY);
			room = extend(room, this.events.slice(i, next));
			i = next;
			if (i === this.marks.length * EVERY) this.marks.push({ i, room });
		}
		this.at = { i, room };
		return room;
	}
}
