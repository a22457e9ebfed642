import { join } from 'node:path';
import type { InboxView } from '@renkei/api';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayBefore } from '../../clock.ts';
import { writeLastDay } from '../../storage/seats.ts';
import type { NoticeRow } from '../../storage/tables.ts';
import { codeOf, startDemo } from '../../testing/demo-server.ts';
import { noticesByHand } from '../../testing/notices-by-hand.ts';
import { type PracticePlan, startPractice } from '../../testing/practice-plan.ts';
import { inboxCount, inboxOf } from './inbox.ts';
import { markNotices } from './mark-notices.ts';

const lead = 'seat-asagiri-lead';
const officer = 'seat-kurise-officer';
const yamada = { personId: 'person-yamada' };

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
});

const momentAt = (at: string) => ({ at, today: '2026-12-01' });
const now = momentAt('2026-12-01T00:00:00.000Z');
const inbox = (session = yamada) => inboxOf(practice, { session, moment: now });
const count = (session = yamada) => inboxCount(practice, { session, moment: now });
const mark = (notices: readonly string[], done: boolean, at = now.at, session = yamada) =>
	markNotices(practice, { session, moment: momentAt(at), notices, done });
const ids = (notices: readonly { readonly row: NoticeRow }[]) => notices.map(({ row }) => row.id);
const stored = (id: string) =>
	practice.db.selectFrom('notice').select(['done_at', 'settled_at']).where('id', '=', id).executeTakeFirstOrThrow();
const at = (minute: number) => new Date(Date.parse('2026-11-20T00:00:00Z') + minute * 60_000).toISOString();

describe('the lists of a person', () => {
	it('[NO37] hold what every seat of today is told on every plan, and no seat of others or of yesterday', async () => {
		const { id: plan } = await practice.db
			.selectFrom('plan')
			.select('id')
			.where('practice', '=', 0)
			.orderBy('position')
			.executeTakeFirstOrThrow();
		const { code } = await practice.db
			.selectFrom('party')
			.select('code')
			.where('plan', '=', plan)
			.where('membership', '=', 'member')
			.executeTakeFirstOrThrow();
		const second = { id: 'seat-second', plan, party: code, person: yamada.personId, post: '併任', role: 'officer' };
		await practice.db
			.insertInto('seat')
			.values({ ...second, from_day: '2026-01-01', to_day: null, card: null })
			.execute();
		const here = await make.notice(officer, 'frozen', { part: trunk, at: at(1) });
		const there = await make.notice('seat-second', 'representative', { plan, at: at(2) });
		const other = await make.notice(lead, 'frozen', { part: trunk });
		expect(ids((await inbox()).news)).toEqual([there.id, here.id]);
		expect(ids((await inbox({ personId: 'person-sato' })).news)).toEqual([other.id]);
		await practice.db.transaction().execute((tx) => writeLastDay(tx, 'seat-second', dayBefore(practice.today)));
		expect(ids((await inbox()).news)).toEqual([here.id]);
		expect(await count()).toBe(1);
		expect(await inbox({ personId: 'person-nobody' })).toEqual({ asks: [], news: [], ended: [], count: 0, more: 0 });
	});

	it('[NO37] have what has a day first, the nearest before the others, then the longest wait; news the newest first', async () => {
		const asked = async (due: string | null, minute: number) => {
			const thread = await make.thread(trunk, { due });
			await make.comment(thread, lead, '言葉');
			return (await make.notice(officer, 'asked', { part: trunk, thread, at: at(minute) })).id;
		};
		const [young, old] = [await asked(null, 9), await asked(null, 1)];
		const [far, near] = [await asked('2026-12-20', 2), await asked('2026-12-02', 3)];
		const news = [await make.notice(officer, 'frozen', { at: at(4) }), await make.notice(officer, 'frozen', { at: at(5) })];
		const found = await inbox();
		expect(ids(found.asks)).toEqual([near, far, old, young]);
		expect(ids(found.news)).toEqual(news.map(({ id }) => id).reverse());
		expect([found.count, found.more, await count()]).toEqual([6, 0, 6]);
	});

	it('[NO38] show two hundred each, and say how many more are open; what may not be told is not counted', async () => {
		const memo = await practice.partAt('memo', '994014');
		for (let minute = 0; minute < 205; minute += 1) {
			await make.notice(officer, 'check', { part: trunk, at: at(minute) });
			await make.notice(officer, 'frozen', { part: trunk, at: at(minute) });
		}
		await make.notice(officer, 'check', { part: memo });
		const found = await inbox();
		expect([found.asks.length, found.news.length, found.more, found.count]).toEqual([200, 200, 10, 410]);
		expect(await count()).toBe(410);
	});

	it('[NO38] look at a thousand open ones, all that ask before the newest of the others', async () => {
		const ask = await make.notice(officer, 'check', { part: trunk, at: at(0) });
		const rows = Array.from({ length: 1_005 }, (_, minute) => ({ ...ask, id: `n${minute}`, kind: 'frozen', at: at(minute) }));
		for (let from = 0; from < rows.length; from += 100) {
			await practice.db
				.insertInto('notice')
				.values(rows.slice(from, from + 100))
				.execute();
		}
		const found = await inbox();
		expect([ids(found.asks), found.news[0]?.row.id, found.count, found.more]).toEqual([[ask.id], 'n1004', 1_000, 799]);
		await mark(ids(found.news), true);
		expect((await inbox()).count).toBe(806);
	});

	it('[NO39] keep the fifty that ended last, of thirty days', async () => {
		const recent = '2026-11-02T00:00:00.000Z';
		const settled = await make.notice(officer, 'check', { part: trunk, settled_at: recent });
		const done = await make.notice(officer, 'frozen', { part: trunk, done_at: '2026-11-03T00:00:00.000Z' });
		await make.notice(officer, 'frozen', { part: trunk, done_at: '2026-10-31T00:00:00.000Z' });
		const found = await inbox();
		expect([ids(found.ended), found.count]).toEqual([[done.id, settled.id], 0]);
		const late = await make.notice(officer, 'check', { part: trunk, done_at: recent, settled_at: '2026-11-04T00:00:00.000Z' });
		expect(ids((await inbox()).ended)).toEqual([late.id, done.id, settled.id]);
		for (let minute = 0; minute < 60; minute += 1) {
			await make.notice(officer, 'frozen', { part: trunk, done_at: at(minute) });
		}
		expect((await inbox()).ended).toHaveLength(50);
		expect((await inbox()).ended[0]?.row.done_at).toBe(at(59));
	});

	it('[NO39] do not show as ended what asks on in another notice', async () => {
		const thread = await make.thread(trunk);
		await make.comment(thread, lead, '言葉');
		const asked = await make.notice(officer, 'asked', { part: trunk, thread, at: at(1), settled_at: at(2) });
		expect(ids((await inbox()).ended)).toEqual([asked.id]);
		const due = await make.notice(officer, 'due', { part: trunk, thread, at: at(2) });
		expect([ids((await inbox()).asks), ids((await inbox()).ended)]).toEqual([[due.id], []]);
		await mark([due.id], true, at(3));
		expect(ids((await inbox()).ended)).toEqual([due.id]);
	});
});

