import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayBefore } from '../../clock.ts';
import { writeLastDay } from '../../storage/seats.ts';
import type { NoticeRow } from '../../storage/tables.ts';
import { noticesByHand } from '../../testing/notices-by-hand.ts';
import { type PracticePlan, startPractice } from '../../testing/practice-plan.ts';
import { noticeLetters, toldNotices } from './told-notices.ts';

const ASAGIRI = '994014';
const KURISE = '994031';
const KITAHI = 'business-kitahi';
const lead = 'seat-asagiri-lead';
const officer = 'seat-kurise-officer';
const decider = 'seat-kurise-decider';
const vendor = 'seat-michishirube-reviewer';
const business = 'seat-kitahi-business';

let practice: PracticePlan;
let make: ReturnType<typeof noticesByHand>;
let trunk: string;
let memo: string;

beforeAll(async () => {
	practice = await startPractice();
	make = noticesByHand(practice);
	trunk = await practice.partAt('03', null);
	memo = await practice.partAt('memo', KURISE);
});

afterAll(async () => {
	await practice.close();
});

const toldAll = (...notices: NoticeRow[]) =>
	toldNotices(practice.db, { template: practice.template, today: practice.today, notices });
const told = async (notice: NoticeRow) => (await toldAll(notice))[0];
const become = (code: string, membership: string) =>
	practice.db.updateTable('party').set({ membership }).where('plan', '=', practice.plan).where('code', '=', code).execute();
const set = (table: 'comment' | 'thread', id: string, to: object) =>
	practice.db.updateTable(table).set(to).where('id', '=', id).execute();

describe('who is told', () => {
	it('[NO30] the seat that is held today, by its own rights and in the order asked', async () => {
		const seat = { id: 'seat-ended', plan: practice.plan, party: KURISE, person: 'person-sato', post: '', role: 'officer' };
		await practice.db
			.insertInto('seat')
			.values({ ...seat, from_day: '2026-01-01', to_day: null, card: null })
			.execute();
		const [first, second] = [await make.notice('seat-ended', 'asked', { part: memo }), await make.notice(lead, 'frozen')];
		expect((await toldAll(second, first)).map(({ row }) => row.id)).toEqual([second.id, first.id]);
		// The same person reads the memo in one seat and not in the other.
		expect(await toldAll(await make.notice(lead, 'asked', { part: memo }))).toEqual([]);
		await practice.db.transaction().execute((tx) => writeLastDay(tx, 'seat-ended', practice.today));
		expect(await told(first)).toBeDefined();
		await practice.db.transaction().execute((tx) => writeLastDay(tx, 'seat-ended', dayBefore(practice.today)));
		expect((await toldAll(second, first)).map(({ row }) => row.id)).toEqual([second.id]);
	});

	it('[NO30] whose seat begins tomorrow, or is on another plan, is told nothing', async () => {
		const other = await practice.db.selectFrom('plan').select('id').where('practice', '=', 0).executeTakeFirstOrThrow();
		expect(await told(await make.notice(officer, 'frozen', { part: trunk }))).toBeDefined();
		expect(await told(await make.notice(officer, 'frozen', { plan: other.id }))).toBeUndefined();
		const tomorrow = { ...{ plan: practice.plan, party: KURISE, person: 'person-sato', post: '', role: 'officer' } };
		await practice.db
			.insertInto('seat')
			.values({ ...tomorrow, id: 'seat-later', from_day: '2026-12-02', to_day: null, card: null })
			.execute();
		expect(await told(await make.notice('seat-later', 'frozen', { part: trunk }))).toBeUndefined();
	});

	it('[NO31] what stands on a part that the seat may not read is left out', async () => {
		const thread = await make.thread(memo);
		await make.comment(thread, officer, '庁内だけの話');
		expect(await told(await make.notice(officer, 'asked', { part: memo, thread }))).toMatchObject({
			place: { part: memo, key: 'memo', title: '庁内メモ', body: { code: KURISE }, walled: true },
			thread: { text: '庁内だけの話' },
		});
		for (const seat of [lead, vendor, business]) {
			expect(await told(await make.notice(seat, 'asked', { part: memo, thread }))).toBeUndefined();
			// The thread alone is enough, and a readable part does not open it.
			expect(await told(await make.notice(seat, 'asked', { thread }))).toBeUndefined();
			expect(await told(await make.notice(seat, 'asked', { part: trunk, thread }))).toBeUndefined();
			expect(await told(await make.notice(seat, 'asked', { part: trunk }))).toMatchObject({ place: { walled: false } });
		}
	});

	it('[NO31] what a seat may not read any more is not told any more', async () => {
		const quotes = await practice.partAt('quotes', KITAHI);
		const notice = await make.notice('seat-hino-officer', 'frozen', { part: quotes });
		expect(await told(notice)).toMatchObject({ place: { key: 'quotes', walled: true } });
		await become('994057', 'observer');
		expect(await told(notice)).toBeUndefined();
		await become('994057', 'member');
		expect(await told(notice)).toBeDefined();
	});

	it('[NO31] a thread about a figure is told to whoever reads all of its section', async () => {
		const part = await practice.partAt('11', null);
		const thread = await make.thread(part, { place: 'figure', place_key: 'budget.total', quote: '12,345円' });
		await make.comment(thread, lead, '合っていますか。');
		const notice = await make.notice(business, 'asked', { part, thread });
		expect(await told(notice)).toMatchObject({ thread: { quote: '12,345円', text: '合っていますか。' } });
		// No part of a section stands behind a wall in the usual table; one that is a business's own does.
		const own = await practice.partAt('11', KURISE);
		await practice.db.updateTable('part').set({ body: KITAHI }).where('id', '=', own).execute();
		expect(await told(notice)).toBeUndefined();
		expect(await told(await make.notice(business, 'asked', { part }))).toBeDefined();
		expect(await told(await make.notice(vendor, 'asked', { part, thread }))).toBeDefined();
		await practice.db.updateTable('part').set({ body: KURISE }).where('id', '=', own).execute();
	});

	it('[NO31] a comment that is still collected is told to its party alone', async () => {
		const round = await make.round(ASAGIRI, lead, false);
		const thread = await make.thread(trunk, { round, draft_of: ASAGIRI });
		await make.comment(thread, lead, 'まだ中の話', { named: [officer, lead] });
		expect(await told(await make.notice(lead, 'mentioned', { part: trunk, thread }))).toBeDefined();
		const notice = await make.notice(officer, 'mentioned', { part: trunk, thread });
		expect(await told(notice)).toBeUndefined();
		await set('thread', thread, { draft_of: null });
		expect(await told(notice)).toBeDefined();
	});
});

