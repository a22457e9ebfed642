import type { SigningRequests } from '@renkei/api';
import { asksOf, defaultPolicy, type NoticeKind, type Result, type SectionPolicy } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { freezePart } from '../freeze-part.ts';
import { reopenPart } from '../reopen-part.ts';
import { setPolicies } from '../set-policies.ts';
import type { RecordedAct } from '../signing/record-act.ts';
import { commitSigning, prepareSigning } from '../signing/sign.ts';
import { inboxOf } from './inbox.ts';
import { lastDayOf, raiseLastDays } from './last-days.ts';

const TSUBAKIZAKA = '994049';
const LEAD = 'seat-asagiri-lead';
const HEAD = 'seat-tsubakizaka-decider';
const OFFICER = 'seat-tsubakizaka-officer';
const DAY = '2026-12-03';
const [BEFORE, AFTER] = ['2026-12-02', '2026-12-04'];

let desk: PracticeDesk;
let trunk: string;
let own: string;

beforeAll(async () => {
	desk = await startPracticeDesk();
	trunk = await desk.partAt('03', null);
	own = await desk.partAt('14', TSUBAKIZAKA);
});

afterAll(async () => {
	await desk.close();
});

beforeEach(async () => {
	for (const table of ['notice', 'signoff', 'signoff_policy']) {
		desk.sqlite.prepare(`delete from ${table}`).run();
	}
	for (const [part, seat] of [
		[trunk, LEAD],
		[own, HEAD],
	] as const) {
		if ((desk.sqlite.prepare('select lock from part where id = ?').get(part) as { lock: string }).lock === 'frozen') {
			must(await reopenPart(desk.deps, { ...(await desk.as(seat)), part, reason: '直すため' }));
		}
	}
	desk.sqlite.prepare('delete from notice').run();
});

function must<T>(result: Result<T>): T {
	if (!result.ok) {
		throw new Error(`${result.refusal.code} ${result.refusal.detail ?? ''}`);
	}
	return result.value;
}

const freeze = async (part = trunk, seat = LEAD) => must(await freezePart(desk.deps, { ...(await desk.as(seat)), part }));
/** As it is set, before anybody hears of it. */
const setBefore = (policy: Partial<SectionPolicy>, key = '03') => {
	const { deciding, freezing, checkFirst, dueOn } = { ...defaultPolicy, ...policy };
	desk.sqlite
		.prepare(
			'insert or replace into signoff_policy (plan, key, deciding, freezing, check_first, due_on, seat, at) values (?,?,?,?,?,?,?,?)',
		)
		.run(desk.plan, key, JSON.stringify(deciding), freezing, checkFirst ? 1 : 0, dueOn, LEAD, '2026-11-01');
};
const set = async (dueOn: string | null, seat = LEAD) =>
	must(
		await setPolicies(desk.deps, { ...(await desk.as(seat)), plan: desk.plan, change: { sections: ['03'], policy: { dueOn } } }),
	);
/** What the calendar tells in the morning of a day. */
const morning = (today: string) => raiseLastDays(desk, { at: `${today}T08:30:00.000+09:00`, today });
const rows = () => desk.db.selectFrom('notice').selectAll().orderBy('at').orderBy('seat').execute();
const named = ({ seat, kind, personal, once }: Awaited<ReturnType<typeof rows>>[number]) =>
	`${seat.replace('seat-', '')} ${kind}${personal === 1 ? '!' : ''}${once === null ? '' : ` ${once.split('/').slice(2, 4).join(' ')}`}`;
/** Notices of a body that ask on, those of last days alone. */
const open = async (body = 'tsubakizaka', all = false) =>
	(await rows())
		.filter(({ seat, settled_at: settled }) => seat.startsWith(`seat-${body}`) && settled === null)
		.filter((row) => (all ? asksOf(row.kind as NoticeKind) : lastDayOf(row) !== null))
		.map(named);
const sign = async (seat: string, said: Partial<SigningRequests['prepare']>): Promise<RecordedAct> => {
	const { contentHash } = desk.sqlite.prepare('select frozen_hash as contentHash from part where id = ?').get(trunk) as {
		contentHash: string;
	};
	const request = {
		...{ act: 'sign', parts: [{ part: trunk, contentHash }], verdict: 'agree', capacity: 'decision-maker', ...said },
	} as SigningRequests['prepare'];
	const ask = { plan: desk.plan, address: desk.address };
	const { intent } = must(await prepareSigning(desk.deps, { ...(await desk.as(seat)), ...ask, request }));
	return must(await commitSigning(desk.deps, { ...(await desk.as(seat)), ...ask, request: { ...request, nonce: intent.nonce } }));
};
const near = (kind = 'sign-due!') => ['acting', 'decider'].map((role) => `tsubakizaka-${role} ${kind} ${DAY} near`);
const over = ['acting', 'decider'].map((role) => `tsubakizaka-${role} sign-due! ${DAY} over`);

