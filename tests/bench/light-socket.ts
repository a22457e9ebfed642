import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { FrameReader } from './frame-reader.ts';

/** A WebSocket of the load client. */
export interface LightSocket {
	/** Sends one binary message. */
	send(message: Uint8Array): void;
	/** Resolves when what was sent has left, or the socket is gone. */
	drained(): Promise<void>;
	bytesRead(): number;
	/** Cuts the connection. */
	cut(): void;
}

export interface SocketEvents {
	opened(): void;
	heard(message: Uint8Array): void;
	closed(why: string): void;
}

const opcode = { binary: 2, close: 8, ping: 9, pong: 10 } as const;

/**
 * Opens a WebSocket with about half the work of a full client per message, so that the generator is not the first to be
 * busy: no compression is offered, and the mask is zero, which is valid and spares the XOR.
 */
export function openLightSocket(
	to: { readonly port: number; readonly path: string; readonly headers: readonly string[] },
	events: SocketEvents,
): LightSocket {
	const stream = connect({ host: '127.0.0.1', port: to.port, noDelay: true });
	const reader = new FrameReader();
	let greeting: Buffer | null = Buffer.alloc(0);
	let why = 'cut';

	const take = (code: number, payload: Buffer): void => {
		if (code === opcode.binary) {
			events.heard(payload);
		} else if (code === opcode.ping) {
			stream.write(maskedFrame(opcode.pong, payload));
		} else if (code === opcode.close) {
			why = payload.length >= 2 ? String(payload.readUInt16BE(0)) : 'closed';
			stream.end();
		}
	};
	const greet = (chunk: Buffer): void => {
		greeting = Buffer.concat([greeting ?? Buffer.alloc(0), chunk]);
		const end = greeting.indexOf('\r\n\r\n');
		if (end < 0) {
			return;
		}
		const status = greeting.subarray(9, 12).toString();
		const rest = greeting.subarray(end + 4);
		greeting = null;
		if (status !== '101') {
			why = `HTTP ${status}`;
			stream.destroy();
			return;
		}
		events.opened();
		reader.push(rest, take);
	};

	stream.on('connect', () => {
		const head = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', ...to.headers];
		const key = randomBytes(16).toString('base64');
		stream.write(
			`GET ${to.path} HTTP/1.1\r\nHost: 127.0.0.1:${to.port}\r\nSec-WebSocket-Key: ${key}\r\n${head.join('\r\n')}\r\n\r\n`,
		);
	});
	stream.on('data', (chunk: Buffer) => (greeting === null ? reader.push(chunk, take) : greet(chunk)));
	stream.on('error', (error) => {
		why = error.message;
	});
	stream.on('close', () => events.closed(why));
	return {
		send: (message) => stream.write(maskedFrame(opcode.binary, message)),
		drained: () =>
			stream.writableNeedDrain
				? new Promise((resolve) => {
						stream.once('drain', resolve);
						stream.once('close', () => resolve());
					})
				: Promise.resolve(),
		bytesRead: () => stream.bytesRead,
		cut: () => stream.destroy(),
	};
}

/** A frame of a client (RFC 6455, 5.2) with a mask of zeros. */
function maskedFrame(code: number, payload: Uint8Array): Buffer {
	const { length } = payload;
	const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
	const frame = Buffer.allocUnsafe(6 + extra + length);
	frame.fill(0, 0, 6 + extra);
	frame[0] = 0x80 | code;
	frame[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127);
	if (extra === 2) {
		frame.writeUInt16BE(length, 2);
	} else if (extra === 8) {
		frame.writeUInt32BE(length, 6);
	}
	frame.set(payload, 6 + extra);
	return frame;
}