describe('what is told', () => {
	it('[NO32] the words as they stand now; a deleted comment and a thread that is gone are left out', async () => {
		const thread = await make.thread(trunk);
		const first = await make.comment(thread, lead, '前の言葉');
		const notice = await make.notice(officer, 'asked', { part: trunk, thread, comment: first, by_seat: lead });
		expect(await told(notice)).toMatchObject({ thread: { text: '前の言葉' }, by: { id: lead }, kind: 'asked', asks: true });
		await set('comment', first, { text: '直した言葉' });
		expect(await told(notice)).toMatchObject({ thread: { text: '直した言葉' } });
		const second = await make.comment(thread, vendor, '二つ目', { at: '2026-12-01T00:00:01.000Z' });
		const reply = await make.notice(officer, 'replied', { part: trunk, thread, comment: second });
		const whole = await make.notice(officer, 'due', { part: trunk, thread });
		expect((await toldAll(reply, whole)).map((one) => one.thread?.text)).toEqual(['二つ目', '直した言葉']);
		await set('comment', first, { text: '', deleted_at: '2026-12-01T00:00:02.000Z' });
		expect((await toldAll(notice, reply, whole)).map((one) => one.thread?.text)).toEqual([...['二つ目', '二つ目', '二つ目']]);
		// A name that went with its words calls nobody.
		expect(await told(await make.notice(officer, 'mentioned', { part: trunk, thread, comment: first }))).toBeUndefined();
		await set('comment', second, { text: '', deleted_at: '2026-12-01T00:00:02.000Z' });
		expect(await toldAll(notice, reply, whole)).toEqual([]);
		const gone = await make.notice(officer, 'resolved', { part: trunk, thread: practice.newId() });
		expect(await toldAll(gone, await make.notice(officer, 'asked', { part: trunk, comment: first }))).toEqual([]);
	});

	it('[NO32] a comment of another thread opens no words', async () => {
		const [open, shut] = [await make.thread(trunk), await make.thread(memo)];
		await make.comment(open, lead, '読める言葉');
		const hidden = await make.comment(shut, officer, '庁内だけの話');
		expect(await told(await make.notice(vendor, 'replied', { part: trunk, thread: open }))).toBeDefined();
		expect(await told(await make.notice(vendor, 'replied', { part: trunk, thread: open, comment: hidden }))).toBeUndefined();
	});

	it('[NO32] what the thread itself records is told without the words that were said with it', async () => {
		const thread = await make.thread(trunk, { state: 'resolved' });
		await make.comment(thread, lead, '最初の言葉');
		const comment = await make.comment(thread, lead, '直しました。', { deleted_at: '2026-12-01T00:00:02.000Z' });
		for (const kind of ['resolved', 'opened-again', 'accepted', 'declined', 'answered']) {
			const [bare, with_] = [
				{ part: trunk, thread },
				{ part: trunk, thread, comment },
			];
			const notices = [await make.notice(officer, kind, bare), await make.notice(officer, kind, with_)];
			expect((await toldAll(...notices)).map((one) => one.thread?.text)).toEqual(['最初の言葉', '']);
		}
	});

	it('[NO32] a name that was taken out of the words calls nobody', async () => {
		const thread = await make.thread(trunk);
		const comment = await make.comment(thread, lead, '@山田さん', { named: [officer] });
		const notice = await make.notice(officer, 'mentioned', { part: trunk, thread, comment, personal: 1 });
		const news = await make.notice(officer, 'named', { part: trunk, thread, comment });
		expect(await toldAll(notice, news)).toMatchObject([{ personal: true }, { kind: 'named', asks: false }]);
		await practice.db.deleteFrom('mention').where('comment', '=', comment).execute();
		expect(await toldAll(notice, news)).toEqual([]);
	});

	it('[NO33] of a round the items that the seat may be told of, and those that wait for it now', async () => {
		const round = await make.round(ASAGIRI, lead, true);
		const asked = await make.thread(trunk, { round, to_party: KURISE, item: 1 });
		const comment = await make.comment(asked, lead, '栗瀬町へ');
		await make.comment(await make.thread(trunk, { round, item: 2 }), lead, 'みなへ');
		await make.comment(await make.thread(memo, { round, item: 3, to_party: KURISE }), lead, '壁の中');
		const own = await make.notice(officer, 'round-asks', { round });
		const other = await make.notice(vendor, 'round', { round });
		const counts = async () => (await toldAll(own, other)).map((one) => [one.round?.items, one.round?.waiting]);
		expect(await counts()).toEqual([
			[3, 2],
			[2, 0],
		]);
		await make.comment(asked, decider, '直しました。', { at: '2026-12-01T00:00:01.000Z' });
		expect(await counts()).toEqual([
			[3, 1],
			[2, 0],
		]);
		await set('thread', asked, { state: 'resolved' });
		await set('comment', comment, { deleted_at: '2026-12-01T00:00:02.000Z' });
		expect(await counts()).toEqual([
			[3, 1],
			[2, 0],
		]);
	});

	it('[NO33] a round that another party still collects, one that asks nothing readable and one that ended are left out', async () => {
		const collected = await make.round(ASAGIRI, lead, false);
		expect(await told(await make.notice(lead, 'round', { round: collected }))).toMatchObject({ round: { items: 0 } });
		expect(await told(await make.notice(officer, 'round', { round: collected }))).toBeUndefined();
		const released = await make.round(ASAGIRI, lead, true);
		const notice = await make.notice(vendor, 'round-asks', { round: released });
		await make.comment(await make.thread(memo, { round: released }), lead, '壁の中');
		expect(await told(notice)).toBeUndefined();
		await make.comment(await make.thread(trunk, { round: released }), lead, '外');
		expect(await told(notice)).toMatchObject({ round: { items: 1 } });
		expect(await told(await make.notice(lead, 'round', { round: practice.newId() }))).toBeUndefined();
	});

	it('[NO34] what the journal says, only with the part that it is about', async () => {
		const inside = await make.act('reopen', memo, '庁内の理由');
		const outside = await make.act('representative', null, '朝霧町');
		expect(await told(await make.notice(officer, 'reopened', { part: memo, act: inside }))).toMatchObject({
			detail: '庁内の理由',
		});
		expect(await told(await make.notice(vendor, 'reopened', { act: inside }))).toBeUndefined();
		expect(await told(await make.notice(vendor, 'reopened', { part: trunk, act: inside }))).toBeUndefined();
		const news = await make.notice('seat-tsukikage-reviewer', 'representative', { act: outside });
		expect(await told(news)).toMatchObject({ detail: '朝霧町', place: null, thread: null, round: null });
		const own = await make.notice('seat-tsukikage-reviewer', 'seat', { act: outside });
		const bare = await make.notice('seat-tsukikage-reviewer', 'edition');
		expect(await toldAll(news, own, bare)).toHaveLength(3);
		// The state reads nothing that was not released to it.
		await become('990001', 'state');
		expect(await toldAll(news, own, bare)).toMatchObject([{ row: { id: own.id } }]);
		await become('990001', 'observer');
		expect(await told(await make.notice(officer, 'frozen', { part: trunk }))).toMatchObject({ detail: '' });
		expect(await told(await make.notice(officer, 'frozen', { part: trunk, act: practice.newId() }))).toBeUndefined();
	});

	it('[NO34] of a 差戻し the reason, until it is taken back', async () => {
		const act = await make.act('signoff', trunk, '決裁（差戻し）');
		const signoff = {
			...{ id: practice.newId(), part: trunk, body: ASAGIRI, seat: lead, person: '', post: '', verdict: 'return' },
			...{ capacity: 'decision-maker', content_hash: 'x', document_number: null, decided_on: null, text: '金額が違います。' },
			...{ signed_in_by: 'demo', at: practice.clock.now().toISOString(), withdrawn_at: null, lapsed_at: null },
		};
		await practice.db.insertInto('signoff').values(signoff).execute();
		const notice = await make.notice(officer, 'returned', { part: trunk, act });
		expect(await told(notice)).toMatchObject({ detail: '金額が違います。' });
		expect(await told(await make.notice(officer, 'decided', { part: trunk, act }))).toMatchObject({ detail: '決裁（差戻し）' });
		await practice.db.updateTable('signoff').set({ withdrawn_at: signoff.at }).where('id', '=', signoff.id).execute();
		expect(await told(notice)).toBeUndefined();
	});

	it('[NO35] long words and quotes are cut between letters, those of a value too', async () => {
		const thread = await make.thread(trunk, { place: 'field', place_key: 'x', quote: '𠮷'.repeat(300) });
		await make.comment(thread, lead, `${'𩸽'.repeat(300)}\n二行目`);
		const one = await told(await make.notice(officer, 'asked', { part: trunk, thread }));
		expect([...(one?.thread?.text ?? '')]).toHaveLength(noticeLetters);
		expect(one?.thread?.text).toBe(`${'𩸽'.repeat(noticeLetters - 1)}…`);
		expect(one?.thread?.quote).toBe(`${'𠮷'.repeat(noticeLetters - 1)}…`);
	});

	it('[NO36] however many notices of a plan, the queries are the same', async () => {
		const many: NoticeRow[] = [];
		for (let at = 0; at < 50; at += 1) {
			const thread = await make.thread(trunk);
			await make.comment(thread, lead, `言葉${at}`);
			many.push(await make.notice(at % 2 === 0 ? officer : decider, 'asked', { part: trunk, thread }));
		}
		const queries = async (notices: NoticeRow[]): Promise<number> => {
			let count = 0;
			const counted = practice.db.withPlugin({
				transformQuery({ node }) {
					count += 1;
					return node;
				},
				transformResult: async ({ result }) => result,
			});
			const { template, today } = practice;
			expect(await toldNotices(counted, { template, today, notices })).toHaveLength(notices.length);
			return count;
		};
		const few = await queries(many.slice(0, 2));
		expect(few).toBeGreaterThan(3);
		expect(await queries(many)).toBe(few);
	});
});
