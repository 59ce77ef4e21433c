// peer-ws.mjs - the floor for chat.mjs: a relay that parses JSON, acknowledges, and sends to everybody in the room.
// It stores nothing, orders nothing and forgets at once.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const web = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../web/package.json');
const { WebSocketServer } = createRequire(web)('ws');

const rooms = new Map();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('listening', () => console.log(`listening on ws://127.0.0.1:${server.address().port}`));
server.on('connection', (ws) => {
	let room;
	let s = 0;
	ws.on('message', (data) => {
		const m = JSON.parse(data);
		if (m.t === 'hello') {
			room = rooms.get(m.room) ?? new Set();
			rooms.set(m.room, room.add(ws));
			return;
		}
		s++;
		ws.send(JSON.stringify({ t: 'ack', id: m.id, s }));
		const text = JSON.stringify({ t: 'ev', es: [{ s, ts: Date.now(), k: m.k, b: m.b }] });
		for (const other of room) other.send(text);
	});
	ws.on('close', () => room?.delete(ws));
});
process.once('SIGTERM', () => process.exit(0));