describe('the last day of a section', () => {
	beforeEach(async () => {
		setBefore({ dueOn: DAY });
		await freeze();
	});

	it('[NT3] is told the day before and when it is over, to whoever decides for a body that is awaited', async () => {
		await morning('2026-12-01');
		expect(await open()).toEqual([]);
		await morning(BEFORE);
		expect(await open()).toEqual(near());
		const everybody = new Set((await rows()).filter((row) => lastDayOf(row) !== null).map(({ seat }) => seat.split('-')[1]));
		expect(everybody.size).toBe(7);
		await morning(AFTER);
		expect(await open()).toEqual(over);
	});

	it('[NT3] is told on the day itself where the day before was missed', async () => {
		await morning(DAY);
		expect(await open()).toEqual(near());
	});

	it('[NT5] takes the place of what asked before, and is told once however often it is raised', async () => {
		expect(await open('tsubakizaka', true)).toContain('tsubakizaka-decider sign!');
		await morning(BEFORE);
		await morning(BEFORE);
		await morning(DAY);
		expect(await open('tsubakizaka', true)).toEqual(['tsubakizaka-officer check', ...near()]);
		await morning(AFTER);
		await morning('2026-12-05');
		expect(await open('tsubakizaka', true)).toEqual(['tsubakizaka-officer check', ...over]);
		expect((await rows()).filter((row) => lastDayOf(row) !== null && row.seat === HEAD)).toHaveLength(2);
	});

	it('[NT5] what its reader has ticked off is not told again', async () => {
		await morning(BEFORE);
		desk.sqlite.prepare('update notice set done_at = at, settled_at = at where once is not null').run();
		await morning(DAY);
		expect(await open()).toEqual([]);
	});

	it('[NT4][NT5] asks nobody of a body that has decided or returned the words, and is settled by either', async () => {
		await morning(BEFORE);
		await sign(HEAD, {});
		expect(await open()).toEqual([]);
		await sign('seat-hino-decider', { verdict: 'return', text: '直してください。' });
		await morning(AFTER);
		expect([await open(), await open('hino')]).toEqual([[], []]);
		expect(await open('kurise')).not.toEqual([]);
	});

	it('[NT4] and nobody of a part that was opened again, or was frozen only since', async () => {
		await morning(BEFORE);
		must(await reopenPart(desk.deps, { ...(await desk.as(LEAD)), part: trunk, reason: '直すため' }));
		expect(await open()).toEqual([]);
		await morning(AFTER);
		expect(await open()).toEqual([]);
		await freeze();
		desk.sqlite.prepare('update part set frozen_at = ? where id = ?').run(`${AFTER}T00:00:00.000Z`, trunk);
		await morning('2026-12-05');
		expect(await open()).toEqual([]);
	});

	it('[NT3] is told on every plan, also where another one fails', async () => {
		const copy = (table: string, change: Record<string, string>, where: string) => {
			const columns = (desk.sqlite.prepare(`pragma table_info(${table})`).all() as { name: string }[]).map(({ name }) => name);
			const values = columns.map((name) => (name in change ? `'${change[name]}'` : name));
			desk.sqlite.prepare(`insert into ${table} (${columns.join()}) select ${values.join()} from ${table} where ${where}`).run();
		};
		copy('plan', { id: '0-broken' }, `id = '${desk.plan}'`);
		copy('party', { plan: '0-broken' }, `plan = '${desk.plan}'`);
		copy('seat', { id: '0-seat', plan: '0-broken' }, `id = '${HEAD}'`);
		copy('signoff_policy', { plan: '0-broken', deciding: 'broken' }, `plan = '${desk.plan}'`);
		await expect(morning(BEFORE)).rejects.toThrow('JSON');
		expect(await open()).toEqual(near());
		for (const [table, column] of Object.entries({ signoff_policy: 'plan', seat: 'plan', party: 'plan', plan: 'id' })) {
			desk.sqlite.prepare(`delete from ${table} where ${column} = '0-broken'`).run();
		}
	});

	it('[NT7] stands in the inbox with its day, before what has none', async () => {
		const other = await desk.partAt('06', null);
		must(await reopenPart(desk.deps, { ...(await desk.as(LEAD)), part: other, reason: '直すため' }));
		await freeze(other);
		await morning(BEFORE);
		const { personId } = (await desk.as(HEAD)).session;
		const moment = { at: `${BEFORE}T01:00:00.000Z`, today: BEFORE };
		const { asks } = await inboxOf(desk, { moment, session: { personId } });
		const signing = asks.filter(({ kind }) => kind.startsWith('sign'));
		expect(signing.map(({ kind, until, place, by }) => [kind, until, place?.key, by?.id])).toEqual([
			['sign-due', DAY, '03', undefined],
			['sign', null, '06', LEAD],
		]);
	});

	it('[NT7] is mailed as what asks, to a confirmed address, and never of the practice plan', async () => {
		const { personId } = (await desk.as(HEAD)).session;
		await desk.db
			.insertInto('mail_choice')
			.values({
				...{ person: personId, address: 'machida@example.jp', failed_at: null, to_me: 'prompt', to_party: null },
				...{ news: 'digest', words: 1, asked_address: null, code: null, code_at: null, code_tries: 0 },
			})
			.execute();
		const times = async () => {
			desk.sqlite.prepare('delete from notice').run();
			await morning(BEFORE);
			return (await rows()).filter(({ seat }) => seat.startsWith('seat-tsubakizaka')).map(({ mail_time: time }) => time);
		};
		expect(await times()).toEqual(['none', 'none']);
		desk.sqlite.prepare('update plan set practice = 0 where id = ?').run(desk.plan);
		expect(await times()).toEqual(['none', 'prompt']);
		desk.sqlite.prepare('update plan set practice = 1 where id = ?').run(desk.plan);
		desk.sqlite.prepare('delete from mail_choice').run();
	});
});

