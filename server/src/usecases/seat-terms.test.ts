import { join } from 'node:path';
import type { Requests, SeatView } from '@renkei/api';
import { yearsAfter } from '@renkei/plan';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfter, dayBefore, dayInJapan } from '../clock.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';

type Change = Extract<Requests['members'], { change: unknown }>['change'];

const TSUBAKIZAKA = '994049';
const ACTING = 'seat-tsubakizaka-acting';
const today = dayInJapan(new Date());
const later = dayAfter(dayAfter(today));

let server: DemoServer;
let lead: SignedSeat;
let decider: SignedSeat;
let deputy: SignedSeat;
let outsiders: readonly SignedSeat[];
let stranger: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	const as = (name: string) => server.as(`seat-${name}`);
	[lead, decider, deputy] = await Promise.all([as('asagiri-lead'), as('tsubakizaka-decider'), server.as(ACTING)]);
	stranger = await as('016641-decider');
	outsiders = [
		await as('kurise-decider'),
		await as('tsubakizaka-officer'),
		await as('michishirube-reviewer'),
		await as('sumikawa-business'),
		await as('tsukikage-reviewer'),
	];
});

afterAll(() => server.close());

const path = () => `/api/plans/${server.planId}/members`;
const change = (seat: SignedSeat, what: Change) => seat.post<{ seats: SeatView[] }>(path(), { change: what });
const add = (seat: SignedSeat, what: object) => seat.post<{ seats: SeatView[] }>(path(), { add: what });
const seatOf = async (id: string) => (await lead.get<{ seats: SeatView[] }>(path())).body.seats.find(({ seat }) => seat === id);
const journal = async () =>
	(await lead.get<{ acts: { kind: string; detail: string }[] }>(`/api/plans/${server.planId}/journal`)).body.acts
		.filter(({ kind }) => kind === 'members')
		.map(({ detail }) => detail);

describe('what a deputy acts on', () => {
	it('[SP9] is said by the decider of the own body, and stands with the seat and in the journal', async () => {
		expect(await seatOf(ACTING)).toMatchObject({ delegation: '椿坂町事務決裁規程第9条', to: null });
		expect((await change(decider, { seat: ACTING, delegation: ' 決裁規程第10条 ' })).status).toBe(200);
		expect(await seatOf(ACTING)).toMatchObject({ delegation: '決裁規程第10条' });
		expect((await journal())[0]).toBe('椿坂町 総務課 課長補佐 岡部 亮：委任の根拠を「決裁規程第10条」にしました');
	});

	it('[SP9] is said by nobody of another body, by no other party, and not by the deputy', async () => {
		for (const seat of [lead, deputy, ...outsiders]) {
			expect(codeOf(await change(seat, { seat: ACTING, delegation: '別の規程' }))).toEqual([403, 'forbidden']);
		}
		expect(codeOf(await change(stranger, { seat: ACTING, delegation: '別の規程' }))).toEqual([404, 'unknown']);
		expect(codeOf(await change(decider, { seat: 'seat-none', delegation: '別の規程' }))).toEqual([404, 'unknown']);
		const officer = { seat: 'seat-tsubakizaka-officer', delegation: '別の規程' };
		expect(codeOf(await change(decider, officer))).toEqual([400, 'malformed']);
		expect(codeOf(await change(decider, { seat: ACTING, delegation: '長'.repeat(201) }))).toEqual([400, 'malformed']);
		expect(await seatOf(ACTING)).toMatchObject({ delegation: '決裁規程第10条' });
	});

	it('[SP8] is needed for a 代決: without it nothing is recorded', async () => {
		const { id } = await decider.part('07', TSUBAKIZAKA);
		const { contentHash } = (await decider.post<{ contentHash: string }>(`/api/parts/${id}/freeze`)).body;
		const sign = () => deputy.post(`/api/parts/${id}/signoffs`, { contentHash, verdict: 'agree', capacity: 'acting' });
		expect((await change(decider, { seat: ACTING, delegation: null })).status).toBe(200);
		expect(codeOf(await sign())).toEqual([409, 'delegation-required']);
		expect((await decider.part('07', TSUBAKIZAKA)).standings).toMatchObject([{ standing: 'none' }]);
		expect((await change(decider, { seat: ACTING, delegation: '決裁規程第10条' })).status).toBe(200);
		expect((await sign()).status).toBe(201);
	});

	it('[SP9] comes with a new seat of the own body alone', async () => {
		const delegate = { person: '新任 太郎', post: '課長', role: 'delegate', delegation: '専決規程第3条' };
		expect(codeOf(await add(lead, { ...delegate, party: TSUBAKIZAKA }))).toEqual([403, 'forbidden']);
		const made = await add(lead, { ...delegate, party: '994014' });
		expect(made.status).toBe(200);
		expect(made.body.seats.find(({ person }) => person === '新任 太郎')).toMatchObject({ delegation: '専決規程第3条' });
		expect((await add(lead, { ...delegate, delegation: '', party: TSUBAKIZAKA })).status).toBe(200);
		expect(codeOf(await add(lead, { ...delegate, role: 'officer', party: '994014' }))).toEqual([400, 'malformed']);
	});
});

