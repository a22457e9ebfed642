import { createHash } from 'node:crypto';
import type { MailSettingsView } from '@renkei/api';
import type { Result } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailChoiceOf } from '../storage/mail-choices.ts';
import type { MailChoiceRow } from '../storage/tables.ts';
import { codeOf, type DemoServer, startDemo } from '../testing/demo-server.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import type { Mailing } from './deps.ts';
import { askMailAddress, changeMail, confirmMailAddress } from './mail-settings.ts';

const ADDRESS = 'kikaku@town.example.jp';
const me = 'person-yamada';
const other = 'person-sato';

let practice: PracticePlan;

beforeAll(async () => {
	practice = await startPractice();
});

afterAll(async () => {
	await practice.close();
});

beforeEach(async () => {
	await practice.db.deleteFrom('mail_choice').execute();
	await practice.db.deleteFrom('mail').execute();
});

/** The moment so many seconds after the clock. */
const after = (seconds: number) => new Date(practice.clock.now().getTime() + seconds * 1000).toISOString();
const ask = (address: string | null, { person = me, seconds = 0, mailing = 'on' as Mailing } = {}) =>
	askMailAddress(
		{ db: practice.db, newId: practice.newId, mailing },
		{ session: { personId: person }, moment: { at: after(seconds), today: practice.today }, address },
	);
const confirm = (code: string, { person = me, seconds = 60 } = {}) =>
	confirmMailAddress(practice, { session: { personId: person }, moment: { at: after(seconds), today: practice.today }, code });
/** What the mail worker stores when it sends a code. */
const sent = (code: string, { person = me, seconds = 1 } = {}) =>
	practice.db
		.updateTable('mail_choice')
		.set({ code: createHash('sha256').update(`${person}:${code}`).digest('hex'), code_at: after(seconds) })
		.where('person', '=', person)
		.execute();
const codes = () => practice.db.selectFrom('mail').selectAll().orderBy('created_at').execute();
const stored = (person = me) => mailChoiceOf(practice.db, person);
const said = (done: Result<MailChoiceRow>) => (done.ok ? 'ok' : (done.refusal.detail ?? done.refusal.code));

