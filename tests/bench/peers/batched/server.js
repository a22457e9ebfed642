// A relay that frames each message once and writes once per socket and turn of the event loop: what system calls allow.
import { WebSocketServer } from 'ws';

const rooms = new Map();

/** Header of an unmasked binary frame (RFC 6455, 5.2). */
function headOf(length) {
	if (length < 126) {
		return Buffer.from([0x82, length]);
	}
	const head = Buffer.alloc(length < 65_536 ? 4 : 10);
	head[0] = 0x82;
	if (length < 65_536) {
		head[1] = 126;
		head.writeUInt16BE(length, 2);
	} else {
		head[1] = 127;
		head.writeUInt32BE(length, 6);
	}
	return head;
}

function flush(room) {
	const bytes = Buffer.concat(room.waiting);
	room.waiting = [];
	for (const stream of room.streams) {
		stream.write(bytes);
	}
}

const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => {
	const name = request.url;
	const room = rooms.get(name) ?? { streams: new Set(), waiting: [] };
	rooms.set(name, room);
	const stream = socket._socket;
	room.streams.add(stream);
	socket.on('error', () => socket.terminate());
	socket.on('message', (message) => {
		if (room.waiting.length === 0) {
			setImmediate(flush, room);
		}
		room.waiting.push(headOf(message.length), message);
	});
	socket.on('close', () => {
		room.streams.delete(stream);
		if (room.streams.size === 0) {
			rooms.delete(name);
		}
	});
});
process.on('SIGTERM', () => process.exit(0));
