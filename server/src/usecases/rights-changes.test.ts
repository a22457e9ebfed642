import type { SeatView } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';

let server: DemoServer;
let officer: SignedSeat;
let lead: SignedSeat;
let vendor: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	officer = await server.as('seat-kurise-officer');
	lead = await server.as('seat-asagiri-lead');
	vendor = await server.as('seat-michishirube-reviewer');
});

afterAll(async () => {
	await server.close();
});

const change = (seat: SignedSeat, what: string, body: unknown) => seat.post(`/api/plans/${server.planId}/${what}`, body);

describe('what a plan narrows', () => {
	it('[RC1] 提案のみ takes the trunk from the members and leaves it to the 代表団体', async () => {
		expect((await officer.part('02')).may).toContain('write');
		expect(codeOf(await change(officer, 'sections/02/suggest-only', { on: true }))).toEqual([403, 'forbidden']);
		expect((await change(lead, 'sections/02/suggest-only', { on: true })).status).toBe(200);
		expect(await officer.part('02')).toMatchObject({ readOnly: { code: 'suggest-only' } });
		expect((await lead.part('02')).may).toContain('write');
		expect((await change(lead, 'sections/02/suggest-only', { on: false })).status).toBe(200);
		expect((await officer.part('02')).may).toContain('write');
		expect(codeOf(await change(lead, 'sections/99/suggest-only', { on: true }))).toEqual([404, 'unknown']);
	});

	it('[RC2] drafting off takes the trunks from the vendor', async () => {
		expect((await vendor.part('02')).may).toContain('write');
		expect((await change(lead, 'drafting', { allowed: false })).status).toBe(200);
		expect(await vendor.part('02')).toMatchObject({ readOnly: { code: 'drafting-off' } });
		expect((await vendor.part('02')).may).toContain('suggest');
		expect((await change(lead, 'drafting', { allowed: true })).status).toBe(200);
	});

	it('[RC3] the journal tells who changed what', async () => {
		const { body } = await officer.get<{ acts: { kind: string; detail: string; person: string }[] }>(
			`/api/plans/${server.planId}/journal`,
		);
		const kinds = body.acts.map((act) => `${act.person} ${act.kind} ${act.detail}`);
		expect(kinds).toContain('佐藤 真紀 drafting stopped');
		expect(kinds).toContain('佐藤 真紀 suggest-only 02');
	});
});

describe('seats', () => {
	const members = async () => (await lead.get<{ seats: SeatView[] }>(`/api/plans/${server.planId}/members`)).body.seats;

	it('[RC4] a new seat counts at once and its end too', async () => {
		const add = { party: '994031', person: '新任 太郎', post: '総務課 主事', role: 'officer' };
		expect(codeOf(await change(officer, 'members', { add }))).toEqual([403, 'forbidden']);
		expect((await change(lead, 'members', { add })).status).toBe(200);
		const seat = (await members()).find((one) => one.person === '新任 太郎')?.seat ?? '';
		const newcomer = await server.as(seat);
		expect((await newcomer.get(`/api/plans/${server.planId}`)).status).toBe(200);
		expect((await change(lead, 'members', { end: { seat } })).status).toBe(200);
		expect((await newcomer.get('/api/me')).status).toBe(200);
		expect(codeOf(await newcomer.get(`/api/plans/${server.planId}`))).toEqual([404, 'unknown']);
	});

	it('[RC5] only bodies get deciding seats, and nobody ends the own seat', async () => {
		const role = 'decider';
		const add = { party: 'vendor-michishirube', person: '委託 花子', post: '', role };
		expect(codeOf(await change(lead, 'members', { add }))).toEqual([400, 'malformed']);
		expect((await change(lead, 'members', { add: { ...add, role: 'reviewer' } })).status).toBe(200);
		expect(codeOf(await change(lead, 'members', { end: { seat: 'seat-asagiri-lead' } }))).toEqual([403, 'forbidden']);
	});
});

describe('the 代表団体', () => {
	it('[RC6] while none is named nobody freezes a trunk; any decider names it, then only its own decider changes it', async () => {
		const decider = await server.as('seat-063614-decider');
		const other = await server.as('seat-063622-decider');
		const clerk = await server.as('seat-063614-officer');
		const plan = (await decider.get<{ seats: SeatView[] }>('/api/me')).body.seats[0]?.plan ?? '';
		const view = (await decider.get<{ sections: { parts: { id: string }[] }[] }>(`/api/plans/${plan}`)).body;
		const trunk = view.sections[0]?.parts[0]?.id ?? '';
		const name = (seat: SignedSeat, code: string) => seat.post(`/api/plans/${plan}/representative`, { code });

		expect(codeOf(await decider.post(`/api/parts/${trunk}/freeze`))).toEqual([409, 'representative-unset']);
		const { tasks } = (await decider.get<{ tasks: { kind: string }[] }>('/api/today')).body;
		expect(tasks[0]?.kind).toBe('name-representative');
		expect(codeOf(await name(clerk, '063614'))).toEqual([403, 'forbidden']);
		expect(codeOf(await name(decider, '999999'))).toEqual([400, 'malformed']);
		expect((await name(decider, '063614')).status).toBe(200);
		expect(codeOf(await name(other, '063622'))).toEqual([403, 'forbidden']);
		expect((await decider.post(`/api/parts/${trunk}/freeze`)).status).toBe(200);
		expect((await name(decider, '063622')).status).toBe(200);
	});
});

describe('acting as', () => {
	it('[RC7] a person acts as a seat of the own only', async () => {
		const own = (await vendor.get<{ seats: SeatView[] }>('/api/me')).body.seats[1]?.seat;
		expect((await vendor.post('/api/me/seat', { seat: own })).status).toBe(200);
		expect(codeOf(await vendor.post('/api/me/seat', { seat: 'seat-kurise-decider' }))).toEqual([404, 'unknown']);
	});
});