describe('an address', () => {
	it('[IB20] counts when the code that was sent there has come back; until then the one before stays', async () => {
		expect(await ask('ｋｉｋａｋｕ＠town.example.jp')).toMatchObject({
			ok: true,
			value: { address: null, asked_address: ADDRESS },
		});
		expect(await codes()).toMatchObject([
			{ person: me, kind: 'code', state: 'waiting', next_at: after(0), attempts: 0, plan: null },
		]);
		await sent('012345');
		expect(await confirm('０１２３４５')).toMatchObject({ ok: true });
		const confirmed = { address: ADDRESS, asked_address: null, code: null, code_at: null, code_tries: 0, failed_at: null };
		expect(await stored()).toMatchObject(confirmed);
		await ask('soumu@town.example.jp', { seconds: 120 });
		expect(await stored()).toMatchObject({ address: ADDRESS, asked_address: 'soumu@town.example.jp' });
		await practice.db
			.updateTable('mail_choice')
			.set({ failed_at: after(0) })
			.execute();
		await sent('222222', { seconds: 121 });
		expect(said(await confirm('222222', { seconds: 130 }))).toBe('ok');
		expect(await stored()).toMatchObject({ ...confirmed, address: 'soumu@town.example.jp' });
	});

	it('[IB20] of one person is another’s too, and a code of one opens nothing for the other', async () => {
		await ask(ADDRESS);
		await ask(ADDRESS, { person: other });
		await sent('111111');
		await sent('222222', { person: other });
		expect(said(await confirm('111111', { person: other }))).toMatch('番号が違います');
		expect(said(await confirm('222222', { person: other }))).toBe('ok');
		expect((await stored()).address).toBeNull();
		expect(said(await confirm('111111'))).toBe('ok');
	});

	it('[IB20] that stands needs no code: asking for it takes back the one asked for since, but one that has failed is tried anew', async () => {
		await ask(ADDRESS);
		await sent('111111');
		await confirm('111111');
		await ask('soumu@town.example.jp', { seconds: 100 });
		await sent('222222', { seconds: 101 });
		expect(await ask(ADDRESS, { seconds: 102 })).toMatchObject({ ok: true, value: { address: ADDRESS, asked_address: null } });
		expect((await codes()).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
		expect(said(await confirm('222222', { seconds: 103 }))).toMatch('ありません');
		await practice.db
			.updateTable('mail_choice')
			.set({ failed_at: after(104) })
			.execute();
		expect(await ask(ADDRESS, { seconds: 105 })).toMatchObject({ ok: true, value: { asked_address: ADDRESS } });
	});

	it('[IB21] that is none is refused, and nothing is kept of it', async () => {
		expect(await ask('a@example.jp,b@example.jp')).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
		expect(await codes()).toEqual([]);
		expect((await stored()).asked_address).toBeNull();
		expect(said(await ask(ADDRESS))).toBe('ok');
	});

	it('[IB22] that is removed takes the one asked for and its code with it', async () => {
		await ask(ADDRESS);
		await sent('111111');
		await confirm('111111');
		await ask('soumu@town.example.jp', { seconds: 100 });
		await sent('222222');
		await practice.db
			.updateTable('mail_choice')
			.set({ failed_at: after(0) })
			.execute();
		await changeMail(practice, {
			session: { personId: me },
			moment: { at: after(0), today: practice.today },
			choice: { words: false },
		});
		// Also where no mail leaves any more.
		expect(said(await ask(null, { mailing: 'off', seconds: 101 }))).toBe('ok');
		const gone = { address: null, asked_address: null, code: null, code_at: null, code_tries: 0, failed_at: null };
		expect(await stored()).toMatchObject({ ...gone, words: 0 });
		expect((await codes()).map(({ state }) => state)).toEqual(['dropped', 'dropped']);
		expect(said(await confirm('222222'))).toMatch('確かめるメールアドレスがありません');
	});
});

describe('what waits for a person', () => {
	const wait = async () => {
		const { db } = practice;
		await db.deleteFrom('notice').execute();
		await db.deleteFrom('mail').execute();
		for (const [id, person, state] of [
			['waits', me, 'waiting'],
			['left', me, 'handed-over'],
			['others', other, 'waiting'],
		] as const) {
			const row = { id, person, kind: 'prompt', plan: practice.plan, once: null, state, created_at: after(0), next_at: after(0) };
			await db
				.insertInto('mail')
				.values({ ...row, attempts: 0, last_error: null, ended_at: null })
				.execute();
		}
		const seat = 'seat-kurise-officer';
		for (const time of ['prompt', 'digest']) {
			await db
				.insertInto('notice')
				.values({
					...{ id: time, seat, plan: practice.plan, kind: 'asked', personal: 1, by_seat: null, part: null, thread: null },
					...{ comment: null, round: null, act: null, once: null, at: after(0), done_at: null, settled_at: null },
					...{ mail_time: time, mail: null },
				})
				.execute();
		}
	};
	const waiting = async () => [
		...(await practice.db.selectFrom('mail').select(['id', 'state']).where('kind', '=', 'prompt').orderBy('id').execute()),
		...(await practice.db.selectFrom('notice').select(['id', 'mail_time']).orderBy('id').execute()),
	];
	const kept = [
		{ id: 'left', state: 'handed-over' },
		{ id: 'others', state: 'waiting' },
		{ id: 'waits', state: 'waiting' },
		{ id: 'digest', mail_time: 'digest' },
		{ id: 'prompt', mail_time: 'prompt' },
	];
	const gone = [
		...kept.slice(0, 2),
		{ id: 'waits', state: 'dropped' },
		...['digest', 'prompt'].map((id) => ({ id, mail_time: 'none' })),
	];
	const confirmAt = async (address: string, seconds: number) => {
		await ask(address, { seconds });
		await sent('111111', { seconds });
		return said(await confirm('111111', { seconds: seconds + 1 }));
	};

	it('[IB22] is let go of with the address that is removed', async () => {
		await confirmAt(ADDRESS, 0);
		await wait();
		expect(await waiting()).toEqual(kept);
		await ask(null, { seconds: 10 });
		expect(await waiting()).toEqual(gone);
	});

	it('[MA48] is let go of when another address takes its place, not when the first is confirmed', async () => {
		await wait();
		expect(await confirmAt(ADDRESS, 0)).toBe('ok');
		expect(await waiting()).toEqual(kept);
		expect(await confirmAt('soumu@town.example.jp', 10)).toBe('ok');
		expect(await waiting()).toEqual(gone);
	});
});

describe('a code', () => {
	it('[IB23] holds for thirty minutes', async () => {
		await ask(ADDRESS);
		expect(said(await confirm('111111'))).toMatch('まだ送れていません');
		await sent('111111', { seconds: 0 });
		expect(said(await confirm('111111', { seconds: 30 * 60 + 1 }))).toMatch('期限');
		expect((await stored()).address).toBeNull();
		expect(said(await confirm('111111', { seconds: 30 * 60 }))).toBe('ok');
		expect(said(await confirm('111111'))).toMatch('ありません');
	});

	it('[IB23] is void after five wrong ones; what is no six digits is a slip, not a try', async () => {
		await ask(ADDRESS);
		await sent('111111');
		for (let slip = 0; slip < 6; slip += 1) {
			expect(said(await confirm('11111'))).toMatch('6けた');
		}
		for (let tried = 0; tried < 4; tried += 1) {
			expect(said(await confirm('222222'))).toMatch('違います');
		}
		expect(said(await confirm('222222'))).toMatch('使えなくなりました');
		expect(said(await confirm('111111'))).toMatch('使えなくなりました');
		expect(await stored()).toMatchObject({ address: null, code: null, code_tries: 5 });
		await ask(ADDRESS, { seconds: 100 });
		expect(said(await confirm('111111', { seconds: 101 }))).toMatch('まだ送れていません');
		await sent('333333', { seconds: 102 });
		expect(said(await confirm('333333', { seconds: 103 }))).toBe('ok');
	});

	it('[IB23] of four wrong ones and the right one at once, guesses run one behind the other', async () => {
		await ask(ADDRESS);
		await sent('111111');
		const guesses = await Promise.all(Array.from({ length: 20 }, (_, at) => confirm(String(222_222 + at))));
		expect(guesses.filter((one) => said(one).includes('違います'))).toHaveLength(4);
		expect(said(await confirm('111111'))).toMatch('使えなくなりました');
	});

	it('[IB24] is asked for three times an hour, and only the newest is sent', async () => {
		for (const seconds of [0, 10, 20]) {
			expect(said(await ask(ADDRESS, { seconds }))).toBe('ok');
		}
		expect((await codes()).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'waiting']);
		expect(await ask(ADDRESS, { seconds: 30 })).toMatchObject({ ok: false, refusal: { code: 'too-fast' } });
		expect(said(await ask(ADDRESS, { person: other, seconds: 30 }))).toBe('ok');
		expect(await ask(ADDRESS, { seconds: 3599 })).toMatchObject({ ok: false });
		expect(said(await ask(ADDRESS, { seconds: 3600 }))).toBe('ok');
	});

	it('[IB24] is asked for ten times a day, and to one address five times by all people together', async () => {
		for (let hour = 0; hour < 10; hour += 1) {
			expect(said(await ask(`a${hour}@town.example.jp`, { seconds: hour * 3600 }))).toBe('ok');
		}
		expect(await ask(ADDRESS, { seconds: 10 * 3600 })).toMatchObject({ ok: false, refusal: { code: 'too-fast' } });
		expect(said(await ask(ADDRESS, { seconds: 24 * 3600 }))).toBe('ok');
		const day = 48 * 3600;
		for (let one = 0; one < 5; one += 1) {
			expect(said(await ask(one % 2 === 0 ? ADDRESS : 'KIKAKU@town.example.jp', { person: `p${one}`, seconds: day }))).toBe('ok');
		}
		expect(said(await ask(ADDRESS, { person: 'p5', seconds: day + 60 }))).toMatch('このアドレスには、今日はもう');
		expect(said(await ask('soumu@town.example.jp', { person: 'p5', seconds: day + 60 }))).toBe('ok');
		expect(said(await ask(ADDRESS, { person: 'p6', seconds: day + 24 * 3600 }))).toBe('ok');
	});

	it('[IB24] that was sent for another address opens nothing', async () => {
		await ask(ADDRESS);
		await sent('111111');
		await ask('soumu@town.example.jp', { seconds: 10 });
		expect(said(await confirm('111111'))).toMatch('まだ送れていません');
		expect((await stored()).address).toBeNull();
	});
});

