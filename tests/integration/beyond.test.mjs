// Beyond one laptop: the server with a certificate of its own, visited from another network namespace, which is
// another machine as far as addresses go.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Server, temporary } from "./lib/server.mjs";

const visitor = fileURLToPath(new URL("lib/visitor.mjs", import.meta.url));
const ip = (...words) => execFileSync("ip", words, { stdio: ["ignore", "pipe", "pipe"] });
// Addresses for documentation (RFC 5737): nobody's.
const HERE = "198.51.100.1";
const THERE = "198.51.100.2";
const space = `viva-${process.pid}`;
const cable = `v${process.pid}`;
const isRoot = process.getuid() === 0;
let home;

before(() => {
	home = temporary();
	execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
		"-subj", "/CN=viva test", "-addext", `subjectAltName=IP:${HERE}`, "-keyout", path.join(home, "key.pem"),
		"-out", path.join(home, "cert.pem")], { stdio: "ignore" });
	if (!isRoot)
		return;
	ip("netns", "add", space);
	ip("link", "add", `${cable}a`, "type", "veth", "peer", "name", `${cable}b`, "netns", space);
	ip("addr", "add", `${HERE}/30`, "dev", `${cable}a`);
	ip("link", "set", `${cable}a`, "up");
	ip("-n", space, "addr", "add", `${THERE}/30`, "dev", `${cable}b`);
	ip("-n", space, "link", "set", `${cable}b`, "up");
});
after(() => {
	if (isRoot) {
		ip("link", "del", `${cable}a`);
		ip("netns", "del", space);
	}
	rmSync(home, { recursive: true, force: true });
});

const tls = () => ["--tls-cert", path.join(home, "cert.pem"), "--tls-key", path.join(home, "key.pem")];
const port = 20_000 + (process.pid % 20_000);

test("another machine reaches the server by https with the start key, and only so", { skip: !isRoot && "needs root for a network namespace" }, async () => {
	const server = await Server.start({ catalog: false, port,
		flags: ["--bind", HERE, "--port", String(port), "--public-url", `https://${HERE}:${port}`, ...tls()] });
	try {
		const key = /start key\W+(\S+)/i.exec(server.stdout + server.stderr)?.[1];
		assert.ok(key, `the start key is printed: ${server.stdout} ${server.stderr}`);
		const { stdout } = await promisify(execFile)("ip", ["netns", "exec", space, process.execPath, visitor,
			`https://${HERE}:${port}`, key], { env: { ...process.env, NODE_EXTRA_CA_CERTS: path.join(home, "cert.pem") } });
		const seen = JSON.parse(stdout);
		assert.equal(seen.page, 200);
		assert.match(seen.hsts, /max-age/);
		assert.equal(seen.without, 403);
		assert.equal(seen.wrong, 403);
		assert.equal(seen.made, 200);
		assert.match(seen.cookie, /^__Host-viva=[a-z2-7]{32};/);
		for (const word of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"])
			assert.ok(seen.cookie.includes(word), `${word} in ${seen.cookie}`);
		assert.ok(seen.link.startsWith(`https://${HERE}:${port}/join#`));
		assert.equal(seen.welcome, "welcome");
		assert.equal(seen.foreign, 403);
		assert.notEqual(seen.metrics, 200);
	} finally {
		await server.close();
	}
});

test("beyond loopback, plain http is refused at start unless it is asked for", async () => {
	for (const flags of [["--bind", "0.0.0.0"], ["--bind", "0.0.0.0", "--public-url", "http://viva.example"]])
		await assert.rejects(Server.start({ catalog: false, flags }), /--insecure-lan|https/);
	const server = await Server.start({ catalog: false, flags: ["--bind", "0.0.0.0", "--insecure-lan",
		"--public-url", "http://viva.example:8080"] });
	try {
		const about = await server.http("GET", "/api/about");
		assert.equal(about.json.media, false);
		assert.equal(about.json.start_key, true);
		assert.match(about.json.banner, /\S/);
	} finally {
		await server.close();
	}
});
