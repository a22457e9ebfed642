import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import type { Connection } from './connection.ts';
import { createPresence, heartbeat } from './presence.ts';

const party = {
	code: '990116',
	name: '栗瀬町',
	shortName: '栗瀬',
	kind: 'municipality',
	membership: 'member',
	place: null,
} as const;
const connectionOf = (person: string): Connection =>
	({ client: null, grant: { seat: { id: `seat-${person}`, person, party } } }) as unknown as Connection;
const update = (...entries: [client: number, clock: number, state: unknown][]): Uint8Array => {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, entries.length);
	for (const [client, clock, state] of entries) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, JSON.stringify(state));
	}
	return encoding.toUint8Array(encoder);
};
const read = (frame: Uint8Array | null) => {
	const outer = decoding.createDecoder(frame ?? new Uint8Array());
	decoding.readVarUint(outer);
	const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
	return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
		client: decoding.readVarUint(decoder),
		clock: decoding.readVarUint(decoder),
		state: JSON.parse(decoding.readVarString(decoder)) as { user?: { name: string } } | null,
	}));
};
const anybody = () => true;

describe('presence', () => {
	it('[WP13a] carries who it is by the server, whatever the client says', () => {
		const presence = createPresence(() => [party]);
		expect(presence.take(connectionOf('山田'), update([7, 1, { user: { name: '町長' }, cursor: 3 }]), anybody)).toBe(true);
		expect(read(presence.changes())).toMatchObject([
			{ client: 7, state: { cursor: 3, user: { name: '栗瀬 山田', party: '990116' } } },
		]);
	});

	it('[WP13b] drops states of others, also when a client echoes what it heard', () => {
		const presence = createPresence(() => [party]);
		const one = connectionOf('山田');
		const two = connectionOf('高橋');
		presence.take(one, update([7, 1, {}]), anybody);
		presence.take(two, update([8, 1, {}]), anybody);
		presence.changes();
		expect(presence.take(two, update([7, 5, { cursor: 1 }], [8, 2, {}]), anybody)).toBe(true);
		expect(read(presence.changes())).toMatchObject([{ client: 8 }]);
		expect(presence.take(two, update([7, 9, null]), anybody)).toBe(false);
		expect(read(presence.everybody()).map((entry) => entry.client)).toEqual([7, 8]);
	});

	it('[WP13c] does not bind a clientID that belongs to somebody else, nor one that is here already', () => {
		const presence = createPresence(() => [party]);
		expect(presence.take(connectionOf('山田'), update([7, 1, {}]), () => false)).toBe(false);
		presence.take(connectionOf('山田'), update([7, 1, {}]), anybody);
		expect(presence.take(connectionOf('高橋'), update([7, 2, {}]), anybody)).toBe(false);
	});

	it('[WP13f] does not take a client that only echoes that somebody left for that somebody', () => {
		const presence = createPresence(() => [party]);
		const echo = connectionOf('山田');
		expect(presence.take(echo, update([7, 2, null]), anybody)).toBe(false);
		expect(echo.client).toBeNull();
		expect(presence.take(echo, update([8, 1, {}]), anybody)).toBe(true);
		expect(echo.client).toBe(8);
	});

	it('[WP13d] tells the others who left, with a newer clock', () => {
		const presence = createPresence(() => [party]);
		const one = connectionOf('山田');
		presence.take(one, update([7, 4, {}]), anybody);
		presence.changes();
		expect(presence.leave(one)).toBe(true);
		expect(read(presence.changes())).toEqual([{ client: 7, clock: 5, state: null }]);
		expect(presence.everybody()).toBeNull();
		expect(presence.leave(one)).toBe(false);
	});

	it('[WP13g] is told as one message however often it changed, each client by its newest state', () => {
		const presence = createPresence(() => [party]);
		const one = connectionOf('山田');
		const two = connectionOf('高橋');
		for (let clock = 1; clock <= 50; clock += 1) {
			presence.take(one, update([7, clock, { cursor: clock }]), anybody);
			presence.take(two, update([8, clock, { cursor: clock }]), anybody);
		}
		expect(read(presence.changes())).toMatchObject([
			{ client: 7, clock: 50 },
			{ client: 8, clock: 50 },
		]);
		expect(presence.changes()).toBeNull();
	});

	it('[WP13h] passes on no key that would become a prototype', () => {
		const presence = createPresence(() => [party]);
		const state = JSON.parse('{"__proto__":{"a":1},"cursor":{"constructor":2,"at":3}}') as unknown;
		presence.take(connectionOf('山田'), update([7, 1, state]), anybody);
		const changes = presence.changes();
		expect(read(changes)).toMatchObject([{ state: { cursor: { at: 3 } } }]);
		expect(new TextDecoder().decode(changes ?? undefined)).not.toMatch(/__proto__|constructor/);
	});

	it('[WP13e] drops what is too big or has a clock that nobody reaches by typing', () => {
		const presence = createPresence(() => [party]);
		const one = connectionOf('山田');
		expect(presence.take(one, update([7, 1, { big: 'あ'.repeat(4000) }]), anybody)).toBe(false);
		expect(presence.take(one, update([7, 2 ** 40, {}]), anybody)).toBe(false);
		expect(presence.take(one, update([7, 2, {}]), anybody)).toBe(true);
	});

	it('[WP14a] a heartbeat is an awareness message without entries', () => {
		expect(read(heartbeat)).toEqual([]);
	});
});