describe('until when a seat is held', () => {
	const HELD = 'seat-tsubakizaka-officer';

	it('[SP10] is said by the 代表団体 and by the body itself, and taken back', async () => {
		expect((await change(lead, { seat: HELD, to: later })).status).toBe(200);
		expect(await seatOf(HELD)).toMatchObject({ to: later });
		expect((await journal())[0]).toMatch(/^椿坂町 住民課 主査 石川 由美：任期の終わりを令和\d+年\d+月\d+日にしました$/);
		expect((await change(decider, { seat: HELD, to: null })).status).toBe(200);
		expect(await seatOf(HELD)).toMatchObject({ to: null });
		expect((await journal())[0]).toBe('椿坂町 住民課 主査 石川 由美：任期の終わりをなくしました');
	});

	it('[SP10] is said by nobody else, and is no day that is over', async () => {
		for (const seat of [deputy, ...outsiders]) {
			expect(codeOf(await change(seat, { seat: HELD, to: later }))).toEqual([403, 'forbidden']);
		}
		expect(codeOf(await change(stranger, { seat: HELD, to: later }))).toEqual([404, 'unknown']);
		for (const seat of [lead, decider]) {
			expect(codeOf(await change(seat, { seat: HELD, to: dayBefore(today) }))).toEqual([400, 'malformed']);
		}
		expect(await seatOf(HELD)).toMatchObject({ to: null });
		expect((await change(decider, { seat: HELD, to: today })).status).toBe(200);
		expect((await (await server.as(HELD)).get(`/api/plans/${server.planId}`)).status).toBe(200);
	});

	it('[SP10] of the own seat is set by nobody: another one has to', async () => {
		const own = { seat: 'seat-asagiri-lead', to: today };
		const ended = await lead.post<{ detail: string }>(path(), { end: { seat: own.seat } });
		const refused = await lead.post<{ detail: string }>(path(), { change: own });
		expect(codeOf(refused)).toEqual([403, 'forbidden']);
		expect(refused.body.detail).toBe(ended.body.detail);
		expect(codeOf(await change(lead, { ...own, to: later }))).toEqual([403, 'forbidden']);
		expect(codeOf(await change(decider, { seat: 'seat-tsubakizaka-decider', to: later }))).toEqual([403, 'forbidden']);
		expect(await seatOf(own.seat)).toMatchObject({ to: null });
		expect((await change(lead, { seat: 'seat-tsubakizaka-decider', to: later })).status).toBe(200);
		// Whoever repeats what stands, or takes an end back, ends nothing.
		expect((await change(decider, { seat: 'seat-tsubakizaka-decider', to: later })).status).toBe(200);
		expect((await change(decider, { seat: 'seat-tsubakizaka-decider', to: null })).status).toBe(200);
	});

	it('[SP15] begins and ends within ten years, and nothing is changed by another day', async () => {
		const far = yearsAfter(today, 10);
		expect((await change(lead, { seat: HELD, to: far })).status).toBe(200);
		for (const to of [dayAfter(far), '9999-12-31', '0001-01-01']) {
			expect([to, ...codeOf(await change(lead, { seat: HELD, to }))]).toEqual([to, 400, 'malformed']);
			expect(await seatOf(HELD)).toMatchObject({ to: far });
		}
		expect((await change(lead, { seat: HELD, to: null })).status).toBe(200);
		const who = { party: TSUBAKIZAKA, post: '主事', role: 'officer' };
		const begun = [yearsAfter(today, -10), dayBefore(today), far];
		for (const [at, from] of begun.entries()) {
			expect((await add(lead, { ...who, person: `新任 ${at}`, from })).status).toBe(200);
		}
		for (const from of [dayBefore(yearsAfter(today, -10)), dayAfter(far), '0001-01-01', '9999-12-31']) {
			expect(codeOf(await add(lead, { ...who, person: '誤記 次郎', from }))).toEqual([400, 'malformed']);
		}
		const { seats } = (await lead.get<{ seats: SeatView[] }>(path())).body;
		expect(seats.some(({ person }) => person === '誤記 次郎')).toBe(false);
	});

	it('[SP15] a last day that stood before, further away, stays when something else is changed', async () => {
		const far = '9999-12-31';
		const lastDay = (to: string | null) => {
			const sqlite = new Database(join(server.folder, 'renkei.sqlite'));
			sqlite.prepare('update seat set to_day = ? where id = ?').run(to, ACTING);
			sqlite.close();
		};
		lastDay(far);
		expect((await change(decider, { seat: ACTING, to: far, delegation: '事務決裁規程 第9条' })).status).toBe(200);
		expect(await seatOf(ACTING)).toMatchObject({ to: far, delegation: '事務決裁規程 第9条' });
		expect(codeOf(await change(decider, { seat: ACTING, to: '9999-12-30' }))).toEqual([400, 'malformed']);
		lastDay(null);
	});

	it('[SP10] ends with its seat: one that was ended is changed by nobody', async () => {
		expect((await lead.post(path(), { end: { seat: HELD } })).status).toBe(200);
		expect(codeOf(await change(lead, { seat: HELD, to: null }))).toEqual([404, 'unknown']);
	});

	it('[SP12] a seat that begins later is listed, has no rights yet, and can be ended', async () => {
		const who = { party: TSUBAKIZAKA, person: '来月 花子', post: '主事', role: 'officer', from: dayAfter(today), to: later };
		expect(codeOf(await add(lead, { ...who, to: today }))).toEqual([400, 'malformed']);
		const made = (await add(lead, who)).body.seats.find(({ person }) => person === who.person);
		expect(made).toMatchObject({ from: who.from, to: later, delegation: null });
		const seat = made?.seat ?? '';
		expect((await (await server.as(seat)).get(`/api/plans/${server.planId}`)).status).not.toBe(200);
		expect((await lead.post(path(), { end: { seat } })).status).toBe(200);
		expect(await seatOf(seat)).toBeUndefined();
	});
});
