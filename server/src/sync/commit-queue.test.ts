import { openDoc, proseOf } from '@renkei/part-doc';
import { partSpecOf } from '@renkei/plan';
import { encodeStep2, messageType, noLimits, surveyUpdate } from '@renkei/sync-protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Grant, grantOfSeat } from '../auth/grants.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { readCommitted, readLog } from '../storage/part-log.ts';
import type { Tx } from '../storage/tables.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { createCommitQueue } from './commit-queue.ts';
import { type Connection, MAX_WAITING } from './connection.ts';
import { Gaps } from './gaps.ts';
import { createPresence } from './presence.ts';
import { receive } from './receive.ts';
import { createRoom, type Room } from './room.ts';

let practice: PracticePlan;
let part: string;
let room: Room;
/** What happened, in order: frames sent by type, sockets closed by code, commits. */
let events: string[];

const metrics = createMetrics();

const grantInside = (tx: Tx | PracticePlan['db'], seat: string) => grantOfSeat(tx, { seat, part, today: practice.today });
const queueWith = (inside: (tx: Tx, seat: string) => Promise<Grant | null> = grantInside) =>
	createCommitQueue({
		db: practice.db,
		now: () => practice.clock.now(),
		grantsHeld: () => ({ stamp: 0, grantOf: () => undefined }),
		appendQuickly: () => Promise.resolve(false),
		grantsInside: (tx) => Promise.resolve(({ seat }) => inside(tx, seat)),
		metrics,
		storeFailed: () => undefined,
		touched: () => events.push('touched'),
		log: { warn: () => undefined, error: () => events.push('logged') },
		forget: () => events.push('forgotten'),
	});

async function connect(name: string, seat: string): Promise<Connection> {
	const grant = (await grantInside(practice.db, seat)) as Grant;
	const socket = {
		readyState: 1,
		OPEN: 1,
		close: (code: number) => events.push(`${name} closed ${code}`),
	};
	const outlet = {
		// The header of a short frame takes two bytes, of a longer one four.
		push: (frame: Uint8Array) => {
			const type = frame[(frame[1] ?? 0) < 126 ? 2 : 4];
			events.push(`${name} ${type === messageType.sync ? 'update' : type}`);
		},
		flush: () => undefined,
		waiting: () => 0,
	};
	const session = { id: name, personId: grant.seat.personId, person: grant.seat.person };
	const connection = {
		socket,
		outlet,
		budget: { spend: () => undefined, wait: () => 0 },
		session,
		grant,
		ended: () => undefined,
		received: 0,
		writing: { kind: 'open' },
		mayWait: MAX_WAITING,
		gaps: new Gaps(),
		client: null,
		heardAt: 0,
	} as unknown as Connection;
	room.connections.add(connection);
	return connection;
}

