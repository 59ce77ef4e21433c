// A member of a room over the wire: viva.v1 with a cookie, each request answered before the next goes out.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const WebSocket = require("ws");

export class Member {
	events = [];
	waiting = new Map();
	watchers = new Set();
	n = 0;

	/** Opens and says hello; resolves when welcomed. */
	static async enter(base, room, cookie, ticket) {
		const m = new Member();
		m.ws = new WebSocket(`${base.replace(/^http/, "ws")}/ws`, "viva.v1", { origin: base, headers: { cookie } });
		await new Promise((done, fail) => {
			m.ws.on("open", done);
			m.ws.on("error", fail);
		});
		m.ws.on("message", (data) => m.take(JSON.parse(String(data))));
		m.ws.on("close", (code) => m.closed(code));
		m.ws.send(JSON.stringify({ t: "hello", room, cid: `wire${Math.random().toString(36).slice(2, 10)}`, ...(ticket ? { ticket } : {}) }));
		await m.until(() => m.welcome !== undefined);
		m.beat = setInterval(() => m.ws.send('{"t":"ping"}'), (m.welcome.heartbeat_s * 1000) / 2);
		return m;
	}

	take(m) {
		if (m.t === "welcome") this.welcome = m;
		if (m.t === "snap" || m.t === "ev") this.events.push(...m.es);
		const w = this.waiting.get(m.id);
		if (w && m.t === "ack") w.done(m.s);
		if (w && m.t === "nack") w.fail(new Error(`${w.k}: ${m.code} ${m.message}`));
		for (const look of [...this.watchers]) look();
	}

	closed(code) {
		this.gone = code;
		clearInterval(this.beat);
		for (const w of this.waiting.values()) w.fail(new Error(`closed ${code}`));
		for (const look of [...this.watchers]) look();
	}

	/** A request; its sequence once it is saved. */
	do(k, b) {
		if (this.gone !== undefined) return Promise.reject(new Error(`${k}: closed ${this.gone} before`));
		const id = `m${++this.n}`;
		return new Promise((done, fail) => {
			this.waiting.set(id, { k, done, fail });
			this.ws.send(JSON.stringify({ t: "do", id, k, b }));
		}).finally(() => this.waiting.delete(id));
	}

	/** Until something is so, looked at after each message. */
	until(so, ms = 20_000) {
		return new Promise((done, fail) => {
			const timer = setTimeout(() => end(fail, new Error(`waited ${ms} ms for ${so}`)), ms);
			const end = (how, what) => {
				clearTimeout(timer);
				this.watchers.delete(look);
				how(what);
			};
			const look = () => {
				const got = so();
				if (got) end(done, got);
				else if (this.gone !== undefined) end(fail, new Error(`closed ${this.gone}`));
			};
			this.watchers.add(look);
			look();
		});
	}

	doc(name) {
		const open = this.events.flatMap((e) => (e.k === "reveal" ? e.b.docs : [])).find((d) => d.doc === name);
		const edits = this.events.filter((e) => e.k === "edit" && e.b.doc === name);
		return { text: open?.text ?? "", v: edits.reduce((v, e) => v + e.b.us.length, 0) };
	}

	close() {
		this.ws.close();
	}
}
