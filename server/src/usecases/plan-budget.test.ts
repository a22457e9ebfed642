import type { BudgetView } from '@renkei/api';
import { fieldsOf, openDoc } from '@renkei/part-doc';
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
import { planBudget } from './status/plan-budget.ts';
import { planKpis } from './status/plan-kpis.ts';

let server: DemoServer;
let lead: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	lead = await server.as('seat-asagiri-lead');
});

afterAll(async () => {
	await server.close();
});

const budgetOf = (seat: SignedSeat) => seat.get<BudgetView>(`/api/plans/${server.planId}/budget`);

/**
 * The 練習用 plan by hand, in yen. Shared: 2,000,000 均等割; 6,000,000 half 均等割, half 人口割; 6,240,000 and 4,800,000
 * 人口割 (9,379 + 6,666 + 5,462 + 5,010 + 4,075 + 2,303 + 3,106 = 36,001 people); so 5,000,000 ÷ 7 each and 14,040,000 by
 * people. Entered: tablets at 60,000 and meetings at 30,000. 対象外: 210,000, all of it 朝霧町's.
 *
 * | body    | 5,000,000 ÷ 7 | by people     | entered | 交付対象 exact | down      |
 * | 朝霧町   | 714,285.714   | 3,657,708.397 | 450,000 | 4,821,994.111 | 4,821,994 |
 * | 霞沢町   | 714,285.714   | 2,599,667.787 | 270,000 | 3,583,953.501 | 3,583,953 |
 * | 栗瀬町   | 714,285.714   | 2,130,120.830 | 270,000 | 3,114,406.544 | 3,114,406 |
 * | 椿坂町   | 714,285.714   | 1,953,845.727 | 270,000 | 2,938,131.441 | 2,938,131 |
 * | 灯野村   | 714,285.714   | 1,589,205.855 | 180,000 | 2,483,491.570 | 2,483,491 |
 * | 水守村   | 714,285.714   |   898,145.052 | 180,000 | 1,792,430.766 | 1,792,430 |
 * | 若杉村   | 714,285.714   | 1,211,306.353 | 270,000 | 2,195,592.067 | 2,195,592 |
 *
 * Down they are 20,929,997 of 20,930,000: 3 yen are 朝霧町's besides. 国費 is half, down to 1,000; 栗瀬町 has 200,000 of its own.
 */
const byHand: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
	朝霧町: [5_031_997, 4_821_997, 2_410_000, 0, 2_621_997],
	霞沢町: [3_583_953, 3_583_953, 1_791_000, 0, 1_792_953],
	栗瀬町: [3_114_406, 3_114_406, 1_557_000, 200_000, 1_357_406],
	椿坂町: [2_938_131, 2_938_131, 1_469_000, 0, 1_469_131],
	灯野村: [2_483_491, 2_483_491, 1_241_000, 0, 1_242_491],
	水守村: [1_792_430, 1_792_430, 896_000, 0, 896_430],
	若杉村: [2_195_592, 2_195_592, 1_097_000, 0, 1_098_592],
};