/** An edit of a copy of the part, queued as receive() does. */
function edit(connection: Connection, number: number, words: string) {
	const copy = openDoc(room.committed.whole());
	const before = Y.encodeStateVector(copy);
	((proseOf(copy).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, words);
	return frameOf(connection, number, { update: Y.encodeStateAsUpdate(copy, before), client: copy.clientID });
}

function frameOf(connection: Connection, number: number, { update, client }: { update: Uint8Array; client: number }) {
	const surveyed = surveyUpdate(update, noLimits);
	if (surveyed.kind !== 'fair') {
		throw new Error(surveyed.kind);
	}
	const { survey } = surveyed;
	const deletions = room.known().newDeletions(survey);
	room.known().add(survey);
	return { room, connection, number, isStep2: false, kind: 'write' as const, update, survey, clients: [client], deletions };
}
const lastSeq = async () =>
	(await practice.db.selectFrom('part').select('last_seq').where('id', '=', part).executeTakeFirstOrThrow()).last_seq;
const words = async () => proseOf(openDoc((await readCommitted(practice.db, part)).update)).toString();

beforeEach(async () => {
	practice = await startPractice();
	part = await practice.partAt('13', null);
	events = [];
	const spec = partSpecOf(practice.template, { key: '13', body: null });
	if (spec === null) {
		throw new Error('the template lost section 13');
	}
	const log = await readLog(practice.db, part);
	room = createRoom({ part, plan: practice.plan, spec, clients: [], log, presence: createPresence(() => []) });
});
afterEach(() => practice.close());

describe('the order of the write path', () => {
	it('[P1b] a writer hears durable and the others the update only after the row is on disk', async () => {
		const writer = await connect('writer', 'seat-kurise-officer');
		await connect('reader', 'seat-kasumizawa-officer');
		const seq = await lastSeq();
		const queue = queueWith(async (tx, seat) => {
			events.push('reading the right');
			return grantInside(tx, seat);
		});
		queue.push(edit(writer, 1, '一。'));
		expect(events).toEqual([]);
		await queue.idle();
		expect(events).toEqual(['reading the right', 'writer 100', 'reader update', 'touched']);
		expect(await lastSeq()).toBe(seq + 1);
		expect(await words()).toContain('一。');
	});

	it('[P1c] frames of several writers that arrive together share one commit, each acknowledged once', async () => {
		const one = await connect('one', 'seat-kurise-officer');
		const two = await connect('two', 'seat-kasumizawa-officer');
		const queue = queueWith();
		queue.push(edit(one, 1, '一。'));
		queue.push(edit(two, 1, '二。'));
		queue.push(edit(one, 2, '三。'));
		await queue.idle();
		expect(events.filter((event) => event.endsWith('100'))).toEqual(['one 100', 'two 100']);
		expect(await words()).toMatch(/一。/);
		expect(await words()).toMatch(/三。/);
	});
});

describe('a freeze between admission and commit', () => {
	it('[P3b] wins: the frame is refused inside the transaction, the others commit, the room shows what is committed', async () => {
		const writer = await connect('writer', 'seat-kurise-officer');
		const other = await connect('other', 'seat-kasumizawa-officer');
		const seq = await lastSeq();
		let asked = 0;
		const queue = queueWith(async (tx, seat) => {
			asked += 1;
			const grant = (await grantInside(tx, seat)) as Grant;
			// As if the freeze had been committed for one of them: the right read in the transaction is the one that counts.
			return seat === writer.grant.seat.id ? { ...grant, may: grant.may.filter((action) => action !== 'write') } : grant;
		});
		queue.push(edit(writer, 1, '遅れた文。'));
		queue.push(edit(other, 1, '間に合った文。'));
		await queue.idle();
		expect(asked).toBe(2);
		expect(events).toContain('writer 101');
		expect(events).not.toContain('writer 100');
		expect(events).toContain('other 100');
		expect(await lastSeq()).toBe(seq + 1);
		expect(await words()).not.toContain('遅れた文。');
		expect(room.committed.whole()).toEqual((await readCommitted(practice.db, part)).update);
		const refused = await practice.db.selectFrom('part_client').selectAll().where('refused', '=', 1).execute();
		expect(refused).toHaveLength(1);
	});
});

describe('an update that does not fit', () => {
	it('[WP7a] is refused with its number, what came before it is kept, and what others brought in the same commit too', async () => {
		const writer = await connect('writer', 'seat-kurise-officer');
		const other = await connect('other', 'seat-kasumizawa-officer');
		const copy = openDoc(room.committed.whole());
		const step = (change: () => void) => {
			const before = Y.encodeStateVector(copy);
			change();
			return Y.encodeStateAsUpdate(copy, before);
		};
		const text = (proseOf(copy).get(0) as Y.XmlElement).get(0) as Y.XmlText;
		const good = step(() => text.insert(0, '前の文。'));
		const bad = step(() => proseOf(copy).push([new Y.XmlElement('script')]));
		const after = step(() => text.insert(0, '後の文。'));
		const queue = queueWith();
		for (const [index, update] of [good, bad, after].entries()) {
			queue.push(frameOf(writer, index + 1, { update, client: copy.clientID }));
		}
		queue.push(edit(other, 1, '別の人の文。'));
		await queue.idle();
		expect(events.filter((event) => !event.endsWith('update'))).toEqual(['writer 100', 'writer 101', 'other 100', 'touched']);
		expect(await words()).toContain('前の文。');
		expect(await words()).toContain('別の人の文。');
		expect(await words()).not.toMatch(/後の文|script/);
		expect(proseOf(openDoc(room.committed.whole())).toString()).toBe(await words());
		const refused = await practice.db.selectFrom('part_client').select('client').where('refused', '=', 1).execute();
		expect(refused).toEqual([{ client: copy.clientID }]);
		queue.push(edit(other, 2, 'まだ書ける。'));
		await queue.idle();
		expect(await words()).toContain('まだ書ける。');
	});
});

describe('a part in which much is written and taken back', () => {
	it('[P6c] stays as small as what is left of it, and whoever opens it gets the same', async () => {
		const writer = await connect('writer', 'seat-kurise-officer');
		const queue = queueWith();
		const copy = openDoc(room.committed.whole());
		const text = (proseOf(copy).get(0) as Y.XmlElement).get(0) as Y.XmlText;
		for (let number = 1; number <= 20; number += 1) {
			const before = Y.encodeStateVector(copy);
			text.insert(0, 'あ'.repeat(4_000));
			text.delete(0, 4_000);
			text.insert(0, `${number}。`);
			const update = Y.encodeStateAsUpdate(copy, before);
			queue.push(frameOf(writer, number, { update, client: copy.clientID }));
			await queue.idle();
		}
		const stored = (await readCommitted(practice.db, part)).update;
		expect(stored.byteLength).toBeGreaterThan(20 * 100);
		expect(room.committed.size()).toBeLessThan(100 * 1024);
		expect(proseOf(openDoc(room.committed.whole())).toString()).toBe(proseOf(copy).toString());
		expect(await words()).toBe(proseOf(copy).toString());
		expect(room.committed.stateVector()).toEqual(Y.encodeStateVectorFromUpdate(stored));
	});
});

describe('a socket that broke and came again at once', () => {
	const limits = { socketsPerSession: 64, framesPerSecond: 60, burst: 200, maxFrame: 1024 * 1024 };
	const log = { warn: () => undefined, error: () => undefined };

	it('[P1j] is not told that its words are on disk while the first socket still has them under way', async () => {
		const first = await connect('first', 'seat-kurise-officer');
		const second = await connect('second', 'seat-kurise-officer');
		const refused = queueWith(() => Promise.resolve(null));
		const frame = edit(first, 1, '一。');
		refused.push(frame);
		receive(
			{ deps: { log, limits, metrics, ticks: () => 0 }, queue: refused, room, connection: second },
			encodeStep2(frame.update),
		);
		await refused.idle();
		expect(events).toEqual(['second closed 1013', 'first 101']);
	});

	it('[P1m] is not told so of a deletion either, which is its own as well', async () => {
		const first = await connect('first', 'seat-kurise-officer');
		const second = await connect('second', 'seat-kurise-officer');
		const copy = openDoc(room.committed.whole());
		const before = Y.encodeStateVector(copy);
		((proseOf(copy).get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(0, 2);
		const update = Y.encodeStateAsUpdate(copy, before);
		const refused = queueWith(() => Promise.resolve(null));
		refused.push(frameOf(first, 1, { update, client: copy.clientID }));
		const here = { deps: { log, limits, metrics, ticks: () => 0 }, queue: refused, room };
		receive({ ...here, connection: second }, encodeStep2(update));
		const other = await connect('other', 'seat-kasumizawa-officer');
		receive({ ...here, connection: other }, encodeStep2(new Uint8Array([0, 0])));
		await refused.idle();
		expect(events).toEqual(['first 101', 'second 101', 'other 100']);
	});

	it('[P1k] is told so once they are there', async () => {
		const first = await connect('first', 'seat-kurise-officer');
		const second = await connect('second', 'seat-kurise-officer');
		const queue = queueWith();
		const frame = edit(first, 1, '一。');
		queue.push(frame);
		await queue.idle();
		receive({ deps: { log, limits, metrics, ticks: () => 0 }, queue, room, connection: second }, encodeStep2(frame.update));
		await queue.idle();
		expect(events.at(-1)).toBe('second 100');
	});
});

describe('a failed commit', () => {
	it('[P1d] closes the room with 1013, and nobody was told that anything is saved', async () => {
		const writer = await connect('writer', 'seat-kurise-officer');
		const seq = await lastSeq();
		const queue = queueWith(() => Promise.reject(new Error('disk full')));
		queue.push(edit(writer, 1, '一。'));
		await queue.idle();
		expect(events).toEqual(['logged', 'writer closed 1013', 'forgotten']);
		expect(await lastSeq()).toBe(seq);
	});
});
