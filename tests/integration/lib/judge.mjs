// A judge as the server sees one: it speaks the protocol and says what the test tells it to say.
import { connect } from "node:net";
import { once } from "node:events";
import path from "node:path";
import { late } from "./server.mjs";

export class Judge {
	static async open(server, { name = "test", slots = 1, packages = { subarraysumk: "any" } } = {}) {
		const judge = new Judge();
		judge.socket = connect(path.join(server.data, "judge.sock"));
		judge.messages = [];
		judge.waiting = new Set();
		let rest = Buffer.alloc(0);
		judge.socket.on("error", () => {});
		judge.closed = once(judge.socket, "close");
		judge.socket.on("data", (chunk) => {
			rest = Buffer.concat([rest, chunk]);
			while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32LE(0)) {
				const size = rest.readUInt32LE(0);
				judge.messages.push(JSON.parse(rest.subarray(4, 4 + size)));
				rest = rest.subarray(4 + size);
			}
			for (const check of judge.waiting)
				check();
		});
		judge.send({ t: "hello", v: 1, name, tier: "C", slots, packages });
		await judge.message((m) => m.t === "hello");
		return judge;
	}

	send(message) {
		const text = Buffer.from(JSON.stringify(message));
		const head = Buffer.alloc(4);
		head.writeUInt32LE(text.length);
		this.socket.write(Buffer.concat([head, text]));
	}

	message(test, from = 0) {
		let check;
		const found = new Promise((resolve) => {
			check = () => {
				const m = this.messages.slice(from).find(test);
				if (m)
					resolve(m);
			};
			this.waiting.add(check);
			check();
		});
		return Promise.race([found, late(`the server to tell the judge ${test}`)]).finally(() => this.waiting.delete(check));
	}

	job(from = 0) {
		return this.message((m) => m.t === "job", from);
	}

	progress({ job, attempt }, b) {
		this.send({ t: "progress", job, attempt, b });
	}

	done({ job, attempt }, result) {
		this.send({ t: "done", job, attempt, result });
	}

	close() {
		this.socket.destroy();
		return this.closed;
	}
}
