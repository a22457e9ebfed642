import type { BudgetView, ChecksView, ContentView, SignoffView } from '@renkei/api';
import { openDoc, rowsOf, setCell } from '@renkei/part-doc';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { planGrantOfSeat } from '../auth/plan-grants.ts';
import { findSeats } from '../storage/grant-facts.ts';
import { append, readCommitted } from '../storage/part-log.ts';
import { loadPlanFacts } from '../storage/plan-facts.ts';
import { inTransaction } from '../storage/transaction.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { type PracticePlan, startPractice } from '../testing/practice-plan.ts';
import { type PartStatus, readableParts } from './status/part-status.ts';
import { planChecks } from './status/plan-checks.ts';

const KURISE = '994031';

let server: DemoServer;
let lead: SignedSeat;
let officer: SignedSeat;
let vendor: SignedSeat;
let business: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	lead = await server.as('seat-asagiri-lead');
	officer = await server.as('seat-kurise-officer');
	vendor = await server.as('seat-michishirube-reviewer');
	business = await server.as('seat-sumikawa-business');
});

afterAll(async () => {
	await server.close();
});

const checksOf = async (seat: SignedSeat) => (await seat.get<ChecksView>(`/api/plans/${server.planId}/checks`)).body;
const checkIn = ({ checks }: ChecksView, id: string) => checks.find((check) => check.id === id);
const verdictNow = async (id: string) => checkIn(await checksOf(officer), id)?.verdict;
const move = (seat: SignedSeat, edition: string) => seat.post(`/api/plans/${server.planId}/edition`, { edition });
const answer = (seat: SignedSeat, figure: string, given: Partial<Record<'value' | 'source' | 'sourcedOn', string>> | null) =>
	seat.post(`/api/plans/${server.planId}/figures`, {
		figure,
		answer: given === null ? null : { value: '1,000,000円', source: '交付要綱 第4条', sourcedOn: '2026-01-15', ...given },
	});

describe('the checks of the 練習用 plan', () => {
	it('[CK4] say what stops it, what to look at and what is awaited, with who acts and where', async () => {
		const { checks } = await checksOf(officer);
		const told = (verdict: string) => checks.filter((check) => check.verdict === verdict).map(({ id }) => id);
		expect(told('不適合')).toEqual(['PE-13']);
		expect(told('注意')).toEqual(['K3-35', 'PE-04', 'PF-11']);
		expect(told('情報待ち')).toEqual(['K3-21', 'K3-33', 'PE-01', 'PE-06', 'PE-20', 'PF-05', 'PP-04']);
		expect(told('出典待ち')).toEqual(['PE-05', 'PF-09', 'PF-12', 'PP-02']);
		expect(told('適合').length).toBeGreaterThan(12);
		expect(checks.find(({ id }) => id === 'PE-13')).toMatchObject({
			...{ section: '13', body: null, field: 'gates.date', row: 2, actor: '994014' },
			reasons: [{ kind: 'before-grant', what: '契約可能日', value: '2027-03-25', limit: '2027-04-01' }],
		});
		// Of the places that put it right each body is led to its own.
		expect(checks.find(({ id }) => id === 'K3-35')).toMatchObject({ section: '10', body: KURISE, field: 'deputy' });
		const others = checkIn(await checksOf(lead), 'K3-35');
		expect(others).toMatchObject({ body: '994065', actors: [KURISE, '994065'] });
	});

	it('[CK3] of a plan that nobody has written in wait for almost everything', async () => {
		const newcomer = await server.as('seat-063631-officer');
		const plan = (await newcomer.get<{ seats: { plan: string }[] }>('/api/me')).body.seats[0]?.plan ?? '';
		const { checks } = (await newcomer.get<ChecksView>(`/api/plans/${plan}/checks`)).body;
		expect(checks.filter(({ verdict }) => verdict === '不適合')).toEqual([]);
		expect(checks.filter(({ verdict }) => verdict === '適合').map(({ id }) => id)).toEqual(['K3-00', 'K3-21', 'KC-01', 'PP-03']);
	});
});

