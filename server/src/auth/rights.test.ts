import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../storage/transaction.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { writerAt } from '../testing/writer-at.ts';
import { createRights, type Writer } from './rights.ts';
import { endSessions, issueSession } from './sessions.ts';

let practice: PracticePlan;
let part: string;
let writer: Writer;
const SEAT = 'seat-kurise-officer';

beforeAll(async () => {
	practice = await startPractice();
	part = await practice.partAt('13', null);
	writer = await writerAt(practice, SEAT);
});

afterAll(() => practice.close());

type Change = (db: PracticePlan['db']) => Promise<unknown>;

/** Everything outside of the parts' words that `grants.ts` reads, changed and changed back. */
const changes: readonly (readonly [what: string, change: Change])[] = [
	['the seat ends', (db) => db.updateTable('seat').set({ to_day: '2026-11-30' }).where('id', '=', SEAT).execute()],
	['the seat lasts again', (db) => db.updateTable('seat').set({ to_day: null }).where('id', '=', SEAT).execute()],
	[
		'the part is frozen',
		(db) =>
			db
				.updateTable('part')
				.set({ lock: 'frozen', frozen_seq: 1, frozen_hash: 'x', frozen_at: 'x', frozen_by: SEAT })
				.where('id', '=', part)
				.execute(),
	],
	['the part is open again', (db) => db.updateTable('part').set({ lock: 'open' }).where('id', '=', part).execute()],
	['the section becomes 提案のみ', (db) => db.insertInto('suggest_only').values({ plan: practice.plan, key: '13' }).execute()],
	['the section is open again', (db) => db.deleteFrom('suggest_only').where('key', '=', '13').execute()],
	[
		'something is set for the sign-off of a section',
		(db) =>
			db
				.insertInto('signoff_policy')
				.values({
					...{ plan: practice.plan, key: '13', deciding: '["decision-maker"]', freezing: 'deciders', check_first: 1 },
					...{ due_on: null, seat: SEAT, at: '2026-12-01T00:00:00.000Z' },
				})
				.execute(),
	],
	['it is set to something else', (db) => db.updateTable('signoff_policy').set({ check_first: 0 }).execute()],
	['it is set no more', (db) => db.deleteFrom('signoff_policy').where('key', '=', '13').execute()],
	[
		'the seat names what it acts on',
		(db) => db.updateTable('seat').set({ delegation: '規程第5条' }).where('id', '=', SEAT).execute(),
	],
	[
		'the party becomes another',
		(db) => db.updateTable('party').set({ membership: 'state' }).where('short_name', '=', '栗瀬').execute(),
	],
	[
		'the party is a member again',
		(db) => db.updateTable('party').set({ membership: 'member' }).where('short_name', '=', '栗瀬').execute(),
	],
	[
		'the 代表団体 changes',
		(db) => db.updateTable('plan').set({ representative: '990116' }).where('id', '=', practice.plan).execute(),
	],
];

describe('grants that are kept', () => {
	it.each(changes)('[P3c] are read again inside the next transaction when %s', async (_, change) => {
		const rights = createRights(practice.db, practice.clock);
		const inside = () => inTransaction(practice.db, async (tx) => (await rights.inside(tx))(writer, part));
		const fresh = () =>
			inTransaction(practice.db, async (tx) => (await createRights(practice.db, practice.clock).inside(tx))(writer, part));
		const before = await inside();
		expect(await inside()).toBe(before);
		await change(practice.db);
		expect(await inside()).not.toBe(before);
		expect(await inside()).toEqual(await fresh());
	});

	it('[P3d] are read again on another day, and are not when only words were stored', async () => {
		let now = practice.clock.now();
		const rights = createRights(practice.db, { now: () => now });
		const inside = () => inTransaction(practice.db, async (tx) => (await rights.inside(tx))(writer, part));
		const before = await inside();
		await practice.db.updateTable('part').set({ last_seq: 99 }).where('id', '=', part).execute();
		expect(await inside()).toBe(before);
		now = new Date('2027-01-01T00:00:00.000Z');
		expect(await inside()).not.toBe(before);
	});

	it('[P3e] a session that was ended, or has run out, is known no more', async () => {
		let now = practice.clock.now();
		const rights = createRights(practice.db, { now: () => now });
		const { person } = await practice.db.selectFrom('seat').select('person').where('id', '=', SEAT).executeTakeFirstOrThrow();
		const issue = () => inTransaction(practice.db, (tx) => issueSession(tx, { person, secure: false, now }));
		const first = await issue();
		const cookie = first.setCookie.split(';')[0];
		expect((await rights.session(cookie))?.id).toBe(first.id);
		expect((await rights.session(cookie))?.id).toBe(first.id);
		await inTransaction(practice.db, (tx) => endSessions(tx, cookie));
		expect(await rights.session(cookie)).toBeNull();
		const later = (await issue()).setCookie.split(';')[0];
		expect(await rights.session(later)).not.toBeNull();
		now = new Date(now.getTime() + 15 * 60 * 60 * 1000);
		expect(await rights.session(later)).toBeNull();
	});
});
