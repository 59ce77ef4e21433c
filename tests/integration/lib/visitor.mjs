// A person on another machine: talks to the server named on the command line and prints what it found, as JSON.
//   node visitor.mjs HTTPS_URL START_KEY
import { createRequire } from "node:module";
import https from "node:https";

const { WebSocket } = createRequire(new URL("../../../web/package.json", import.meta.url))("ws");
const [base, key] = process.argv.slice(2);

function http(method, path, body, headers = {}) {
	return new Promise((resolve, reject) => {
		const sent = https.request(new URL(path, base), { method, timeout: 10_000,
			headers: { Origin: base, ...(body ? { "Content-Type": "application/json" } : {}), ...headers } }, (answer) => {
			let text = "";
			answer.on("data", (chunk) => { text += chunk; });
			answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
		});
		sent.on("error", reject);
		sent.end(body ? JSON.stringify(body) : undefined);
	});
}

function firstMessage(cookie, origin, room) {
	return new Promise((resolve) => {
		const ws = new WebSocket(`${base.replace("https", "wss")}/ws`, "viva.v1", { origin, headers: { Cookie: cookie } });
		ws.on("open", () => ws.send(JSON.stringify({ t: "hello", room, cid: "far", last: 0 })));
		ws.on("message", (data) => { resolve(JSON.parse(data).t); ws.terminate(); });
		ws.on("unexpected-response", (_, answer) => { resolve(answer.statusCode); ws.terminate(); });
		ws.on("error", () => resolve("error"));
	});
}

const page = await http("GET", "/");
const without = await http("POST", "/api/rooms", { title: "Far", name: "Lena", minutes: [] });
const wrong = await http("POST", "/api/rooms", { title: "Far", name: "Lena", minutes: [], start_key: "guess" });
const made = await http("POST", "/api/rooms", { title: "Far", name: "Lena", minutes: [], start_key: key });
const cookie = made.headers["set-cookie"]?.[0] ?? "";
const { room, links } = JSON.parse(made.text);
console.log(JSON.stringify({
	page: page.status, hsts: page.headers["strict-transport-security"] ?? null,
	without: without.status, wrong: wrong.status, made: made.status, cookie, link: links?.candidate ?? null,
	welcome: await firstMessage(cookie.split(";")[0], base, room),
	foreign: await firstMessage(cookie.split(";")[0], "https://evil.example", room),
	metrics: (await http("GET", "/metrics")).status,
}));