describe('what else is set for the section', () => {
	it('[NT3] where a 確認 comes first whoever gives it is told too, until it is given', async () => {
		setBefore({ dueOn: DAY, checkFirst: true });
		await freeze();
		await morning(BEFORE);
		expect(await open()).toEqual([...near(), `tsubakizaka-officer check-due ${DAY} near`]);
		await sign(OFFICER, { capacity: 'checked' });
		expect(await open()).toEqual(near());
		await morning(AFTER);
		expect(await open()).toEqual(over);
	});

	it('[NT4] a capacity that the section does not take is not told', async () => {
		setBefore({ dueOn: DAY, deciding: ['decision-maker'] });
		await freeze();
		await morning(BEFORE);
		expect(await open()).toEqual([`tsubakizaka-decider sign-due! ${DAY} near`]);
	});

	it('[NT4] of its own part a body is told alone; of an open part, a walled one and 21 before its time nobody', async () => {
		for (const key of ['14', '03', 'memo', 'quotes', '21']) {
			setBefore({ dueOn: DAY }, key);
		}
		const whole = await desk.partAt('21', null);
		await freeze(whole);
		await freeze(own, HEAD);
		const memo = await desk.partAt('memo', TSUBAKIZAKA);
		desk.sqlite
			.prepare(
				"update part set lock = 'frozen', frozen_hash = 'x', frozen_seq = 1, frozen_at = '2026-12-01', frozen_by = ? where id = ?",
			)
			.run(HEAD, memo);
		await morning(BEFORE);
		const told = (await rows()).filter((row) => lastDayOf(row) !== null);
		expect(told.map(({ seat, part }) => [seat, part])).toEqual([
			['seat-tsubakizaka-acting', own],
			[HEAD, own],
		]);
		desk.sqlite.prepare("update part set lock = 'open' where id = ?").run(memo);
		must(await reopenPart(desk.deps, { ...(await desk.as(LEAD)), part: whole, reason: '直すため' }));
	});
});

