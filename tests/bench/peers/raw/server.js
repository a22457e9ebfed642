// Passes bytes on to everybody else in the room: no CRDT, no storage. What a sync server adds is measured against this.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';

const { PORT, DATA_DIR } = process.env;
const rooms = new Map();

function enter(name) {
	let room = rooms.get(name);
	if (room === undefined) {
		// A ready message in the folder is said first: the price of a cold open on the wire alone.
		const ready = join(DATA_DIR, `${name}.bin`);
		room = { sockets: new Set(), first: existsSync(ready) ? readFileSync(ready) : null };
		rooms.set(name, room);
	}
	return room;
}

const server = new WebSocketServer({ port: Number(PORT), host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => {
	const name = request.url.slice(1);
	const room = enter(name);
	room.sockets.add(socket);
	if (room.first !== null) {
		socket.send(room.first);
	}
	socket.on('error', () => socket.terminate());
	socket.on('message', (message) => {
		for (const other of room.sockets) {
			if (other !== socket) {
				other.send(message);
			}
		}
	});
	socket.on('close', () => {
		room.sockets.delete(socket);
		if (room.sockets.size === 0) {
			rooms.delete(name);
		}
	});
});
process.on('SIGTERM', () => process.exit(0));