describe('ticking off', () => {
	it('[NO40] keeps its first time, is taken back, and leaves alone what settled it', async () => {
		const notice = await make.notice(officer, 'check', { part: trunk });
		expect(await mark([notice.id, notice.id], true, at(1))).toMatchObject({ ok: true });
		expect(await mark([notice.id], true, at(2))).toMatchObject({ ok: true });
		expect(await stored(notice.id)).toEqual({ done_at: at(1), settled_at: null });
		expect([await count(), ids((await inbox()).ended)]).toEqual([0, [notice.id]]);
		await practice.db
			.updateTable('notice')
			.set({ settled_at: at(3) })
			.where('id', '=', notice.id)
			.execute();
		await mark([notice.id], false);
		await mark([notice.id], false);
		expect(await stored(notice.id)).toEqual({ done_at: null, settled_at: at(3) });
		expect(await count()).toBe(0);
	});

	it('[NO40] of a notice of somebody else, of a seat that ended, or of none is unknown, and nothing is written', async () => {
		const [own, foreign] = [await make.notice(officer, 'check'), await make.notice(lead, 'check')];
		const past = { id: 'seat-past', plan: practice.plan, party: '994031', person: yamada.personId, post: '', role: 'officer' };
		await practice.db
			.insertInto('seat')
			.values({ ...past, from_day: '2026-01-01', to_day: dayBefore(practice.today), card: null })
			.execute();
		const ended = await make.notice('seat-past', 'check');
		for (const id of [foreign.id, ended.id, practice.newId(), "' or 1=1 --"]) {
			expect(await mark([own.id, id], true)).toMatchObject({ ok: false, refusal: { code: 'unknown' } });
			expect([(await stored(own.id)).done_at, (await stored(foreign.id)).done_at]).toEqual([null, null]);
		}
		expect(await mark([own.id], true)).toMatchObject({ ok: true });
		expect((await stored(own.id)).done_at).not.toBeNull();
	});
});

describe('the routes', () => {
	it('[NO37] answer what the seats are told; a mark answers the lists as they are then', async () => {
		const server = await startDemo();
		try {
			const seat = await server.as(officer);
			const part = await seat.part('03');
			const sqlite = new Database(join(server.folder, 'renkei.sqlite'));
			sqlite.prepare('delete from notice').run();
			const add = sqlite.prepare(
				"insert into notice (id, seat, plan, kind, personal, by_seat, part, at, settled_at, mail_time) values (?, ?, ?, ?, 1, ?, ?, ?, ?, 'none')",
			);
			const old = new Date(Date.now() - 60_000).toISOString();
			add.run('n1', officer, server.planId, 'check', lead, part.id, old, null);
			add.run('n2', officer, server.planId, 'frozen', lead, part.id, old, null);
			add.run('n3', officer, server.planId, 'check', lead, part.id, old, old);
			add.run('n4', lead, server.planId, 'check', null, part.id, old, null);
			sqlite.close();
			const view = (await seat.get<InboxView>('/api/inbox')).body;
			expect(view).toMatchObject({ count: 2, more: 0, ended: [{ id: 'n3', state: 'settled' }] });
			expect(view.asks).toMatchObject([
				{
					...{ id: 'n1', kind: 'check', asks: true, personal: true, state: 'open', thread: null, round: null, detail: '' },
					...{ plan: { id: server.planId, practice: true }, seat: { seat: officer }, by: { person: '佐藤 真紀' } },
					place: { part: part.id, key: '03', body: null },
				},
			]);
			expect((await seat.get('/api/inbox/count')).body).toEqual({ count: 2 });
			const marked = await seat.post<InboxView>('/api/inbox', { notices: ['n1'], done: true });
			expect(marked.body).toMatchObject({ count: 1, asks: [], ended: [{ id: 'n1', state: 'done' }, { id: 'n3' }] });
			expect(codeOf(await seat.post('/api/inbox', { notices: ['n2', 'n4'], done: true }))).toEqual([404, 'unknown']);
			expect((await seat.get('/api/inbox/count')).body).toEqual({ count: 1 });
		} finally {
			await server.close();
		}
	});
});