describe('in a demo, and without a mail server', () => {
	let server: DemoServer;

	beforeAll(async () => {
		server = await startDemo();
	});

	afterAll(async () => {
		await server.close();
	});

	it('[IB25] an address is refused with why and what to do', async () => {
		expect(said(await ask(ADDRESS))).toBe('ok');
		for (const [mailing, why] of [
			['off', '管理している人に頼んで'],
			['demo', '練習用のため'],
		] as const) {
			const refused = await ask(ADDRESS, { mailing });
			expect(refused).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
			expect(said(refused)).toMatch(why);
		}
		const seat = await server.as('seat-kurise-officer');
		expect(codeOf(await seat.post('/api/me/mail/address', { address: ADDRESS }))).toEqual([403, 'forbidden']);
		expect((await seat.post('/api/me/mail/address', { address: null })).status).toBe(200);
	});

	it('[IB26] the choice is read and changed; what is left out stays, and nobody else’s moves', async () => {
		const [one, two] = [await server.as('seat-kurise-officer'), await server.as('seat-asagiri-lead')];
		const usual = { toMe: 'prompt', toParty: null, news: 'digest', words: true };
		const none = { address: null, failed: false, asked: null, mailing: 'demo' };
		expect((await one.get('/api/me/mail')).body).toEqual({ ...usual, ...none });
		const changed = await one.post<MailSettingsView>('/api/me/mail', { toParty: 'none', words: false });
		expect(changed.body).toEqual({ ...usual, ...none, toParty: 'none', words: false });
		await one.post('/api/me/mail', { news: 'none', toMe: 'digest' });
		const now = { toMe: 'digest', toParty: 'none', news: 'none', words: false };
		expect((await one.get('/api/me/mail')).body).toEqual({ ...now, ...none });
		expect((await one.post('/api/me/mail', { toParty: null, words: true })).body).toMatchObject({ toParty: null, words: true });
		expect((await two.get('/api/me/mail')).body).toEqual({ ...usual, ...none });
		expect(codeOf(await one.post('/api/me/mail', { news: 'prompt' }))).toEqual([400, 'malformed']);
		expect(codeOf(await one.post('/api/me/mail/code', { code: '123456' }))).toEqual([400, 'malformed']);
	});
});
