// What the documents need of the world, and what an editor on the page offers them.
import type { Transaction } from "@codemirror/state";
import type { Body, RoomEvent } from "../protocol";

export interface StoreHooks {
	/** Sends an edit and gives its request id. */
	push(b: Body<"edit">): string;
	/** Something changed: what is held, which documents there are. */
	changed(): void;
	refused(why: string): void;
	/** A text that could not be merged: kept for the person to copy. */
	aside(doc: string, text: string, why: string): void;
	/** The events after `since`, for a document that is behind. */
	log(since: number): Promise<readonly RoomEvent[]>;
	later(run: () => void, ms: number): void;
	/** A document is of no use any more: ask for a snapshot. */
	resync(): void;
}

export interface Attached {
	/** Transactions that made the new state; none when the state is another one altogether. */
	show(trs: readonly Transaction[]): void;
}
