// What one open room shares between its panes: the live session, what is chosen, what was fetched.
import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { api } from "../../api";
import { content, guide, type Content, type Guide, type RequestKind, type Requests, type Role } from "../../protocol";
import { Live } from "../../socket/live";
import type { Scorecard } from "../../scorecard-model";
import { codeDoc, roleIn, type Held, type Item, type Room, type Run, type Session } from "../../state";
import { notify } from "../../ui/toast";
import { Checks } from "./checks";
import { steady } from "./steady";

export type View = "question" | "code" | "chat" | "result";
export type Ask =
	| { what: "reveal"; item: string; step: "brief" | "statement" }
	| { what: "cite"; item: string; axis: string }
	| { what: "end" | "links" | "call" | "swap" | "sees" | "aside" | "kit" }
	| null;

/** What an interviewer reads about an item, revealed or not. */
export interface Sheet {
	readonly kind: string;
	readonly title: string;
	readonly brief: Content | null;
	readonly statement: Content | null;
	readonly guide: Guide | null;
}

const CARD_MS = 400;
const NONE = {};

export class Bench {
	readonly live: Live;
	readonly session: ReadonlySignal<Session>;
	readonly room: ReadonlySignal<Room>;
	/** The session without what changes at each keystroke, so that typing redraws nothing but the editor. */
	readonly seen: ReadonlySignal<Session>;
	readonly role: ReadonlySignal<Role>;
	readonly view: Signal<View> = signal("code");
	readonly side: Signal<"left" | "right"> = signal("left");
	readonly ask: Signal<Ask> = signal(null);
	/** The document in the editor, the item of the guide, the run in the results; null follows the room. */
	readonly pickedDoc: Signal<string | null> = signal(null);
	readonly pickedRun: Signal<string | null> = signal(null);
	readonly card: Signal<Scorecard | null> = signal(null);
	readonly sheets: Signal<Readonly<Record<string, Sheet | "failed">>> = signal({});
	readonly goTo: Signal<{ doc: string; line: number } | null> = signal(null);
	readonly checks: Checks = new Checks(this);
	/** Grows when the next problem of the editor's document is asked for. */
	readonly nextProblem: Signal<number> = signal(0);
	/** A run that waits for the last edits to be saved. */
	readonly wanted: Signal<Requests["run"] | null> = signal(null);
	readonly asides: Live["asides"];
	/** The last event of the log that stood in a visible chat. */
	readonly readUpTo: Signal<number> = signal(0);
	/** The run that this person asked to take back last. */
	cancelled: string | null = null;
	private cardTimer = 0;

	constructor(readonly id: string) {
		this.live = new Live(id, {
			log: (after) => api.log(id, after),
			scorecard: () => this.refreshCard(),
			tell: (words) => notify({ icon: "warn", title: "Not inserted", text: words }),
		});
		this.session = this.live.session;
		this.asides = this.live.asides;
		this.room = steady(() => this.session.value.room, ["head"]);
		this.seen = steady(() => this.quiet());
		this.role = computed(() => this.roleNow());
	}

	do<K extends RequestKind>(k: K, b: Requests[K]): string {
		return this.live.do(k, b);
	}

	/** The item that this person works on: an interviewer's choice, else what was revealed last. */
	readonly item: ReadonlySignal<string | null> = computed(() => {
		const { selected, order } = this.room.value;
		const latest = order[order.length - 1] ?? null;
		return this.role.value === "interviewer" ? (selected ?? latest) : latest;
	});

	readonly doc: ReadonlySignal<string> = computed(() => {
		void this.live.docsTick.value;
		const picked = this.pickedDoc.value;
		if (picked !== null && this.live.docs.get(picked) !== undefined) return picked;
		const { items, order } = this.room.value;
		const latest = items[order[order.length - 1] ?? ""];
		return latest?.docs[0]?.doc ?? "scratch";
	});

