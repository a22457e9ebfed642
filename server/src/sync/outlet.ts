import type { Duplex } from 'node:stream';

/** One message as it goes over the wire: the WebSocket header (RFC 6455, 5.2: one binary frame, unmasked) and the bytes. */
export type WireFrame = Buffer;

/** Puts a message into its frame. Framed once, it goes to any number of sockets as the same bytes. */
export function framed(message: Uint8Array): WireFrame {
	const { byteLength } = message;
	const head = byteLength < 126 ? 2 : byteLength < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(head + byteLength);
	frame[0] = 0x82;
	if (head === 2) {
		frame[1] = byteLength;
	} else if (head === 4) {
		frame[1] = 126;
		frame.writeUInt16BE(byteLength, 2);
	} else {
		frame[1] = 127;
		frame.writeUInt32BE(0, 2);
		frame.writeUInt32BE(byteLength, 6);
	}
	frame.set(message, head);
	return frame;
}

/** Sends to one socket: what is said in one turn of the event loop goes out in one write, which is most of its price. */
export interface Outlet {
	push(frame: WireFrame): void;
	/** Writes now what waits; before a close, so that it comes first. */
	flush(): void;
	/** Bytes that the socket has not taken yet. */
	waiting(): number;
}

/** Up to this size frames of one turn are copied into one buffer; larger ones are cheaper to hand over as they are. */
const WORTH_COPYING = 16 * 1024;

/** @returns a maker of outlets that share one turn */
export function createOutlets(): (socket: Duplex) => Outlet {
	let dirty: Outlet[] = [];
	const flushAll = (): void => {
		const due = dirty;
		dirty = [];
		for (const outlet of due) {
			outlet.flush();
		}
	};
	return (socket) => {
		let frames: WireFrame[] = [];
		let bytes = 0;
		const outlet: Outlet = {
			push(frame) {
				if (frames.length === 0) {
					if (dirty.length === 0) {
						queueMicrotask(flushAll);
					}
					dirty.push(outlet);
				}
				frames.push(frame);
				bytes += frame.byteLength;
			},
			flush() {
				const due = frames;
				const size = bytes;
				frames = [];
				bytes = 0;
				if (due.length === 0 || socket.destroyed) {
					return;
				}
				if (due.length === 1 || size <= WORTH_COPYING) {
					socket.write(due.length === 1 ? (due[0] as WireFrame) : Buffer.concat(due, size));
					return;
				}
				socket.cork();
				for (const frame of due) {
					socket.write(frame);
				}
				socket.uncork();
			},
			waiting: () => bytes + socket.writableLength,
		};
		return outlet;
	};
}
