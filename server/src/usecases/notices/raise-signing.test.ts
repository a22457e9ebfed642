import type { SigningRequests } from '@renkei/api';
import type { PlanRules, Result } from '@renkei/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composePrompt } from '../../notify/compose-mail.ts';
import { inTransaction } from '../../storage/transaction.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { changeMembers } from '../change-members.ts';
import { freezePart } from '../freeze-part.ts';
import { remind } from '../reminders/remind.ts';
import { reopenPart } from '../reopen-part.ts';
import type { RecordedAct } from '../signing/record-act.ts';
import { commitSigning, prepareSigning } from '../signing/sign.ts';
import { noteCarried, noteCorrection, noteObjection } from './raise-signing.ts';
import { toldNotices } from './told-notices.ts';

const ASAGIRI = '994014';
const TSUBAKIZAKA = '994049';
const LEAD = 'seat-asagiri-lead';
const ACTING = 'seat-tsubakizaka-acting';
const HEAD = 'seat-tsubakizaka-decider';
const HINO = 'seat-hino-decider';

let desk: PracticeDesk;
let trunks: string[] = [];
let own: string;

beforeAll(async () => {
	desk = await startPracticeDesk();
	trunks = await Promise.all(['03', '06'].map((key) => desk.partAt(key, null)));
	own = await desk.partAt('14', TSUBAKIZAKA);
});

afterAll(async () => {
	await desk.close();
});

beforeEach(() => {
	desk.sqlite.prepare('delete from notice').run();
	desk.sqlite.prepare('delete from signoff').run();
	// Seats that were given in between.
	desk.sqlite.prepare("delete from seat where id not like 'seat-%'").run();
});

function must<T>(result: Result<T>): T {
	if (!result.ok) {
		throw new Error(`${result.refusal.code} ${result.refusal.detail ?? ''}`);
	}
	return result.value;
}

/** Freezes a part anew. @returns what is to be signed */
async function frozen(part: string, seat = LEAD): Promise<{ part: string; contentHash: string }> {
	const found = desk.sqlite.prepare('select lock from part where id = ?').get(part) as { lock: string };
	if (found.lock === 'frozen') {
		must(await reopenPart(desk.deps, { ...(await desk.as(seat)), part, reason: '直すため' }));
	}
	return { part, contentHash: must(await freezePart(desk.deps, { ...(await desk.as(seat)), part })).contentHash };
}

async function record(seat: string, request: SigningRequests['prepare']): Promise<RecordedAct> {
	const ask = { plan: desk.plan, address: desk.address };
	const { intent } = must(await prepareSigning(desk.deps, { ...(await desk.as(seat)), ...ask, request }));
	const committed = { ...request, nonce: intent.nonce };
	return must(await commitSigning(desk.deps, { ...(await desk.as(seat)), ...ask, request: committed }));
}
type Said = Omit<Extract<SigningRequests['prepare'], { act: 'sign' }>, 'act' | 'parts'>;
const agree = (capacity: Said['capacity'], more: Partial<Said> = {}): Said => ({ verdict: 'agree', capacity, ...more });
const sign = async (seat: string, said: Said, ...parts: { part: string; contentHash: string }[]) =>
	record(seat, { act: 'sign', parts, ...said });
const change = (seat: string, act: 'withdraw' | 'later-view', { signoffs }: RecordedAct, capacity: Said['capacity']) =>
	record(seat, { act, signoffs: signoffs.map(({ id }) => id), capacity, text: act === 'withdraw' ? '負担額を見直すため' : null });
const rows = () => desk.db.selectFrom('notice').selectAll().orderBy('at').orderBy('seat').execute();
const openOf = async (kind: string) =>
	(await rows()).filter((row) => row.kind === kind && row.settled_at === null).map(({ seat }) => seat.replace('seat-', ''));
const told = async (kind: string) => {
	const { template, today } = desk;
	const notices = (await rows()).filter((row) => row.kind === kind);
	return toldNotices(desk.db, { template, today, notices });
};

