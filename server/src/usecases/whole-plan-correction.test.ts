import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorrectionsView, SignoffView } from '@renkei/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqlite } from '../storage/open-sqlite.ts';
import { inTransaction } from '../storage/transaction.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';
import { writeLetter } from '../testing/write-letter.ts';

const folder = mkdtempSync(join(tmpdir(), 'renkei-'));
let now = new Date('2026-12-01T01:00:00.000Z');
let server: DemoServer;
let lead: SignedSeat;
let deciders: SignedSeat[];

async function opened(): Promise<void> {
	server = await startDemo({ data: folder }, { now: () => now });
	lead = await server.as('seat-asagiri-lead');
	const { seats } = (await lead.get<{ seats: { seat: string; plan: string; role: string }[] }>('/api/demo/seats')).body;
	const own = seats.filter(({ plan, role }) => plan === server.planId && role === 'decider');
	deciders = await Promise.all(own.map(({ seat }) => server.as(seat)));
}

beforeAll(opened);

afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true, force: true });
});

const act = async (seat: SignedSeat, part: string, what: 'freeze' | 'reopen'): Promise<void> => {
	now = new Date(now.getTime() + 60_000);
	const answer = await seat.post(`/api/parts/${part}/${what}`, what === 'reopen' ? { reason: '誤字を直すため' } : {});
	expect(answer.status).toBe(200);
};
const whole = () => lead.part('21');
const step = async () => (await lead.plan()).whole;

/** Signs what the seat's body has still to decide, of some sections or of all. */
async function sign(seat: SignedSeat, only: (key: string) => boolean = () => true) {
	now = new Date(now.getTime() + 60_000);
	const plan = await seat.plan();
	const parts = plan.sections
		.flatMap((section) => section.parts)
		.filter(({ key, standings }) => only(key) && standings.some(({ body }) => body === plan.seat.party.code))
		.map(({ id: part, contentHash }) => ({ part, contentHash }));
	const said = { verdict: 'agree', capacity: 'decision-maker', parts };
	return seat.post<{ signoffs: SignoffView[] }>(`/api/plans/${server.planId}/signoffs`, said);
}

it('[WH21] a 軽微な修正 of another part carries its 決裁 over and not that of 21: the plan is decided anew, by 21 alone', async () => {
	for (const seat of [lead, ...deciders]) {
		for (const { id, may, frozen } of (await seat.plan()).sections.flatMap(({ parts }) => parts)) {
			if (may.includes('freeze') && frozen === null) {
				await act(seat, id, 'freeze');
			}
		}
	}
	for (const seat of deciders) {
		expect((await sign(seat)).status).toBe(201);
	}
	expect(await step()).toMatchObject({ step: 'decided' });
	const { id: other } = await lead.part('09');
	const { id: part } = await whole();
	await act(lead, other, 'reopen');
	const db = await openSqlite(folder);
	await inTransaction(db, (tx) => writeLetter(tx, { part: other, seat: 'seat-asagiri-lead' }));
	await db.destroy();
	await act(lead, other, 'freeze');
	const said = { reason: '誤字を直しました。', objectUntil: '2026-12-08' };
	expect((await lead.post<CorrectionsView>(`/api/parts/${other}/corrections`, said)).status).toBe(201);
	const standings = async (key: string) => new Set((await lead.part(key)).standings.map(({ standing }) => standing));
	expect([await standings('09'), await standings('21')]).toEqual([new Set(['lapsed']), new Set(['lapsed'])]);
	// 21 is frozen anew at once; until the 軽微な修正 has ended no body can decide it without 09.
	await act(lead, part, 'reopen');
	await act(lead, part, 'freeze');
	expect(await step()).toMatchObject({ step: 'ready', changes: [] });
	const [first] = deciders as [SignedSeat];
	expect(codeOf(await sign(first, (key) => key === '21'))).toEqual([409, 'with-plan']);
	await server.close();
	now = new Date('2026-12-09T00:00:00.000Z');
	await opened();
	for (;;) {
		const { corrections } = (await lead.get<CorrectionsView>(`/api/plans/${server.planId}/corrections`)).body;
		if (corrections[0]?.state !== 'open') {
			break;
		}
		await new Promise((next) => setTimeout(next, 20));
	}
	expect([await standings('09'), (await lead.part('09')).state]).toEqual([new Set(['decided']), 'decided']);
	expect([await standings('21'), (await whole()).state]).toEqual([new Set(['lapsed']), 'frozen']);
	expect(await step()).toMatchObject({ step: 'ready', changes: [] });
	for (const seat of deciders) {
		expect((await step())?.step).toBe('ready');
		expect((await sign(seat, (key) => key === '21')).status).toBe(201);
	}
	expect(await step()).toMatchObject({ step: 'decided', changes: [] });
});
