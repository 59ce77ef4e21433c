// A line between browsers and a server that can be cut and mended: TCP, so that a WebSocket really dies.
import { connect, createServer } from "node:net";

export class Line {
	static async open() {
		const line = new Line();
		line.sockets = new Set();
		line.isCut = false;
		line.listener = createServer((near) => line.#carry(near));
		await new Promise((done) => line.listener.listen(0, "127.0.0.1", done));
		line.port = line.listener.address().port;
		return line;
	}

	to(port) {
		this.target = port;
	}

	#carry(near) {
		if (this.isCut)
			return near.resetAndDestroy();
		const far = connect(this.target, "127.0.0.1");
		for (const [from, to] of [[near, far], [far, near]]) {
			this.sockets.add(from);
			from.on("error", () => {});
			from.on("close", () => { this.sockets.delete(from); to.destroy(); });
			from.pipe(to);
		}
	}

	/** Every connection is reset now, and every new one as it comes. */
	cut() {
		this.isCut = true;
		for (const socket of this.sockets)
			socket.resetAndDestroy();
	}

	mend() {
		this.isCut = false;
	}

	close() {
		this.cut();
		this.listener.close();
	}
}
