import { expect, it } from 'vitest';
import { FrameReader } from './frame-reader.ts';

function frameOf(payload: Buffer): Buffer {
	const { length } = payload;
	const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
	head[0] = 0x82;
	if (length < 126) {
		head[1] = length;
	} else if (length < 65_536) {
		head[1] = 126;
		head.writeUInt16BE(length, 2);
	} else {
		head[1] = 127;
		head.writeUInt32BE(length, 6);
	}
	return Buffer.concat([head, payload]);
}

it.each([1, 2, 3, 7, 1_000, 70_000, 1_000_000])('[BE9] messages are whole however the stream is cut: every %i bytes', (size) => {
	const payloads = [0, 1, 125, 126, 5_000, 65_535, 65_536, 3].map((length, at) => Buffer.alloc(length, at + 1));
	const stream = Buffer.concat(payloads.map(frameOf));
	const heard: Buffer[] = [];
	const reader = new FrameReader();
	for (let at = 0; at < stream.length; at += size) {
		reader.push(stream.subarray(at, at + size), (_, payload) => heard.push(Buffer.from(payload)));
	}
	expect(heard.map((payload) => payload.length)).toEqual(payloads.map((payload) => payload.length));
	expect(Buffer.concat(heard).equals(Buffer.concat(payloads))).toBe(true);
});