describe('figures that were not read in a primary source', () => {
	it('[RT14] are answered by the 代表団体 and the vendor, by nobody else', async () => {
		expect((await answer(lead, 'limit-municipality', { value: '5' })).status).toBe(200);
		expect((await answer(vendor, 'limit-municipality', { value: '６件' })).status).toBe(200);
		for (const other of [officer, business]) {
			expect((await checksOf(other)).mayAnswer).toBe(false);
			expect(codeOf(await answer(other, 'limit-municipality', { value: '7' }))).toEqual([403, 'forbidden']);
			expect(codeOf(await answer(other, 'limit-municipality', null))).toEqual([403, 'forbidden']);
		}
		const { figures, mayAnswer } = await checksOf(vendor);
		expect(mayAnswer).toBe(true);
		expect(figures.find(({ key }) => key === 'limit-municipality')).toMatchObject({
			confirmed: false,
			value: '5件',
			answer: { value: '6件', source: '交付要綱 第4条', sourcedOn: '2026-01-15', person: '中村 圭' },
		});
	});

	it('[CK6] let the check wait until there is an answer, and again when it is taken back; the journal tells it', async () => {
		expect(await verdictNow('PF-09')).toBe('出典待ち');
		expect((await answer(lead, 'eligible-floor', {})).status).toBe(200);
		expect(await verdictNow('PF-09')).toBe('適合');
		expect((await answer(lead, 'eligible-floor', { value: '30000000' })).status).toBe(200);
		expect(await verdictNow('PF-09')).toBe('不適合');
		expect((await answer(lead, 'eligible-floor', null)).status).toBe(200);
		expect(await verdictNow('PF-09')).toBe('出典待ち');
		const { acts } = (await officer.get<{ acts: { kind: string; detail: string }[] }>(`/api/plans/${server.planId}/journal`))
			.body;
		const told = acts.filter(({ kind, detail }) => kind === 'figure' && detail.includes('下限')).map(({ detail }) => detail);
		expect(told).toHaveLength(3);
		expect(told).toContain('TYPE1 交付対象事業費の下限：1,000,000円。出典 交付要綱 第4条（2026-01-15）');
	});

	it('[CK6] are the plan’s own: another rate is the rate of its 事業費', async () => {
		const national = async () => (await lead.get<BudgetView>(`/api/plans/${server.planId}/budget`)).body.national;
		expect(await national()).toBe(10_461_000);
		expect((await answer(lead, 'national-rate', { value: '0' })).status).toBe(200);
		expect(await national()).toBe(0);
		expect((await answer(lead, 'national-rate', null)).status).toBe(200);
		expect(await national()).toBe(10_461_000);
	});

	it('[CK6] are answered once, however often the same answer is sent; what is far too long is no answer', async () => {
		const told = async () =>
			(await officer.get<{ acts: { detail: string }[] }>(`/api/plans/${server.planId}/journal`)).body.acts.filter(({ detail }) =>
				detail.includes('国費の上限'),
			).length;
		const before = await told();
		const same = { value: '50000000', source: '実施要領 p.12' };
		const sent = await Promise.all([lead, vendor, lead].map((seat) => answer(seat, 'national-cap', same)));
		expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(await told()).toBe(before + 1);
		for (const given of [{ source: 'あ'.repeat(301) }, { value: '1'.repeat(301) }, { source: 'あ'.repeat(100_000) }]) {
			expect([400, 413]).toContain((await answer(lead, 'national-cap', { ...same, ...given })).status);
		}
		expect([400, 413]).toContain((await move(lead, 'TYPE A'.repeat(50_000))).status);
		expect((await answer(lead, 'national-cap', null)).status).toBe(200);
		expect(await told()).toBe(before + 2);
	});

	it('[CK6] take no answer without its source or of a day to come, nor one to what is known', async () => {
		const wrong = [{ value: '一億' }, { source: ' ' }, { sourcedOn: '2999-01-01' }, { sourcedOn: 'きのう' }];
		for (const given of wrong) {
			expect(codeOf(await answer(lead, 'national-cap', given)), JSON.stringify(given)).toEqual([400, 'malformed']);
		}
		expect(codeOf(await answer(lead, 'support-charge', { value: '5' }))).toEqual([400, 'malformed']);
		expect(codeOf(await answer(lead, '__proto__', {}))).toEqual([400, 'malformed']);
		expect((await checksOf(lead)).figures.find(({ key }) => key === 'national-cap')?.answer).toBeNull();
	});
});

