// A guest with a cookie, and a seat: one connection of viva.v1 that checks what every client relies on.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { late } from "./server.mjs";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
export const WebSocket = require("ws");

let counter = 0;
export const unique = (prefix) => `${prefix}${process.pid.toString(36)}-${(counter++).toString(36)}`;

export class Guest {
	constructor(server) {
		this.server = server;
		this.cookie = undefined;
		this.received = ""; // every byte that the server told this person
	}

	static async named(server, name) {
		const guest = new Guest(server);
		const made = await guest.api("POST", "/api/me", { name });
		assert.equal(made.status, 200, made.text);
		guest.id = made.json.guest.id;
		guest.recovery = made.json.recovery;
		return guest;
	}

	async api(method, target, body, headers) {
		const answer = await this.server.http(method, target, { body, cookie: this.cookie, headers });
		const set = answer.headers["set-cookie"]?.[0];
		if (set)
			this.cookie = set.split(";")[0];
		this.received += answer.text;
		return answer;
	}

	/** The same, where it has to work. */
	async ok(method, target, body) {
		const answer = await this.api(method, target, body);
		assert.equal(answer.status, 200, `${method} ${target}: ${answer.text}`);
		return answer.json;
	}

	seat(room, options = {}) {
		return Seat.open(this, room, options);
	}
}

export class Seat {
	/** options: ticket, cid, epoch, last, welcome (false: do not wait for it). */
	static async open(guest, room, options = {}) {
		const seat = new Seat(guest, room, options);
		await seat.#connect();
		return seat;
	}

	constructor(guest, room, options) {
		Object.assign(this, { guest, room, options });
		this.cid = options.cid ?? unique("tab-");
		this.epoch = options.epoch;
		this.last = options.last ?? 0;
		this.events = []; // every event seen, in order, across reconnections
		this.messages = [];
		this.waiting = new Set();
		this.pending = new Map();
	}

	async #connect() {
		const { server } = this.guest;
		this.socket = new WebSocket(`${server.url.replace("http", "ws")}/ws`, "viva.v1", {
			origin: server.origin, headers: this.guest.cookie ? { Cookie: this.guest.cookie } : {},
		});
		this.closed = new Promise((resolve) => this.socket.on("close", (code, reason) => {
			resolve({ code, reason: String(reason) });
			this.#wake();
		}));
		this.socket.on("error", () => {});
		this.socket.on("message", (data) => this.#take(String(data)));
		this.socket.on("open", () => {
			if (this.options.hello !== false)
				this.send({ t: "hello", room: this.room, cid: this.cid, last: this.last,
					...(this.epoch ? { epoch: this.epoch } : {}),
					...(this.options.ticket ? { ticket: this.options.ticket } : {}) });
		});
		if (this.options.welcome === false)
			return;
		const from = this.messages.length;
		this.welcome = await this.message((m) => m.t === "welcome", from);
		this.epoch = this.welcome.epoch;
		if (this.welcome.mode === "snapshot")
			await this.message((m) => m.t === "snap", from);
	}

	/** Drops the line without a goodbye and comes back where it was. */
	async reconnect() {
		this.drop();
		await this.closed;
		this.options = { ...this.options, ticket: undefined };
		await this.#connect();
	}

	drop() {
		this.socket.terminate();
	}

	async close() {
		this.socket.close();
		return this.closed;
	}

	#take(text) {
		this.guest.received += text;
		const m = JSON.parse(text);
		this.messages.push(m);
		if (m.t === "snap") {
			this.snap = m;
			this.events = [...m.es];
			this.last = m.head;
		}
		if (m.t === "ev")
			for (const e of m.es)
				this.#event(e);
		if (m.t === "ack" || m.t === "nack") {
			this.pending.get(m.id)?.(m);
			this.pending.delete(m.id);
		}
		this.#wake();
	}

	#event(e) {
		// Dense for this recipient: nothing is missing between two events, nothing comes twice.
		assert.equal(e.p, this.last, `event ${e.s} follows ${e.p}, but ${this.last} was the last one seen`);
		assert.ok(e.s > this.last);
		this.last = e.s;
		this.events.push(e);
	}

	/** Now, and again when whoever awaited an answer has acted on it. */
	#wake() {
		const all = () => this.waiting.forEach((check) => check());
		all();
		setImmediate(all);
	}

	send(message) {
		this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
	}

	/** One request; its ack or nack. */
	do(k, b, id = unique("r")) {
		const answer = new Promise((resolve) => this.pending.set(id, resolve));
		this.send({ t: "do", id, k, b });
		return Promise.race([answer, this.closed.then((c) => ({ t: "closed", ...c })), late(`an answer to ${k}`)]);
	}

	async ack(k, b, id) {
		const answer = await this.do(k, b, id);
		assert.equal(answer.t, "ack", `${k}: ${JSON.stringify(answer)}`);
		return answer.s;
	}

	async nack(code, k, b, id) {
		const answer = await this.do(k, b, id);
		assert.equal(answer.t, "nack", `${k}: ${JSON.stringify(answer)}`);
		assert.equal(answer.code, code, answer.message);
		assert.ok(answer.message.length > 10, "a message for people");
		return answer;
	}

	/** Waits until test() gives something; asks again after each message. */
	until(test, what, ms) {
		let check;
		const found = new Promise((resolve, reject) => {
			check = () => {
				try {
					const value = test();
					if (value !== undefined && value !== false)
						resolve(value);
				} catch (error) {
					reject(error);
				}
			};
			this.waiting.add(check);
			check();
		});
		return Promise.race([found, late(what, ms)]).finally(() => this.waiting.delete(check));
	}

	message(test, from = 0) {
		return this.until(() => {
			const found = this.messages.slice(from).find(test);
			if (!found && this.socket.readyState === WebSocket.CLOSED)
				throw new Error("closed before the message came");
			return found;
		}, `a message ${test}`);
	}

	event(test) {
		return this.until(() => this.events.find(test), `an event ${test}`);
	}

	/** Until event s has come. */
	caughtUp(s) {
		return this.until(() => this.last >= s, `event ${s}`);
	}
}

const secretOf = (link) => /#([a-z2-7]{16})\.([a-z2-7]+)$/.exec(link)[2];

/** Somebody comes by a link. */
export async function joinBy(server, link, room, name) {
	const guest = new Guest(server);
	const joined = await guest.ok("POST", "/api/links/join", { room, secret: secretOf(link), name });
	guest.id = (await guest.ok("GET", "/api/me")).guest.id;
	return { guest, ticket: joined.ticket, joined };
}

/** Alice interviews Bob; `observer: true` adds Olga. */
export async function interview(server, { observer = false } = {}) {
	const alice = await Guest.named(server, "Alice");
	const made = await alice.ok("POST", "/api/rooms", { title: "Mock", name: "Alice",
		minutes: [{ name: "Introduction", minutes: 5 }, { name: "Problem", minutes: 30 }] });
	const { room, links } = made;
	const a = await alice.seat(room, { ticket: made.ticket });
	const come = async (link, name) => {
		const { guest, ticket } = await joinBy(server, link, room, name);
		return guest.seat(room, { ticket });
	};
	const b = await come(links.candidate, "Bob");
	const o = observer ? await come(links.observer, "Olga") : undefined;
	return { room, links, a, b, o };
}