describe('a receipt', () => {
	it('[NO60][MA61] of a 決裁, its 撤回 and its 後閲 goes to the signer and to whoever else answers for the body, never of a 確認', async () => {
		const both = [await frozen(trunks[0] ?? ''), await frozen(trunks[1] ?? '')];
		const receipts = () => desk.told().filter((one) => one.includes('receipt'));
		await sign('seat-tsubakizaka-officer', agree('checked'), ...both);
		expect(receipts()).toEqual([]);
		const act = await sign(ACTING, agree('acting', { absent: '総務課長' }), ...both);
		expect(receipts()).toEqual(['tsubakizaka-acting receipt!', 'tsubakizaka-decider receipt']);
		expect(await told('receipt')).toMatchObject([
			{ place: null, signing: { act: act.row.id, number: act.row.number, title: expect.any(String), intent: { act: 'sign' } } },
			{ personal: false },
		]);
		const ask = { words: true, origin: 'https://renkei.example.jp', today: desk.today };
		const { text } = composePrompt({ ...ask, told: (await told('receipt')).slice(0, 1) });
		expect(text).toContain(`控えの番号：${act.row.number}\n`);
		for (const { contentHash } of both) {
			expect(text).toContain(contentHash);
		}
		await change(HEAD, 'later-view', act, 'decision-maker');
		expect(receipts()).toEqual(['tsubakizaka-acting receipt', 'tsubakizaka-decider receipt!']);
		await change(HEAD, 'withdraw', act, 'decision-maker');
		expect(receipts()).toEqual(['tsubakizaka-acting receipt', 'tsubakizaka-decider receipt!']);
		const { signoffs } = await sign('seat-asagiri-decider', agree('decision-maker'), both[0] ?? { part: '', contentHash: '' });
		expect(receipts()).toEqual(['asagiri-decider receipt!', 'asagiri-lead receipt']);
		expect((await told('receipt')).at(-1)?.place?.part).toBe(signoffs[0]?.part);
	});

	it('[NO66] and the 後閲 are told to the body of the act alone, and of an act only the parts that the seat may read', async () => {
		const act = await sign(ACTING, agree('acting'), await frozen(trunks[0] ?? ''), await frozen(own, HEAD));
		desk.sqlite.prepare('update notice set seat = ? where seat = ?').run(HINO, HEAD);
		expect((await told('receipt')).map(({ seat }) => seat.id)).toEqual([ACTING]);
		expect(await told('later-view')).toEqual([]);
		await change(HEAD, 'withdraw', act, 'decision-maker');
		const parts = async () => (await told('withdrawn')).map(({ signing }) => signing?.intent.parts.map(({ section }) => section));
		expect(await parts()).toEqual([
			['03', '14'],
			['03', '14'],
			['03', '14'],
		]);
		const { key } = desk.sqlite.prepare('select key from part where id = ?').get(own) as { key: string };
		desk.sqlite.prepare("update part set key = 'memo' where id = ?").run(own);
		expect(await parts()).toEqual([['03'], ['03'], ['03']]);
		desk.sqlite.prepare("update part set key = 'memo', body = ? where id = ?").run(TSUBAKIZAKA, trunks[0]);
		expect(await parts()).toEqual([]);
		desk.sqlite.prepare("update part set key = '03', body = null where id = ?").run(trunks[0]);
		desk.sqlite.prepare('update part set key = ? where id = ?').run(key, own);
	});
});

describe('a 代決', () => {
	const both = async () => [await frozen(trunks[0] ?? ''), await frozen(trunks[1] ?? '')];

	it('[NO61] asks the 決裁権者 once for all its parts, until the last of them has been viewed', async () => {
		const act = await sign(ACTING, agree('acting'), ...(await both()));
		expect(desk.told()).toContain('tsubakizaka-decider later-view!');
		const [first, second] = act.signoffs.map((row) => ({ ...act, signoffs: [row] }));
		await change(HEAD, 'later-view', first ?? act, 'decision-maker');
		expect(await openOf('later-view')).toEqual(['tsubakizaka-decider']);
		await change(HEAD, 'later-view', second ?? act, 'decision-maker');
		expect([await openOf('later-view'), desk.settled()]).toEqual([[], ['tsubakizaka-decider later-view!']]);
	});

	it('[NO61] asks no more once it is taken back, or has lapsed for good', async () => {
		const act = await sign(ACTING, agree('acting'), ...(await both()));
		await change(ACTING, 'withdraw', act, 'acting');
		expect(await openOf('later-view')).toEqual([]);
		await sign(ACTING, agree('acting'), await frozen(trunks[0] ?? ''));
		await frozen(trunks[0] ?? '');
		expect(await openOf('later-view')).toEqual(['tsubakizaka-decider']);
		desk.sqlite.prepare("update signoff set content_hash = 'other words'").run();
		await frozen(trunks[0] ?? '');
		expect(await openOf('later-view')).toEqual([]);
	});

	it('[NO61] asks whoever takes over the seat of the 決裁権者, and no other seat that begins', async () => {
		const act = await sign(ACTING, agree('acting'), ...(await both()));
		const begin = async (role: 'decider' | 'officer', party = TSUBAKIZAKA) => {
			const add = { party, person: '新任 太郎', post: '総務課長', role };
			must(await changeMembers(desk.deps, { ...(await desk.as(LEAD)), plan: desk.plan, change: { add } }));
			return desk.told().filter((one) => one.includes('later-view'));
		};
		expect(await begin('officer')).toEqual([]);
		expect(await begin('decider', ASAGIRI)).toEqual([]);
		expect(await begin('decider')).toHaveLength(1);
		const [inherited] = (await rows()).filter(({ kind, seat }) => kind === 'later-view' && seat !== HEAD);
		expect(inherited).toMatchObject({ act: act.row.id, by_seat: ACTING, personal: 1 });
		await change(HEAD, 'later-view', act, 'decision-maker');
		expect(await begin('decider')).toEqual([]);
	});
});