describe('another edition', () => {
	const hashes = async () => {
		const { contents } = (await lead.get<{ contents: ContentView[] }>(`/api/plans/${server.planId}/contents`)).body;
		return contents.map(({ part, seq, contentHash }) => ({ part, seq, contentHash }));
	};
	const signoffs = async () =>
		(await lead.get<{ signoffs: SignoffView[] }>(`/api/plans/${server.planId}/signoffs`)).body.signoffs;
	const ids = async () => (await checksOf(officer)).checks.map(({ id }) => id);

	it('[CK17] and back loses no entry and no sign-off; what no longer applies stands apart', async () => {
		const before = { hashes: await hashes(), signoffs: await signoffs(), checks: await ids() };
		expect(before.hashes.length).toBeGreaterThan(60);
		expect(before.signoffs.length).toBeGreaterThan(20);
		const apart = (await checksOf(officer)).apart;
		expect(apart.find(({ field }) => field === 'bonuses')).toMatchObject({ edition: 'TYPE A', entered: 3 });

		expect((await move(lead, 'TYPE A')).status).toBe(200);
		expect((await lead.plan()).edition).toBe('TYPE A');
		expect(await hashes()).toEqual(before.hashes);
		expect(await signoffs()).toEqual(before.signoffs);
		const moved = await checksOf(officer);
		expect(moved).toMatchObject({ edition: { key: 'TYPE A' }, apart: [] });
		expect(checkIn(moved, 'PF-10')).toMatchObject({ verdict: '出典待ち', figures: ['added-value'] });
		expect(checkIn(moved, 'PP-05')).toMatchObject({ verdict: '不適合', section: '00', field: 'edition' });
		expect(moved.checks.filter(({ group }) => group === 'bonus').map(({ id }) => id)).toEqual(['KB-02', 'KB-01', 'KB-07']);

		expect((await move(lead, 'TYPE1')).status).toBe(200);
		expect(await hashes()).toEqual(before.hashes);
		expect(await signoffs()).toEqual(before.signoffs);
		expect(await ids()).toEqual(before.checks);
		expect((await checksOf(officer)).apart).toEqual(apart);
	});

	it('[CK17] keeps what was answered for the one apart from what was answered for the other', async () => {
		expect((await answer(lead, 'cap-unit', { value: '共同の事業ごと' })).status).toBe(200);
		expect((await move(lead, 'TYPE A')).status).toBe(200);
		const capUnit = async () => (await checksOf(lead)).figures.find(({ key }) => key === 'cap-unit')?.answer?.value ?? null;
		expect(await capUnit()).toBeNull();
		expect((await move(lead, 'TYPE1')).status).toBe(200);
		expect(await capUnit()).toBe('共同の事業ごと');
	});

	it('[RT13] is the responsible seats’ of the 代表団体 to choose', async () => {
		expect((await checksOf(lead)).mayMove).toBe(true);
		expect((await move(lead, 'TYPE1')).status).toBe(200);
		const colleague = await server.as('seat-asagiri-officer');
		for (const other of [officer, vendor, business, colleague]) {
			expect((await checksOf(other)).mayMove).toBe(false);
			expect(codeOf(await move(other, 'TYPE A'))).toEqual([403, 'forbidden']);
		}
		expect(codeOf(await move(lead, 'TYPE2'))).toEqual([400, 'malformed']);
		expect((await lead.plan()).edition).toBe('TYPE1');
	});
});

describe('what they are judged by', () => {
	let practice: PracticePlan;

	beforeEach(async () => {
		practice = await startPractice();
	});

	afterEach(() => practice.close());

	/** What the lead of 朝霧町 is told, when so much of the plan may be read. */
	async function told(mayRead: (part: PartStatus) => boolean = () => true) {
		const { db, plan, today } = practice;
		await practice.readModel.catchUp(plan);
		const facts = await loadPlanFacts(db, plan);
		const seats = await findSeats(db, { plan, today });
		const held = seats.find(({ id }) => id === 'seat-asagiri-lead');
		const grant = held === undefined ? null : await planGrantOfSeat(db, held);
		if (grant === null) {
			throw new Error('the lead has a seat');
		}
		const readable = readableParts(grant, facts.parts).filter(mayRead);
		const seated = [...new Set(seats.map(({ party }) => party.code))];
		return planChecks(db, grant, { all: facts.parts, readable, seated });
	}

	it('[CK12] is what stands there now: the day put right, the check is 適合', async () => {
		const verdict = async () => (await told()).checks.find(({ id }) => id === 'PE-13')?.verdict;
		expect(await verdict()).toBe('不適合');
		const part = await practice.partAt('13', null);
		await inTransaction(practice.db, async (tx) => {
			const doc = openDoc((await readCommitted(tx, part)).update);
			const before = Y.encodeStateVector(doc);
			const gate = rowsOf(doc, 'gates').find(({ cells }) => cells.gate === '契約可能日');
			setCell(doc, 'gates', gate?.id ?? '', 'date', '2027-04-01');
			await append(tx, [{ part, update: Y.encodeStateAsUpdate(doc, before), seat: null, at: '2026-12-01T00:00:00.000Z' }]);
		});
		expect(await verdict()).toBe('適合');
	});

	it('[CK19] is all that a check reads: whoever may not read one body’s part is not told of it, and of no other either', async () => {
		const all = await told();
		expect(all.hidden).toEqual([]);
		const ids = new Set(all.checks.map(({ id }) => id));
		const without = await told(({ facts: { row } }) => !(row.key === '14' && row.body === KURISE));
		expect(without.hidden).toEqual(['14']);
		const missing = [...ids].filter((id) => !without.checks.some((check) => check.id === id));
		expect(missing).toEqual(['PE-06', 'PP-04']);
		const same = all.checks.filter(({ id }) => !missing.includes(id));
		expect(without.checks).toEqual(same);
		const apart = (await told(({ facts: { row } }) => row.key !== '20')).apart;
		expect(apart.some(({ section }) => section === '20')).toBe(false);
		expect(await told(() => false)).toMatchObject({ checks: [], apart: [] });
	});
});
