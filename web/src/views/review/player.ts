// The clock of a recording: where it stands, whether it runs, how fast. Everything shown hangs on `at`.
import { computed, signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { Replay, fold } from "../../state";
import type { Docs, Room } from "../../state";
import type { Log } from "./log";
import { RoomReplay } from "./replay";
import type { Timeline } from "./timeline";
import { msOf, pastIdle, seqAt, timelineOf } from "./timeline";

export const SPEEDS: readonly number[] = [0.5, 1, 2, 4, 8, 16, 32];
/** Changed lines are those of the last few seconds of typing. */
const FRESH_MS = 4000;

export class Player {
	readonly at = signal(0);
	readonly playing = signal(false);
	readonly speed = signal(1);
	readonly skipIdle = signal(true);
	readonly line: Timeline;
	/** The room as it ended up: names, roles and titles for every moment. */
	readonly last: Room;
	readonly s: ReadonlySignal<number>;
	readonly room: ReadonlySignal<Room>;
	readonly docs: ReadonlySignal<Docs>;
	readonly before: ReadonlySignal<Docs>;
	private frame = 0;
	private told = 0;

	constructor(readonly log: Log, from: number | null) {
		const { events } = log;
		this.last = fold(events);
		this.line = timelineOf(events, this.last);
		const rooms = new RoomReplay(events);
		const docs = new Replay(events);
		const older = new Replay(events);
		this.s = computed(() => seqAt(events, this.line, this.at.value));
		const sBefore = computed(() => seqAt(events, this.line, Math.min(this.at.value, this.line.length - 1) - FRESH_MS));
		this.room = computed(() => rooms.seek(this.s.value));
		this.docs = computed(() => docs.seek(this.s.value));
		this.before = computed(() => older.seek(Math.max(0, sBefore.value)));
		if (from !== null) this.seekTo(from);
	}

	/** ms since the start of an event, or of a moment of the server's clock. */
	ms(of: { ts: number }): number {
		return Math.min(this.line.length, Math.max(0, of.ts - this.line.start));
	}

	seek(ms: number): void {
		this.at.value = Math.min(this.line.length, Math.max(0, ms));
	}

	/** To the event with this sequence. */
	seekTo(s: number): void {
		const ms = msOf(this.log.events, this.line, s);
		if (ms !== null) this.seek(ms);
	}

	next(): void {
		this.toStop(this.line.stops.find((s) => (msOf(this.log.events, this.line, s) ?? 0) > this.at.value));
	}

	previous(): void {
		this.toStop(this.line.stops.findLast((s) => (msOf(this.log.events, this.line, s) ?? 0) < this.at.value));
	}

	play(): void {
		if (this.playing.value) return this.pause();
		if (this.at.value >= this.line.length) this.at.value = 0;
		this.playing.value = true;
		this.told = performance.now();
		this.frame = requestAnimationFrame(this.tick);
	}

	pause(): void {
		this.playing.value = false;
		cancelAnimationFrame(this.frame);
	}

	private toStop(s: number | undefined): void {
		if (s !== undefined) this.seekTo(s);
	}

	private readonly tick = (now: number): void => {
		const to = this.at.value + (now - this.told) * this.speed.value;
		this.told = now;
		this.seek(this.skipIdle.value ? pastIdle(this.line, to) : to);
		if (this.at.value >= this.line.length) return this.pause();
		this.frame = requestAnimationFrame(this.tick);
	};
}