describe('a last day that is moved', () => {
	beforeEach(async () => {
		setBefore({ dueOn: DAY });
		await freeze();
		await morning(BEFORE);
	});

	it('[NT6] ends what told of it, asks again as before, and is told anew for the new day', async () => {
		await set('2026-12-10');
		expect(await open('tsubakizaka', true)).toEqual([
			...['tsubakizaka-acting sign!', 'tsubakizaka-decider sign!', 'tsubakizaka-officer check'],
		]);
		await morning('2026-12-09');
		expect(await open()).toEqual(near().map((one) => one.replace(DAY, '2026-12-10')));
	});

	it('[NT6] likewise where it is taken away', async () => {
		await set(null);
		await morning(AFTER);
		expect([await open(), (await open('tsubakizaka', true)).includes('tsubakizaka-decider sign!')]).toEqual([[], true]);
	});

	it('[NT6] is told at once where it is today or tomorrow, but not to whoever set it', async () => {
		await set('2026-12-02', 'seat-asagiri-decider');
		expect(await open()).toEqual(near().map((one) => one.replace(DAY, '2026-12-02')));
		const asagiri = await open('asagiri');
		expect(asagiri.filter((one) => one.startsWith('asagiri-decider'))).toEqual([]);
	});

	it('[NT6] one that comes back stands up again, in the place of what asked meanwhile', async () => {
		await set('2026-12-10');
		await set(DAY);
		await morning(BEFORE);
		expect(await open('tsubakizaka', true)).toEqual(['tsubakizaka-officer check', ...near()]);
		expect((await rows()).filter((row) => lastDayOf(row) === DAY && row.seat === HEAD)).toHaveLength(1);
	});

	it('[NT6] another body, an officer and the vendor move no day, and nothing of it is told', async () => {
		for (const seat of [HEAD, 'seat-asagiri-officer', 'seat-michishirube-reviewer']) {
			const ask = { ...(await desk.as(seat)), plan: desk.plan, change: { sections: ['03'], policy: { dueOn: null } } };
			expect(await setPolicies(desk.deps, ask)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
		}
		expect(await open()).toEqual(near());
	});

	it('[NT6] what it had taken the place of has not ended where it stands up again', async () => {
		await set('2026-12-10');
		await set(DAY);
		await morning(DAY);
		const { personId } = (await desk.as(HEAD)).session;
		const moment = { at: `${DAY}T01:00:00.000Z`, today: DAY };
		const { asks, ended } = await inboxOf(desk, { moment, session: { personId } });
		expect(asks.filter(({ kind }) => kind.startsWith('sign')).map(({ kind }) => kind)).toEqual(['sign-due']);
		expect(ended.filter(({ kind }) => kind.startsWith('sign'))).toEqual([]);
	});

	it('[NT6] what an earlier freeze asked does not ask again', async () => {
		const decider = 'seat-asagiri-decider';
		must(await reopenPart(desk.deps, { ...(await desk.as(LEAD)), part: trunk, reason: '直すため' }));
		setBefore({ dueOn: DAY, freezing: 'deciders' });
		await freeze(trunk, decider);
		await morning(BEFORE);
		const asked = async () => (await open('asagiri', true)).filter((one) => one.startsWith('asagiri-decider sign'));
		expect(await asked()).toEqual([`asagiri-decider sign-due! ${DAY} near`]);
		await set('2026-12-10');
		expect(await asked()).toEqual([]);
	});
});

describe('what was not mailed yet when a last day stands up again', () => {
	const ofHead = async () =>
		(await rows()).filter((row) => row.seat === HEAD && row.settled_at === null && !['reopened', 'policy'].includes(row.kind));
	const mails = async () => (await ofHead()).map(({ kind, mail, mail_time: time }) => [kind, mail, time]);

	it('[NT5] is mailed by it, and nothing is mailed twice', async () => {
		const { personId: person } = (await desk.as(HEAD)).session;
		await desk.db
			.insertInto('mail_choice')
			.values({
				...{ person, address: 'machida@example.jp', failed_at: null, to_me: 'digest', to_party: null },
				...{ news: 'digest', words: 1, asked_address: null, code: null, code_at: null, code_tries: 0 },
			})
			.execute();
		desk.sqlite.prepare('update plan set practice = 0 where id = ?').run(desk.plan);
		desk.sqlite
			.prepare(
				"insert into mail (id, person, kind, state, created_at, next_at, attempts) values ('m', ?, 'digest', 'sent', 'x', 'x', 1)",
			)
			.run(person);
		setBefore({ dueOn: DAY });
		await freeze();
		await morning(BEFORE);
		desk.sqlite.prepare("update notice set mail = 'm' where seat = ? and settled_at is null").run(HEAD);
		expect(await mails()).toEqual([['sign-due', 'm', 'digest']]);
		await set('2026-12-10');
		await set(DAY);
		await morning(DAY);
		expect(await mails()).toEqual([['sign-due', 'm', 'digest']]);
		must(await reopenPart(desk.deps, { ...(await desk.as(LEAD)), part: trunk, reason: '直すため' }));
		await freeze();
		desk.sqlite.prepare('update notice set at = ? where seat = ? and settled_at is null').run(`${BEFORE}T09:00:00.000Z`, HEAD);
		expect(await mails()).toEqual([['sign', null, 'digest']]);
		await morning(DAY);
		expect(await mails()).toEqual([['sign-due', null, 'digest']]);
		desk.sqlite.prepare('update plan set practice = 1 where id = ?').run(desk.plan);
		desk.sqlite.prepare('delete from mail_choice').run();
	});
});
