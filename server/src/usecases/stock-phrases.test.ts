import type { PhrasesView, PlanSummary } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';

let server: DemoServer;
let vendor: SignedSeat;
let officer: SignedSeat;
let decider: SignedSeat;
let second: string;

beforeAll(async () => {
	server = await startDemo();
	vendor = await server.as('seat-michishirube-reviewer');
	officer = await server.as('seat-kurise-officer');
	decider = await server.as('seat-kurise-decider');
	const { plans } = (await vendor.get<{ plans: PlanSummary[] }>('/api/plans')).body;
	second = plans.find(({ id }) => id !== server.planId)?.id ?? '';
});

afterAll(async () => {
	await server.close();
});

const at = (plan: string) => `/api/plans/${plan}/phrases`;
const textsOf = async (seat: SignedSeat, plan: string) =>
	(await seat.get<PhrasesView>(at(plan))).body.phrases.map(({ text }) => text);
const add = (seat: SignedSeat, text: string) => seat.post<PhrasesView>(at(server.planId), { text });

describe('stock phrases', () => {
	it('[OI10] a firm finds its own on each of its plans, and no other party does', async () => {
		expect((await add(vendor, '出典を書いてください。')).status).toBe(201);
		expect(await textsOf(vendor, server.planId)).toEqual(['出典を書いてください。']);
		expect(await textsOf(vendor, second)).toEqual(['出典を書いてください。']);
		expect(await textsOf(officer, server.planId)).toEqual([]);
	});

	it('[OI10] every seat of the party adds and removes them; another party’s are unknown', async () => {
		const { body } = await add(officer, '確認して直します。');
		const id = body.phrases.find(({ text }) => text === '確認して直します。')?.id ?? '';
		expect(await textsOf(decider, server.planId)).toContain('確認して直します。');
		const remove = (seat: SignedSeat) => seat.post(`${at(server.planId)}/${id}`, { deleted: true });
		expect(codeOf(await remove(vendor))).toEqual([404, 'unknown']);
		expect(await textsOf(officer, server.planId)).toContain('確認して直します。');
		expect((await remove(decider)).status).toBe(200);
		expect(await textsOf(officer, server.planId)).toEqual([]);
		expect(codeOf(await remove(decider))).toEqual([404, 'unknown']);
	});

	it('[OI11] the same words are kept once, and too many or too long ones are refused', async () => {
		const first = await add(decider, '期限までにお願いします。');
		const again = await add(officer, '　期限までにお願いします。 ');
		expect([first.status, again.status]).toEqual([201, 201]);
		expect(again.body).toEqual(first.body);
		expect((await add(decider, '長'.repeat(500))).status).toBe(201);
		expect(codeOf(await add(decider, '長'.repeat(501)))).toEqual([400, 'malformed']);
		expect(codeOf(await add(decider, '　'))).toEqual([400, 'malformed']);
		for (let number = 2; number < 200; number += 1) {
			expect((await add(decider, `定型文${number}`)).status).toBe(201);
		}
		expect(await textsOf(decider, server.planId)).toHaveLength(200);
		expect(codeOf(await add(decider, '201件目'))).toEqual([413, 'too-large']);
		expect((await add(decider, '定型文2')).status).toBe(201);
	});
});
