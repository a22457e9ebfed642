import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noticesByHand } from '../../testing/notices-by-hand.ts';
import { type PracticePlan, startPractice } from '../../testing/practice-plan.ts';
import { raiseDueNotices } from './due-notices.ts';
import { toldNotices } from './told-notices.ts';

const KURISE = '994031';
const lead = 'seat-asagiri-lead';
const officer = 'seat-kurise-officer';
const decider = 'seat-kurise-decider';
const TOMORROW = '2026-12-02';

let practice: PracticePlan;
let make: ReturnType<typeof noticesByHand>;
let trunk: string;

beforeAll(async () => {
	practice = await startPractice();
	make = noticesByHand(practice);
	trunk = await practice.partAt('03', null);
});

afterAll(async () => {
	await practice.close();
});

beforeEach(async () => {
	await practice.db.deleteFrom('notice').execute();
	await practice.db.updateTable('thread').set({ due: null }).execute();
});

/** A thread of the 代表団体 that ends tomorrow and asks 栗瀬町. */
async function due(more: object = {}, part = trunk): Promise<string> {
	const thread = await make.thread(part, { to_party: KURISE, due: TOMORROW, ...more });
	await make.comment(thread, lead, 'いつまでですか。');
	return thread;
}
const raise = () => raiseDueNotices(practice, { at: practice.clock.now().toISOString(), today: practice.today });
async function raised() {
	await raise();
	return practice.db.selectFrom('notice').selectAll().where('kind', '=', 'due').orderBy('seat').execute();
}
const seatsRaised = async () => (await raised()).map(({ seat }) => seat);

describe('the day before', () => {
	it('[NO41] every seat for which the thread waits is told, and can read it', async () => {
		const thread = await due();
		const rows = await raised();
		expect(rows.map(({ seat }) => seat)).toEqual([decider, officer]);
		expect(rows[0]).toMatchObject({ plan: practice.plan, part: trunk, thread, by_seat: null, personal: 0, done_at: null });
		const { template, today } = practice;
		const told = await toldNotices(practice.db, { template, today, notices: rows });
		expect(told.map((one) => [one.asks, one.thread?.text, one.thread?.due])).toEqual([
			[true, 'いつまでですか。', TOMORROW],
			[true, 'いつまでですか。', TOMORROW],
		]);
	});

	it('[NO41] one seat that is asked or named is told by itself', async () => {
		await due({ to_seat: officer });
		expect((await raised()).map(({ seat, personal }) => [seat, personal])).toEqual([[officer, 1]]);
		await practice.db.deleteFrom('notice').execute();
		const thread = await make.thread(trunk, { to_party: '994014', due: TOMORROW });
		await make.comment(thread, 'seat-hino-officer', '@小林さん', { named: [decider] });
		const named = (await raised()).find(({ seat }) => seat === decider);
		expect(named?.personal).toBe(1);
	});

	it.each([
		['has ended', { due: '2026-11-30' }],
		['ends later', { due: '2026-12-03' }],
		['has no day', { due: null }],
		['is resolved', { state: 'resolved' }],
		['is still collected', { draft_of: '994014' }],
	])('[NO41] of a thread that %s nobody is told', async (_, more) => {
		await due(more);
		expect(await seatsRaised()).toEqual([]);
		await due();
		expect(await seatsRaised()).toEqual([decider, officer]);
	});

	it('[NO41] whoever has answered, and whose seat has ended, is not told', async () => {
		const thread = await due();
		await practice.db.updateTable('seat').set({ to_day: '2026-11-30' }).where('id', '=', decider).execute();
		expect(await seatsRaised()).toEqual([officer]);
		await practice.db.updateTable('seat').set({ to_day: null }).where('id', '=', decider).execute();
		await practice.db.deleteFrom('notice').execute();
		await make.comment(thread, officer, '来週です。', { at: '2026-12-01T00:00:01.000Z' });
		// The answer came back to the party that asked.
		expect(await seatsRaised()).toEqual(['seat-asagiri-decider', lead, 'seat-asagiri-officer']);
	});

	it('[NO41] nobody is told of what the seat may not read or answer', async () => {
		const memo = await practice.partAt('memo', '994014');
		await due({}, memo);
		const figure = { place: 'figure', place_key: 'budget.total', to_party: 'business-kitahi' };
		const part = await practice.partAt('11', null);
		const own = await practice.partAt('11', KURISE);
		await practice.db.updateTable('part').set({ body: 'business-kitahi' }).where('id', '=', own).execute();
		await due(figure, part);
		expect(await seatsRaised()).toEqual([]);
		await practice.db.updateTable('part').set({ body: KURISE }).where('id', '=', own).execute();
		expect(await seatsRaised()).toEqual(['seat-kitahi-business']);
		await practice.db.deleteFrom('notice').execute();
		// A business reads other parts and may say nothing there.
		await due({ to_party: 'business-kitahi' }, await practice.partAt('02', KURISE));
		expect(await seatsRaised()).toEqual(['seat-kitahi-business']);
		expect((await raised()).map(({ part: on }) => on)).toEqual([part]);
	});
});