describe('what is taken back', () => {
	it('[NO62][NO63] asks the body again, and is told to the 代表団体 with its reason', async () => {
		const target = await frozen(trunks[0] ?? '');
		const act = await sign(HEAD, agree('decision-maker'), target);
		expect(await openOf('sign')).not.toContain('tsubakizaka-acting');
		await change(HEAD, 'withdraw', act, 'decision-maker');
		expect(desk.told().filter((one) => !one.includes('receipt'))).toEqual([
			...['asagiri-decider withdrawn', 'asagiri-lead withdrawn', 'asagiri-officer withdrawn'],
			...['tsubakizaka-acting sign!', 'tsubakizaka-officer check'],
		]);
		expect((await told('sign')).find(({ seat }) => seat.id === ACTING)).toMatchObject({ by: { id: LEAD } });
		expect((await told('withdrawn'))[0]).toMatchObject({ detail: '負担額を見直すため', by: { id: HEAD } });
	});

	it('[NO62] asks nobody who is asked already, and of an open part nobody; a 差戻し that is taken back is over', async () => {
		const target = await frozen(trunks[0] ?? '');
		const checked = await sign('seat-tsubakizaka-officer', agree('checked'), target);
		await change('seat-tsubakizaka-officer', 'withdraw', checked, 'checked');
		// Those who decide are still asked by the freeze.
		expect(desk.told()).toEqual([]);
		const returned = await sign(HEAD, { verdict: 'return', capacity: 'decision-maker', text: '直してください。' }, target);
		expect(await openOf('returned')).toContain('asagiri-lead');
		await change(HEAD, 'withdraw', returned, 'decision-maker');
		expect([await openOf('returned'), desk.told().includes('tsubakizaka-acting sign!')]).toEqual([[], true]);
		const again = await sign(HEAD, agree('decision-maker'), target);
		must(await reopenPart(desk.deps, { ...(await desk.as(LEAD)), part: target.part, reason: '直すため' }));
		await change(HEAD, 'withdraw', again, 'decision-maker');
		expect(desk.told().filter((one) => / (sign|check)/.test(one))).toEqual([]);
	});
});