describe('the 事業費 of the 練習用 plan', () => {
	it('[BG1] is the one computed by hand, body by body and as a whole', async () => {
		const { status, body } = await budgetOf(lead);
		expect(status).toBe(200);
		const parties = (await lead.plan()).parties;
		const named = body.bodies.map(({ code, total, eligible, national, other, general }) => [
			parties.find((party) => party.code === code)?.name,
			[total, eligible, national, other, general],
		]);
		expect(Object.fromEntries(named)).toEqual(byHand);
		expect(body).toMatchObject({
			total: 21_140_000,
			eligible: 20_930_000,
			national: 10_461_000,
			other: 200_000,
			general: 10_479_000,
			remainder: { amount: 3 },
			problems: [],
		});
	});

	it('[BG7] is shown under another rule for the asking, and nothing is changed by it', async () => {
		const under = (asked: string) => lead.get<BudgetView>(`/api/plans/${server.planId}/budget?${asked}`);
		const { status, body } = await under(`rule=${encodeURIComponent('人口割')}`);
		expect(status).toBe(200);
		// 19,040,000 × 5,462 ÷ 36,001 = 2,888,710.869, and 270,000 entered.
		expect(body.bodies.find(({ code }) => code === '994031')).toMatchObject({
			total: 3_158_710,
			national: 1_579_000,
			general: 1_379_710,
		});
		expect(body.total).toBe(21_140_000);
		expect((await budgetOf(lead)).body.bodies.find(({ code }) => code === '994031')?.total).toBe(3_114_406);
		for (const wrong of [
			'rule=x',
			`rule=${encodeURIComponent('代表団体全額')}`,
			`rule=${encodeURIComponent('人口割')}&equal=101`,
		]) {
			expect(codeOf(await under(wrong)), wrong).toEqual([400, 'malformed']);
		}
	});

	it('[BG8] tells later years by body: what is answered, and who has not', async () => {
		const { laterYears } = (await budgetOf(lead)).body;
		expect(laterYears).toHaveLength(7);
		expect(laterYears[0]?.years).toEqual(
			['1年目', '2年目', '3年目'].map((year) => ({ year, cost: 2_875_000, funding: '一般財源', saving: 1_900_000 })),
		);
		expect(laterYears.filter(({ years }) => years.length === 0)).toHaveLength(2);
	});
});

describe('what it is computed from', () => {
	let practice: PracticePlan;

	beforeEach(async () => {
		practice = await startPractice();
	});

	afterEach(() => practice.close());

	/** What the lead of 朝霧町 stands on, when so much of the plan may be read. */
	async function read(mayRead: (part: PartStatus) => boolean = () => true) {
		const { db, plan, today } = practice;
		await practice.readModel.catchUp(plan);
		const facts = await loadPlanFacts(db, plan);
		const held = (await findSeats(db, { plan, today })).find(({ id }) => id === 'seat-asagiri-lead');
		const grant = held === undefined ? null : await planGrantOfSeat(db, held);
		if (grant === null) {
			throw new Error('the lead has a seat');
		}
		const readable = readableParts(grant, facts.parts).filter(mayRead);
		return { db, grant, parts: { all: facts.parts, readable } };
	}

	async function budget(mayRead?: (part: PartStatus) => boolean) {
		const { db, grant, parts } = await read(mayRead);
		const computed = await planBudget(db, grant, parts);
		return computed.ok ? computed.value : computed.refusal.code;
	}

	it('[BG6] names the body whose population goes missing, and the totals still add up', async () => {
		const part = await practice.partAt('11', '994031');
		await inTransaction(practice.db, async (tx) => {
			const doc = openDoc((await readCommitted(tx, part)).update);
			const before = Y.encodeStateVector(doc);
			fieldsOf(doc).delete('population');
			await append(tx, [{ part, update: Y.encodeStateAsUpdate(doc, before), seat: null, at: '2026-12-01T00:00:00.000Z' }]);
		});
		const computed = await budget();
		if (typeof computed === 'string') {
			throw new Error(computed);
		}
		expect(computed.problems.map(({ kind, line, body }) => [kind, line, body])).toEqual(
			[2, 5, 6].map((line) => ['population-missing', line, '994031']),
		);
		expect(computed.bodies.reduce((sum, { total }) => sum + total, 0)).toBe(21_140_000);
	});

	it('[BG9] is all of 11: whoever may not read one body’s part gets no sum that would tell it', async () => {
		expect(await budget()).toMatchObject({ total: 21_140_000 });
		expect(await budget(({ facts: { row } }) => !(row.key === '11' && row.body === '994031'))).toBe('unknown');
		expect(await budget(({ facts: { row } }) => row.key !== '14')).toMatchObject({ total: 21_140_000 });
	});

	it('[KP4] is all of 08 likewise for the KPI: whoever may not read one body’s part gets none', async () => {
		const kpis = async (mayRead?: (part: PartStatus) => boolean) => {
			const { db, grant, parts } = await read(mayRead);
			const made = await planKpis(db, grant, parts);
			return made.ok ? made.value.length : made.refusal.code;
		};
		expect(await kpis()).toBe(5);
		expect(await kpis(({ facts: { row } }) => !(row.key === '08' && row.body === '994031'))).toBe('unknown');
	});
});
