// The shell around the pure session: runs its effects, feeds it what happens. One per open room.
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { SavedDoc } from "../editor/entry";
import { DocStore } from "../editor/store";
import { event, freshId, type ClientMessage, type Do, type RequestKind, type Requests, type RoomEvent } from "../protocol";
import { held, newSession, update, type Effect, type Input, type Session } from "../state";
import { takeTicket } from "../tickets";
import { load, store, type Aside } from "./keep";
import { Socket } from "./socket";

export interface LiveHooks {
	/** One page of the room's log, for documents that are behind. */
	log(after: number): Promise<{ es: readonly unknown[]; more: boolean }>;
	/** The scorecard may read differently now. */
	scorecard(): void;
	/** Something to tell in passing. */
	tell(words: string): void;
}

export class Live {
	private readonly state: Signal<Session>;
	/** Grows whenever the set of documents or what is held changes. */
	readonly docsTick = signal(0);
	readonly asides: Signal<readonly Aside[]>;
	readonly docs: DocStore;
	private readonly socket: Socket;
	private readonly ends: (() => void)[] = [];
	private keepTimer = 0;
	private ahead: number | null = null;

	constructor(private readonly room: string, private readonly on: LiveHooks) {
		const kept = load(room);
		this.state = signal(newSession(room, kept.cid, takeTicket(room) ?? null, kept.outbox));
		this.asides = signal(kept.asides);
		this.docs = new DocStore(this.docHooks(), kept.docs);
		this.socket = new Socket({
			open: () => this.input({ i: "open" }),
			message: (m) => this.input({ i: "message", m }),
			closed: (code) => this.input({ i: "closed", code }),
		});
	}

	get session(): ReadonlySignal<Session> {
		return this.state;
	}

	/** What the server's clock is ahead of mine, in ms, as far as fresh events tell. */
	get skew(): number {
		return this.ahead ?? 0;
	}

	start(): void {
		this.listen(window, "online", () => this.input({ i: "network", on: true }));
		this.listen(window, "offline", () => this.input({ i: "network", on: false }));
		this.listen(window, "pagehide", () => this.keep());
		this.listen(document, "visibilitychange", () => this.keep());
		this.listen(window, "beforeunload", (e) => {
			if (!this.keep() && held(this.state.value) > 0) e.preventDefault();
		});
		this.socket.connect();
	}

	stop(): void {
		this.keep();
		clearTimeout(this.keepTimer);
		for (const end of this.ends) end();
		this.socket.stop();
	}

	/** A request. It is held until it is saved; the id is its own. */
	do<K extends RequestKind>(k: K, b: Requests[K]): string {
		const id = freshId();
		this.input({ i: "do", q: { id, k, b } as Do });
		return id;
	}

	eph(m: Extract<ClientMessage, { t: "eph" }>): void {
		this.input({ i: "eph", m });
	}

	older(): void {
		this.input({ i: "older", id: freshId() });
	}

	dismiss(id: string): void {
		this.input({ i: "dismiss", id });
	}

	input(input: Input): void {
		const [next, effects] = update(this.state.value, input);
		this.state.value = next;
		for (const e of effects) this.run(e);
	}

	putAside(asides: readonly Aside[]): void {
		this.asides.value = asides;
		this.keepSoon();
	}

	private run(e: Effect): void {
		switch (e.e) {
			case "send": return this.socket.send(e.m);
			case "reconnect": return this.socket.connect();
			case "stop": return this.socket.stop();
			case "heartbeat": return this.socket.heartbeat(e.seconds);
			case "keep": return void this.keepSoon();
			case "retry": return void setTimeout(() => this.input({ i: "retry" }), e.ms);
			case "snapshot": return this.docs.snapshot(e.docs, e.head);
			case "events": return this.events(e.es);
			case "edit-ack": return;
			case "edit-nack": return this.docs.nack(e.doc, e.id, e.code, e.head, e.message);
			case "scorecard": return this.on.scorecard();
		}
	}

	private events(es: readonly RoomEvent[]): void {
		const ahead = (es[es.length - 1]?.ts ?? 0) - Date.now();
		this.ahead = Math.max(this.ahead ?? ahead, ahead);
		this.docs.events(es);
	}

	private docHooks() {
		return {
			push: (b: Requests["edit"]) => this.do("edit", b),
			changed: () => {
				this.docsTick.value += 1;
				this.input({ i: "edits", n: this.docs.held() });
			},
			refused: (why: string) => this.on.tell(why),
			aside: (doc: string, text: string, why: string) => this.putAside([...this.asides.value, { doc, text, why }]),
			log: (since: number) => this.tail(since),
			resync: () => this.input({ i: "resync" }),
			later: (run: () => void, ms: number) => void setTimeout(run, ms),
		};
	}

	private async tail(since: number): Promise<readonly RoomEvent[]> {
		const es: RoomEvent[] = [];
		for (;;) {
			const page = await this.on.log(es[es.length - 1]?.s ?? since);
			es.push(...page.es.map((e, i) => event(e, `es[${i}]`)));
			if (!page.more || page.es.length === 0) return es;
		}
	}

	private keepSoon(): void {
		if (this.keepTimer !== 0) return;
		this.keepTimer = window.setTimeout(() => {
			this.keepTimer = 0;
			this.keep();
		}, 200);
	}

	/** Writes down what a reload must find again. */
	private keep(): boolean {
		const { cid, outbox } = this.state.value;
		const docs: readonly SavedDoc[] = this.docs.saved();
		const waiting = outbox.filter((h) => h.s === null).map((h) => h.q);
		return store(this.room, { cid, outbox: waiting, docs, asides: this.asides.value });
	}

	private listen<E extends Event>(on: EventTarget, name: string, run: (e: E) => void): void {
		const heard = run as EventListener;
		on.addEventListener(name, heard);
		this.ends.push(() => on.removeEventListener(name, heard));
	}
}