describe('the day itself', () => {
	it('[NO41] is told too, in the place of what asked before', async () => {
		const thread = await due({ due: practice.today });
		const asked = await make.notice(officer, 'asked', { thread, at: '2026-11-30T00:00:00.000Z' });
		expect(await seatsRaised()).toEqual([decider, officer]);
		const row = await practice.db.selectFrom('notice').selectAll().where('id', '=', asked.id).executeTakeFirstOrThrow();
		expect(row.settled_at).toBe(practice.clock.now().toISOString());
	});

	it('[NO25] of two seats of one person the one of the higher role is told', async () => {
		const { personId } = await practice.db
			.selectFrom('seat')
			.select('person as personId')
			.where('id', '=', decider)
			.executeTakeFirstOrThrow();
		await practice.db.updateTable('seat').set({ person: personId }).where('id', '=', officer).execute();
		await due();
		expect(await seatsRaised()).toEqual([decider]);
		await practice.db.updateTable('seat').set({ person: 'person-yamada' }).where('id', '=', officer).execute();
	});
});

describe('once', () => {
	it('[NO42] a day that was moved away and comes back stands up again, as long as nothing else asks', async () => {
		const thread = await due();
		const [first] = await raised();
		const settle = (at: string | null) => practice.db.updateTable('notice').set({ settled_at: at }).execute();
		await settle('2026-12-01T00:00:00.000Z');
		expect((await raised()).map(({ id, settled_at: settled }) => [id, settled])).toContainEqual([first?.id, null]);
		await settle('2026-12-01T00:00:00.000Z');
		await make.notice(decider, 'asked', { thread, at: '2026-11-30T00:00:00.000Z' });
		expect((await raised()).map(({ settled_at: settled }) => settled !== null)).toEqual([true, false]);
	});

	it('[NO42] however often it is asked, and again for another last day', async () => {
		const thread = await due();
		const first = await raised();
		await practice.db.updateTable('notice').set({ done_at: '2026-12-01T00:00:00.000Z' }).execute();
		expect((await raised()).map(({ id, done_at }) => [id, done_at])).toEqual(
			first.map(({ id }) => [id, '2026-12-01T00:00:00.000Z']),
		);
		expect(first[0]?.once).toBe(`due/${thread}/${TOMORROW}/${decider}`);
		await practice.db.updateTable('thread').set({ due: '2026-12-03' }).where('id', '=', thread).execute();
		await raiseDueNotices(practice, { at: '2026-12-02T00:00:00.000Z', today: '2026-12-02' });
		expect(await practice.db.selectFrom('notice').select('id').execute()).toHaveLength(4);
	});

	it('[NO42] whoever was asked of it today, in the thread or by its round, knows it', async () => {
		const round = await make.round('994014', lead, true);
		const [thread, item] = [await due(), await due({ round, item: 1 })];
		const today = '2026-11-30T15:00:00.000Z';
		const yesterday = '2026-11-30T14:59:59.999Z';
		await make.notice(officer, 'asked', { thread, at: today });
		await make.notice(officer, 'round-asks', { round, at: yesterday });
		await make.notice(decider, 'mentioned', { thread, at: yesterday });
		await make.notice(decider, 'round-asks', { round, at: today });
		await make.notice(decider, 'replied', { thread, at: today });
		expect((await raised()).map((row) => [row.seat, row.thread])).toEqual([
			[decider, thread],
			[officer, item],
		]);
	});
});

describe('by mail', () => {
	it('[NO43] as the person has chosen, to a confirmed address, and never of the practice plan', async () => {
		await practice.db
			.insertInto('mail_choice')
			.values({
				...{ person: 'person-yamada', address: 'yamada@example.jp', failed_at: null, to_me: 'prompt', to_party: null },
				...{ news: 'digest', words: 1, asked_address: null, code: null, code_at: null, code_tries: 0 },
			})
			.execute();
		const thread = await due();
		const times = async () => {
			await practice.db.deleteFrom('notice').execute();
			return (await raised()).map(({ seat, mail_time }) => [seat, mail_time]);
		};
		expect(await times()).toEqual([
			[decider, 'none'],
			[officer, 'none'],
		]);
		await practice.db.updateTable('plan').set({ practice: 0 }).where('id', '=', practice.plan).execute();
		expect(await times()).toEqual([
			[decider, 'none'],
			[officer, 'prompt'],
		]);
		await practice.db.updateTable('mail_choice').set({ to_party: 'digest' }).execute();
		expect((await times())[1]).toEqual([officer, 'digest']);
		await practice.db.updateTable('thread').set({ to_seat: officer }).where('id', '=', thread).execute();
		expect(await times()).toEqual([[officer, 'prompt']]);
	});
});