describe('a 軽微な修正', () => {
	const noted = async (seat: string) => {
		const { session, moment } = await desk.as(seat);
		const plan: { id: string } & PlanRules = { id: desk.plan, representative: ASAGIRI, draftingAllowed: true, suggestOnly: [] };
		const part = { id: trunks[0] ?? '', key: '03', body: null } as const;
		return { at: moment.at, newId: desk.newId, plan, part, seat: { id: seat, personId: session.personId } };
	};
	const declared = async () => {
		const { at, plan, part, seat } = await noted(LEAD);
		const [id, hash] = [desk.newId(), 'sha256:x'];
		const words = { from_seq: 1, from_hash: hash, to_seq: 2, to_hash: hash, reason: '誤字のため', object_until: '2026-12-10' };
		await desk.db
			.insertInto('correction')
			.values({ id, plan: plan.id, part: part.id, ...words, seat: seat.id, at, signoffs: '[]', carried: null, ended_at: null })
			.execute();
		return id;
	};

	it('[NO64] is told with its last day until it has ended, an objection with its words', async () => {
		const correction = await declared();
		const bodies = [TSUBAKIZAKA];
		const act = { ...(await noted(LEAD)), correction, bodies };
		await inTransaction(desk.db, (tx) => noteCorrection(tx, act));
		expect(desk.told()).toEqual(['tsubakizaka-acting correction', 'tsubakizaka-decider correction']);
		expect((await told('correction'))[0]).toMatchObject({ until: '2026-12-10', detail: '誤字のため', place: { key: '03' } });
		const objection = await noted(HEAD);
		const text = { text: '金額が変わっています。', at: objection.at, seat: HEAD, body: TSUBAKIZAKA };
		await desk.db
			.insertInto('correction_objection')
			.values({ correction, ...text })
			.execute();
		await inTransaction(desk.db, (tx) => noteObjection(tx, { ...objection, correction }));
		expect(desk.told()).toEqual(['asagiri-decider objected', 'asagiri-lead objected', 'asagiri-officer objected']);
		expect((await told('objected'))[0]).toMatchObject({ until: null, detail: '金額が変わっています。', by: { id: HEAD } });
		await desk.db.updateTable('correction').set({ ended_at: objection.at }).where('id', '=', correction).execute();
		expect([await told('correction'), (await told('objected')).length]).toEqual([[], 3]);
	});

	it('[NO65] that carries 決裁 over is told by nobody, ends what asked for them, and what it decides is told too', async () => {
		const correction = await declared();
		await frozen(trunks[0] ?? '');
		expect(await openOf('sign')).toContain('tsubakizaka-decider');
		const { seat: _, ...act } = { ...(await noted(LEAD)), correction, carried: [], bodies: [TSUBAKIZAKA] };
		await inTransaction(desk.db, (tx) => noteCarried(tx, { ...act, decided: false }));
		expect(await openOf('sign')).not.toContain('tsubakizaka-decider');
		expect(await openOf('sign')).toContain('hino-decider');
		const carried = ['asagiri-decider carried', 'asagiri-lead carried', 'asagiri-officer carried'];
		const ofBody = ['tsubakizaka-acting carried', 'tsubakizaka-decider carried'];
		expect(desk.told()).toEqual([...carried, ...ofBody]);
		expect((await told('carried')).map(({ by }) => by)).toEqual(Array(5).fill(null));
		desk.sqlite.prepare('delete from notice').run();
		await inTransaction(desk.db, (tx) => noteCarried(tx, { ...act, decided: true }));
		const decided = carried.map((one) => one.replace('carried', 'decided'));
		expect(desk.told()).toEqual([...carried, ...decided, ...ofBody].sort());
	});

	it('[BD10] that carries 決裁 over ends the reminder of what nothing else of waits', async () => {
		const target = await frozen(trunks[0] ?? '');
		await sign(HEAD, agree('decision-maker'), target);
		desk.sqlite.prepare("update signoff set lapsed_at = at, content_hash = 'sha256:before'").run();
		must(await remind(desk.deps, { ...(await desk.as(LEAD)), plan: desk.plan, said: { body: TSUBAKIZAKA } }));
		desk.sqlite.prepare('update reminder set parts = ?').run(JSON.stringify([target.part]));
		const [correction, { seat: _, ...act }] = [await declared(), await noted(LEAD)];
		const carry = () =>
			inTransaction(desk.db, (tx) => noteCarried(tx, { ...act, correction, carried: [], bodies: [TSUBAKIZAKA], decided: false }));
		await carry();
		expect(await openOf('reminded')).toEqual(['tsubakizaka-acting', 'tsubakizaka-decider']);
		desk.sqlite.prepare('update signoff set carried_to = ?').run(target.contentHash);
		await carry();
		expect(await openOf('reminded')).toEqual([]);
	});

	it('[NO61] that carries a 代決 over asks for its 後閲 again, once, and not where it is asked for still', async () => {
		const part = trunks[0] ?? '';
		const act = await sign(ACTING, agree('acting'), await frozen(part));
		const lapse = desk.sqlite.prepare('update signoff set lapsed_at = ?, carried_to = ? where part = ?');
		const carry = async () => {
			const carried = act.signoffs.map(({ id }) => id);
			const correction = await declared();
			const { seat: _, ...unseated } = await noted(LEAD);
			const over = { ...unseated, correction, carried, bodies: [TSUBAKIZAKA], decided: false };
			await inTransaction(desk.db, (tx) => noteCarried(tx, over));
			return desk.told().filter((one) => one.includes('later-view'));
		};
		lapse.run('2026-12-02', 'sha256:x', part);
		// The notice of the act itself has not been settled yet.
		expect(await carry()).toEqual([]);
		desk.sqlite.prepare('update notice set settled_at = at').run();
		expect(await carry()).toEqual(['tsubakizaka-decider later-view!']);
		expect((await rows()).findLast(({ kind }) => kind === 'later-view')).toMatchObject({
			act: act.row.id,
			part,
			by_seat: ACTING,
		});
		expect(await carry()).toEqual([]);
		// And it can be given now, which settles it.
		await change(HEAD, 'later-view', act, 'decision-maker');
		expect(await openOf('later-view')).toEqual([]);
		desk.sqlite.prepare('update notice set settled_at = at').run();
		expect(await carry()).toEqual([]);
	});
});
