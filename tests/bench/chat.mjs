// chat.mjs - what a chat message costs the server: CPU time of its process (all threads) per message accepted, at
// saturation and at low load, with and without idle connections; beside it, in the same run and from the same
// client, a relay of node's `ws` that parses JSON and stores nothing. Prints rows for tests/bench/run.sh.
//
//   node tests/bench/chat.mjs BUILD_DIR [--rooms 600] [--seconds 8] [--idle 4000]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const top = path.join(here, '../..');
const { WebSocket } = createRequire(path.join(top, 'web/package.json'))('ws');

const args = process.argv.slice(2);
const build = path.resolve(args[0] ?? path.join(top, 'build'));
const option = (name, otherwise) => {
	const at = args.indexOf(`--${name}`);
	return at < 0 ? otherwise : Number(args[at + 1]);
};
const ROOMS = option('rooms', 600);
const SECONDS = option('seconds', 8);
const IDLE = option('idle', 4000);
const HZ = 100; // sysconf(_SC_CLK_TCK) on Linux

function cpuSeconds(pid) {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
	return (Number(fields[11]) + Number(fields[12])) / HZ;
}

const residentKb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

function lineMatching(child, pattern) {
	return new Promise((resolve, reject) => {
		let text = '';
		const look = (chunk) => {
			text += chunk;
			const found = pattern.exec(text);
			if (found) resolve(found);
		};
		child.stdout.on('data', look);
		child.stderr.on('data', look);
		child.once('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
	});
}

async function startViva() {
	const data = mkdtempSync(path.join(tmpdir(), 'viva-bench-'));
	const child = spawn(path.join(build, 'viva-server'), [
		'--port', '0', '--data', data, '--web', path.join(top, 'web/dist'), '--log-level', 'error',
	]);
	const [, url] = await lineMatching(child, /listening on (http:\/\/[^\s"]+)/);
	child.stdout.resume();
	child.stderr.resume();
	return { child, url, stop: () => end(child).then(() => rmSync(data, { recursive: true })) };
}

async function startPeer() {
	const child = spawn(process.execPath, [path.join(here, 'peer-ws.mjs')]);
	const [, url] = await lineMatching(child, /listening on (\S+)/);
	return { child, url, stop: () => end(child) };
}

function end(child) {
	return new Promise((resolve) => {
		child.once('exit', resolve);
		child.kill('SIGTERM');
	});
}

async function post(url, route, body, cookie) {
	const headers = { 'content-type': 'application/json', origin: url };
	if (cookie) headers.cookie = cookie;
	const answer = await fetch(url + route, { method: 'POST', headers, body: JSON.stringify(body) });
	if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
	const set = answer.headers.get('set-cookie');
	return { json: await answer.json(), cookie: set ? set.split(';')[0] : cookie };
}

/** A socket that has been welcomed. */
function open(url, cookie, room, cid, ticket) {
	const ws = new WebSocket(`${url.replace('http', 'ws')}/ws`, 'viva.v1', { origin: url, headers: { cookie } });
	return new Promise((resolve, reject) => {
		ws.once('error', reject);
		ws.once('close', (code, why) => reject(new Error(`closed ${code} ${why}`)));
		ws.once('open', () => ws.send(JSON.stringify({ t: 'hello', room, cid, ticket, last: 0 })));
		ws.on('message', function first(data) {
			if (JSON.parse(data).t !== 'welcome') return;
			ws.off('message', first);
			ws.removeAllListeners('close');
			resolve(ws);
		});
	});
}

async function inBatches(n, size, make) {
	const all = [];
	for (let i = 0; i < n; i += size)
		all.push(...(await Promise.all(Array.from({ length: Math.min(size, n - i) }, (_, k) => make(i + k)))));
	return all;
}

async function vivaPair(url, i) {
	const maker = await post(url, '/api/rooms', { title: `bench ${i}`, name: 'Lena' });
	const [room, secret] = maker.json.links.candidate.split('#')[1].split('.');
	const joiner = await post(url, '/api/links/join', { room, secret, name: 'Arun' });
	return [
		await open(url, maker.cookie, room, 'a'),
		await open(url, joiner.cookie, room, 'b', joiner.json.ticket),
	];
}

async function vivaIdle(url, n) {
	const me = await post(url, '/api/me', { name: 'Idle' });
	const rooms = await inBatches(Math.ceil(n / 15), 16, (i) =>
		post(url, '/api/rooms', { title: `idle ${i}`, name: 'Idle' }, me.cookie).then((r) => r.json.room));
	return inBatches(n, 64, (i) => open(url, me.cookie, rooms[Math.floor(i / 15)], `c${i % 15}`));
}

const peerSocket = (url) =>
	new Promise((resolve, reject) => {
		const ws = new WebSocket(url);
		ws.once('open', () => resolve(ws));
		ws.once('error', reject);
	});

const peerPair = async (url, i) => {
	const pair = [await peerSocket(url), await peerSocket(url)];
	for (const ws of pair) ws.send(JSON.stringify({ t: 'hello', room: `r${i}` }));
	return pair;
};

let serial = 0; // ids are used once: a repeated one is answered from memory and measures nothing

/** Every socket says `perSecond` lines a second for a while; resolves with latencies of what was acknowledged. */
function load(pairs, perSecond, seconds) {
	const sockets = pairs.flat();
	const latencies = [];
	const sent = new Map();
	let refused = 0;
	const texts = 'I keep a running maximum and rescale the sum when it grows.';
	for (const ws of sockets)
		ws.on('message', (data) => {
			const m = JSON.parse(data);
			// A client that is late sends in bursts; the server may refuse some for speed.
			if (m.t === 'nack') refused += sent.delete(m.id) ? 1 : 0;
			if (m.t !== 'ack') return;
			latencies.push(performance.now() - sent.get(m.id));
			sent.delete(m.id);
		});
	const started = performance.now();
	let n = 0;
	return new Promise((resolve) => {
		// Sockets take their turns evenly over each second, so that no token bucket runs dry.
		const timer = setInterval(() => {
			const now = performance.now() - started;
			const due = Math.floor((Math.min(now, seconds * 1000) / 1000) * perSecond * sockets.length);
			for (; n < due; n++) {
				const id = `m${serial++}`;
				sent.set(id, performance.now());
				sockets[n % sockets.length].send(JSON.stringify({ t: 'do', id, k: 'chat', b: { text: texts } }));
			}
			if (now > seconds * 1000 && (sent.size === 0 || now > seconds * 1000 + 10000)) {
				clearInterval(timer);
				resolve({ latencies: latencies.sort((a, b) => a - b), seconds: now / 1000, lost: sent.size, refused });
			}
		}, 2);
	});
}

/** Events and commits of the store so far; a peer without a store has none. */
async function stored(server) {
	const answer = await fetch(`${server.url.replace('ws:', 'http:')}/metrics`).catch(() => null);
	const text = answer?.ok ? await answer.text() : '';
	const figure = (name) => Number(new RegExp(`^viva_store_${name}_total (\\d+)`, 'm').exec(text)?.[1] ?? 0);
	return { rows: figure('rows'), commits: figure('commits') };
}

async function measure(server, pairs, perSecond, seconds) {
	const was = await stored(server);
	const before = cpuSeconds(server.child.pid);
	const result = await load(pairs, perSecond, seconds);
	const is = await stored(server);
	const n = result.latencies.length;
	const at = (q) => result.latencies[Math.min(n - 1, Math.floor(n * q))];
	for (const ws of pairs.flat()) ws.removeAllListeners('message');
	return {
		batch: (is.rows - was.rows) / Math.max(1, is.commits - was.commits),
		us: ((cpuSeconds(server.child.pid) - before) / n) * 1e6,
		rate: n / result.seconds,
		p50: at(0.5),
		p99: at(0.99),
		lost: result.lost,
		refused: result.refused,
	};
}

const row = (name, figure, beside, target) => console.log(JSON.stringify({ name, figure, beside, target }));
const round = (x, digits = 1) => Number(x.toFixed(digits));

const viva = await startViva();
const pairs = await inBatches(ROOMS, 16, (i) => vivaPair(viva.url, i));
await measure(viva, pairs, 9, 3); // the file grows, caches fill: nobody's steady state
const low = await measure(viva, pairs.slice(0, 5), 5, SECONDS);
const busy = await measure(viva, pairs, 9, SECONDS);
const rss = residentKb(viva.child.pid);
const idle = await vivaIdle(viva.url, IDLE);
const grown = residentKb(viva.child.pid) - rss;
const withIdle = await measure(viva, pairs, 9, SECONDS);
for (const ws of [...pairs.flat(), ...idle]) ws.terminate();
await viva.stop();

const peer = await startPeer();
const peerPairs = await inBatches(ROOMS, 16, (i) => peerPair(peer.url, i));
const peerBusy = await measure(peer, peerPairs, 9, SECONDS);
for (const ws of peerPairs.flat()) ws.terminate();
await peer.stop();

row('CPU per chat message, saturated (us)', round(busy.us), `node ws ${round(peerBusy.us)}`, '<= 30');
row('  ratio to node ws + JSON (which stores nothing)', round(busy.us / peerBusy.us, 2), '', '');
row(`  the same with ${IDLE} idle connections, ratio`, round(withIdle.us / busy.us, 2), `${round(withIdle.us)} us`, '<= 1.15');
row('  the same at low load (50/s)', round(low.us), '', '');
row('  mean batch of a commit: saturated, with idle connections, low load', round(busy.batch), `${round(withIdle.batch)}, ${round(low.batch)}`, '>= 32');
row('durable acks per second over the wire', round(busy.rate, 0), `${pairs.length * 2} senders, with idle connections ${round(withIdle.rate, 0)}`, '');
row('ack latency at low load, p50 / p99 (ms)', round(low.p50, 2), round(low.p99, 2), '1 / 10');
row('memory per idle connection (KiB)', round(grown / IDLE, 2), '', '<= 6.5');
row('messages neither acknowledged nor refused', low.lost + busy.lost + withIdle.lost, `refused for speed: ${busy.refused + withIdle.refused}`, '0');
process.exit(0);
