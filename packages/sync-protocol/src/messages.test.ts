import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import {
	bearsUpdate,
	closeCode,
	decodeClientMessage,
	encodeAwareness,
	encodeDurable,
	encodeNews,
	encodeRefused,
	encodeRights,
	encodeStep1,
	encodeStep2,
	encodeUpdate,
	isTerminal,
	messageType,
	readDurable,
	readNews,
	readRefused,
	readRights,
} from './index.ts';

const bytes = new Uint8Array([1, 2, 3]);
const body = (frame: Uint8Array) => {
	const decoder = decoding.createDecoder(frame);
	return { type: decoding.readVarUint(decoder), decoder };
};

describe('frames of a client', () => {
	it.each([
		['step 1', encodeStep1(bytes), { kind: 'step1', stateVector: bytes }, false],
		['step 2', encodeStep2(bytes), { kind: 'step2', update: bytes }, true],
		['an update', encodeUpdate(bytes), { kind: 'update', update: bytes }, true],
		['awareness', encodeAwareness(bytes), { kind: 'awareness', update: bytes }, false],
		['a query', new Uint8Array([messageType.queryAwareness]), { kind: 'query-awareness' }, false],
	])('[WP6a] %s is read as what it is, and counted only when it bears an update', (_, frame, message, counts) => {
		expect(decodeClientMessage(frame)).toEqual({ ok: true, message });
		expect(bearsUpdate(frame)).toBe(counts);
	});

	it.each([
		['nothing', new Uint8Array()],
		['an unknown type', new Uint8Array([77])],
		['an unknown sync type', new Uint8Array([0, 9, 0])],
		['a truncated length', new Uint8Array([0, 2, 200])],
		['trailing bytes', new Uint8Array([...encodeUpdate(bytes), 0])],
		["the server's own types", encodeDurable(1)],
		['a number without end', new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255])],
	])('[WP12a] %s is no message, and no exception', (_, frame) => {
		expect(decodeClientMessage(frame).ok).toBe(false);
	});
});

describe('frames of ours', () => {
	it('[WP6b] durable carries its count', () => {
		const { type, decoder } = body(encodeDurable(70_000));
		expect([type, readDurable(decoder)]).toEqual([messageType.durable, 70_000]);
	});

	it('[WP7a] refused carries frame, code and sentence', () => {
		const { type, decoder } = body(encodeRefused(3, 'part-frozen', '凍結されています。'));
		expect([type, readRefused(decoder)]).toEqual([
			messageType.refused,
			{ count: 3, code: 'part-frozen', text: '凍結されています。' },
		]);
	});

	it('[WP8a] rights carry what one may do and why not', () => {
		const notice = { may: ['read'], state: 'frozen', readOnly: { code: 'part-frozen', text: '凍結' } };
		expect(readRights(body(encodeRights(notice)).decoder)).toEqual(notice);
	});

	it('[WP9a] news say only that something changed', () => {
		const news = { plan: 'p', about: 'threads', part: null } as const;
		expect(readNews(body(encodeNews(news)).decoder)).toEqual(news);
	});

	it('[WP11a] codes after which a stock client never comes again are terminal, passing ones are not', () => {
		expect([closeCode.copyRefused, closeCode.unknown, closeCode.malformed].every(isTerminal)).toBe(true);
		expect([closeCode.restarting, closeCode.tryLater].some(isTerminal)).toBe(false);
	});
});
