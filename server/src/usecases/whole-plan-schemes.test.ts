import { randomBytes } from 'node:crypto';
import type { PartView, PlanSummary, PlanView, SignoffView, TodayView } from '@renkei/api';
import { type Party, partsOfPlan, type SeatRole, template } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../storage/open-sqlite.ts';
import type { Db } from '../storage/tables.ts';
import { inTransaction } from '../storage/transaction.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { writeLetter } from '../testing/write-letter.ts';
import { type NewPlan, recordPlan } from './create-plan.ts';

const TOWN: Party = {
	...{ code: '994090', name: '新里町', shortName: '新里', kind: 'municipality', membership: 'member', place: null },
};
const PREFECTURE: Party = {
	...TOWN,
	code: '990002',
	name: '霧原県',
	shortName: '霧原',
	kind: 'prefecture',
	membership: 'supporter',
};
const FIRM: Party = { ...TOWN, code: 'business-niisato', name: '新里通信', kind: 'business', membership: 'business' };

let server: DemoServer;
/** The same database, beside the server: for a plan that no door adds, and words that nobody on a socket writes. */
let db: Db;

/** A plan of one body in 類型②, which the prefecture leads and a local business supports. */
async function supportedPlan(): Promise<void> {
	const seat = (party: Party, role: SeatRole) => ({
		...{ seat: `seat-${party.code}-${role}`, person: `${party.name} ${role}`, personId: `person-${party.code}-${role}` },
		...{ post: role, role, party: party.code },
	});
	const plan: NewPlan = {
		...{ title: '新里町 デジタル実装計画', scheme: 2, edition: 'TYPE1', representative: TOWN.code, position: 99 },
		parties: [TOWN, PREFECTURE, FIRM],
		seats: [seat(TOWN, 'officer'), seat(TOWN, 'decider'), seat(PREFECTURE, 'reviewer'), seat(FIRM, 'business')],
		kind: 'real',
		contentOf: () => null,
	};
	const at = new Date().toISOString();
	const newId = () => randomBytes(16).toString('hex');
	await inTransaction(db, (tx) => recordPlan(tx, plan, { template, at, from: '2026-04-01', newId }));
}

beforeAll(async () => {
	server = await startDemo();
	db = await openSqlite(server.folder);
	await supportedPlan();
});

afterAll(async () => {
	await db.destroy();
	await server.close();
});

describe.each([
	{
		scheme: 1,
		body: '016641',
		decider: 'seat-016641-decider',
		officer: 'seat-016641-officer',
		others: ['seat-michishirube-reviewer-1-1'],
	},
	{
		scheme: 2,
		body: TOWN.code,
		decider: `seat-${TOWN.code}-decider`,
		officer: `seat-${TOWN.code}-officer`,
		others: [`seat-${PREFECTURE.code}-reviewer`, `seat-${FIRM.code}-business`],
	},
])('[WH20] a plan of one body in 類型 $scheme', ({ body, ...seats }) => {
	let decider: SignedSeat;
	let id: string;

	beforeAll(async () => {
		decider = await server.as(seats.decider);
		id = (await decider.get<{ plans: PlanSummary[] }>('/api/plans')).body.plans[0]?.id ?? '';
	});

	const plan = async () => (await decider.get<PlanView>(`/api/plans/${id}`)).body;
	const parts = async () => (await plan()).sections.flatMap((section) => section.parts);
	const trunk = async (key: string) => (await parts()).find((part) => part.key === key && part.body === null) as PartView;
	const act = async (seat: SignedSeat, part: PartView, what: 'freeze' | 'reopen') =>
		(await seat.post(`/api/parts/${part.id}/${what}`, what === 'reopen' ? { reason: '直すため' } : {})).status;
	const sign = (seat: SignedSeat, some: readonly PartView[]) =>
		seat.post<{ signoffs: SignoffView[] }>(`/api/plans/${id}/signoffs`, {
			...{ verdict: 'agree', capacity: 'decision-maker' },
			parts: some.map(({ id: part, contentHash }) => ({ part, contentHash })),
		});
	const signed = async () => (await parts()).filter(({ standings }) => standings.length > 0);

	it('is frozen by the body itself, 21 too, with the list of every other part', async () => {
		expect((await plan()).representative).toBe(body);
		const own = await signed();
		expect(own.length).toBe(partsOfPlan(template, [{ ...TOWN, code: body }]).filter(({ key }) => /^\d/.test(key)).length);
		for (const part of own) {
			expect([part.key, await act(decider, part, 'freeze')]).toEqual([part.key, 200]);
		}
		expect((await plan()).whole).toMatchObject({ step: 'ready', changes: [] });
		expect((await signed()).map(({ standings }) => standings.map((one) => one.body))).toEqual(own.map(() => [body]));
	});

	it('is decided as a whole by that body alone, in one act, and not before', async () => {
		const all = await signed();
		const whole = await trunk('21');
		expect(codeOf(await sign(decider, [whole]))).toEqual([409, 'with-plan']);
		for (const seat of [seats.officer, ...seats.others]) {
			expect([seat, (await sign(await server.as(seat), all)).status]).toEqual([seat, 403]);
		}
		expect((await trunk('21')).state).toBe('frozen');
		expect((await sign(decider, all)).status).toBe(201);
		expect((await trunk('21')).state).toBe('decided');
		expect((await plan()).whole).toMatchObject({ step: 'decided', changes: [] });
		const { plans } = (await decider.get<{ plans: PlanSummary[] }>('/api/plans')).body;
		expect(plans.find((one) => one.id === id)?.decided).toBe(22);
		const { tasks } = (await decider.get<TodayView>(`/api/today?plan=${id}`)).body;
		expect(tasks.filter(({ kind }) => kind.startsWith('sign'))).toEqual([]);
	});

	it('is decided anew once other words were frozen, by 21 and the part that changed', async () => {
		const other = await trunk('09');
		expect(await act(decider, other, 'reopen')).toBe(200);
		await inTransaction(db, (tx) => writeLetter(tx, { part: other.id, seat: seats.decider }));
		expect((await trunk('21')).standings).toMatchObject([{ body, standing: 'lapsed' }]);
		expect(await act(decider, other, 'freeze')).toBe(200);
		expect((await plan()).whole).toMatchObject({ step: 'changed', changes: [{ kind: 'changed', key: '09' }] });
		const whole = await trunk('21');
		expect(await act(decider, whole, 'reopen')).toBe(200);
		expect(await act(decider, whole, 'freeze')).toBe(200);
		expect((await sign(decider, [await trunk('21'), await trunk('09')])).status).toBe(201);
		expect((await plan()).whole).toMatchObject({ step: 'decided', changes: [] });
	});
});
