// The only place that opens a WebSocket. It connects, beats, and connects again with full jitter; what
// the frames mean is the session's business (state/session.ts).
import { decode, type ClientMessage, type ServerMessage } from "../protocol";

export interface SocketEvents {
	open(): void;
	message(m: ServerMessage): void;
	closed(code: number): void;
}

const FIRST_MS = 250;
const MOST_MS = 15_000;
const GRACE_MS = 10_000;

/** Full jitter: a time up to a ceiling that doubles with each attempt. */
export function backoff(attempt: number, random: number): number {
	const ceiling = Math.min(MOST_MS, FIRST_MS * 2 ** attempt);
	return Math.max(FIRST_MS, ceiling * random);
}

export class Socket {
	private ws: WebSocket | null = null;
	private attempt = 0;
	private timer = 0;
	private beat = 0;
	private grace = 0;
	private stopped = false;

	constructor(private readonly on: SocketEvents) {}

	/** Connects now; a connection that is there is dropped for the new one. */
	connect(): void {
		if (this.stopped) return;
		this.drop();
		const ws = new WebSocket(address(), "viva.v1");
		this.ws = ws;
		ws.onopen = () => this.on.open();
		ws.onmessage = (e: MessageEvent<unknown>) => this.receive(e.data);
		ws.onclose = (e) => this.lost(e.code);
	}

	send(m: ClientMessage): void {
		if (this.ws?.readyState === WebSocket.OPEN) this.ws.send(JSON.stringify(m));
	}

	/** A welcome came: the line is good, and it shall be kept warm. */
	heartbeat(seconds: number): void {
		this.attempt = 0;
		clearInterval(this.beat);
		this.beat = window.setInterval(() => this.ping(), Math.max(1, seconds * 0.8) * 1000);
	}

	/** For good. */
	stop(): void {
		this.stopped = true;
		this.drop();
	}

	private ping(): void {
		this.send({ t: "ping" });
		if (this.grace === 0) this.grace = window.setTimeout(() => this.again(4000), GRACE_MS);
	}

	private receive(data: unknown): void {
		// Any frame shows that the line lives.
		clearTimeout(this.grace);
		this.grace = 0;
		if (typeof data !== "string") return;
		try {
			this.on.message(decode(data));
		} catch (e) {
			console.error("a message of the server was not understood", e);
			this.again(4510);
		}
	}

	private again(code: number): void {
		this.drop();
		this.lost(code);
	}

	private lost(code: number): void {
		this.drop();
		this.on.closed(code);
		if (this.stopped) return;
		this.timer = window.setTimeout(() => this.connect(), backoff(this.attempt++, Math.random()));
	}

	private drop(): void {
		clearTimeout(this.timer);
		clearInterval(this.beat);
		clearTimeout(this.grace);
		this.grace = 0;
		const ws = this.ws;
		this.ws = null;
		if (ws === null) return;
		ws.onopen = ws.onmessage = ws.onclose = null;
		ws.close();
	}
}

function address(): string {
	return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
}