	readonly run: ReadonlySignal<Run | null> = computed(() => {
		const { runs } = this.room.value;
		return runs.find((r) => r.run === this.pickedRun.value) ?? runs[runs.length - 1] ?? null;
	});

	/** The item whose code the editor shows, when it can be run. */
	readonly runnable: ReadonlySignal<Item | null> = computed(() => {
		const doc = this.doc.value;
		return Object.values(this.room.value.items).find((i) => codeDoc(i) === doc) ?? null;
	});

	mayWrite(): boolean {
		return this.room.value.ended === null && this.role.value !== "observer";
	}

	/** The judge gets what is saved, so a run waits until the last keystroke is. */
	startRun(what: Run["what"], stdin?: string): void {
		if (this.runnable.value !== null) this.startRunOf(this.doc.value, what, stdin);
	}

	startRunOf(doc: string, what: Run["what"], stdin?: string): void {
		if (!this.mayWrite()) return;
		this.pickedRun.value = null;
		this.view.value = "result";
		this.wanted.value = { doc, what, ...(stdin === undefined ? {} : { stdin }) };
		this.live.docs.flush(doc);
	}

	/** Takes a run back. One that was over before is told as such by its verdict. */
	cancel(run: string): void {
		this.cancelled = run;
		this.do("cancel", { run });
	}

	private runWanted(): void {
		const run = this.wanted.value;
		void this.live.docsTick.value;
		if (run === null || this.live.docs.heldIn(run.doc) > 0) return;
		untracked(() => {
			this.wanted.value = null;
			this.do("run", run);
		});
	}

	start(): () => void {
		const ends = [effect(() => this.runWanted()), this.checks.watch()];
		this.live.start();
		return () => {
			for (const end of ends) end();
			this.live.stop();
		};
	}

	/** Fetches what an interviewer may read about an item; once, unless it failed. */
	loadSheet(item: string): void {
		const known = this.sheets.value[item];
		if (known !== undefined && known !== "failed") return;
		const put = (s: Sheet | "failed"): void => void (this.sheets.value = { ...this.sheets.value, [item]: s });
		api.item(this.id, item).then(
			(got) => put({
				kind: got.kind, title: got.title,
				brief: got.brief === null || got.brief === undefined ? null : content(got.brief, "brief"),
				statement: got.statement === null || got.statement === undefined ? null : content(got.statement, "statement"),
				guide: got.guide === null || got.guide === undefined ? null : guide(got.guide, "guide"),
			}),
		).catch(() => put("failed"));
	}

	private requests: readonly Held[] = [];

	private quiet(): Session {
		const s = this.session.value;
		const requests = s.outbox.filter((h) => h.q.k !== "edit");
		if (requests.length !== this.requests.length || requests.some((h, i) => h !== this.requests[i])) this.requests = requests;
		return { ...s, room: this.room.value, outbox: this.requests, edits: 0, last: 0, cursors: NONE };
	}

	private roleNow(): Role {
		const { me, room } = this.seen.value;
		const link = room.members[me.u]?.role;
		return link === undefined ? (room.kind === "practice" ? "learner" : "observer") : roleIn(link, room.part);
	}

	private refreshCard(): void {
		clearTimeout(this.cardTimer);
		const role = this.roleNow();
		// The scorecard names every point: a learner asks for it only once the answer is open.
		const open = role === "learner" && Object.values(this.session.peek().room.items).some((i) => i.guide !== null);
		if (role !== "interviewer" && !open) return;
		this.cardTimer = window.setTimeout(() => {
			// A failure leaves the older proposal in view; the next tick asks again.
			api.scorecard(this.id).then((c) => (this.card.value = c), () => undefined);
		}, CARD_MS);
	}
}

const Context = createContext<Bench | null>(null);
export const BenchProvider = Context.Provider;

export function useBench(): Bench {
	const bench = useContext(Context);
	if (bench === null) throw new Error("useBench outside of a room");
	return bench;
}
