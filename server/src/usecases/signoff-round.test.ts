import type { SignoffView } from '@renkei/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../testing/demo-server.ts';

const KURISE = '994031';

let server: DemoServer;
let officer: SignedSeat;
let decider: SignedSeat;
let lead: SignedSeat;
let vendor: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	officer = await server.as('seat-kurise-officer');
	decider = await server.as('seat-kurise-decider');
	lead = await server.as('seat-asagiri-lead');
	vendor = await server.as('seat-michishirube-reviewer');
});

afterAll(async () => {
	await server.close();
});

const agreed = (contentHash: string) => ({ contentHash, verdict: 'agree', capacity: 'decision-maker' });

/** Freezes a body's own part and gives back its hash. */
async function frozen(key: string): Promise<{ part: string; contentHash: string }> {
	const { id: part } = await decider.part(key, KURISE);
	const answer = await decider.post<{ contentHash: string }>(`/api/parts/${part}/freeze`);
	expect(answer.status).toBe(200);
	return { part, contentHash: answer.body.contentHash };
}

describe('a sign-off from freeze to lapse', () => {
	it('[SO1] a part is decided when its body has given 同意 to the frozen words, and shows it again after a reopening', async () => {
		const { part, contentHash } = await frozen('02');
		expect((await decider.content(part)).contentHash).toBe(contentHash);
		expect((await decider.part('02', KURISE)).state).toBe('frozen');
		const signed = await decider.post<SignoffView>(`/api/parts/${part}/signoffs`, agreed(contentHash));
		expect(signed).toMatchObject({ status: 201, body: { body: KURISE, person: '小林 修', state: 'valid', contentHash } });
		expect(await decider.part('02', KURISE)).toMatchObject({
			state: 'decided',
			standings: [{ body: KURISE, standing: 'decided' }],
			readOnly: { code: 'part-frozen' },
		});
		const reopened = await decider.post(`/api/parts/${part}/reopen`, { reason: '出典を足すため' });
		expect(reopened.status).toBe(200);
		// The words are still the signed ones, so the sign-off stands.
		expect(await decider.part('02', KURISE)).toMatchObject({
			state: 'drafting',
			reopened: { reason: '出典を足すため', by: '小林 修' },
			standings: [{ standing: 'decided' }],
		});
	});

	it('[SO2] a reopening needs a reason', async () => {
		const { part } = await frozen('07');
		expect(codeOf(await decider.post(`/api/parts/${part}/reopen`, { reason: '  ' }))).toEqual([400, 'reason-required']);
		expect((await decider.post(`/api/parts/${part}/reopen`, { reason: '書き直すため' })).status).toBe(200);
		expect(codeOf(await decider.post(`/api/parts/${part}/reopen`, { reason: '書き直すため' }))).toEqual([409, 'not-frozen']);
	});

	it('[SO3] other words than the frozen ones cannot be signed', async () => {
		const { part, contentHash } = await frozen('10');
		const other = `sha256:${'0'.repeat(64)}`;
		for (const hash of [other, 'sha256:abc', '']) {
			expect(codeOf(await decider.post(`/api/parts/${part}/signoffs`, agreed(hash)))).toEqual([409, 'content-changed']);
		}
		expect((await decider.post(`/api/parts/${part}/signoffs`, agreed(contentHash))).status).toBe(201);
	});

	it('[SO4] a seat signs only in its own capacity: an officer gives a 確認, which decides nothing', async () => {
		const { part, contentHash } = await frozen('16');
		const asDecider = await officer.post(`/api/parts/${part}/signoffs`, agreed(contentHash));
		expect(codeOf(asDecider)).toEqual([403, 'wrong-capacity']);
		const checked = await officer.post(`/api/parts/${part}/signoffs`, { ...agreed(contentHash), capacity: 'checked' });
		expect(checked.status).toBe(201);
		expect(await officer.part('16', KURISE)).toMatchObject({ state: 'frozen', standings: [{ standing: 'checked' }] });
	});

	it('[SO5] nobody signs for another body, and the vendor never signs', async () => {
		const { part, contentHash } = await frozen('18');
		for (const stranger of [vendor, lead]) {
			const refused = await stranger.post(`/api/parts/${part}/signoffs`, agreed(contentHash));
			expect(codeOf(refused)).toEqual([403, 'forbidden']);
		}
		expect((await decider.post(`/api/parts/${part}/signoffs`, agreed(contentHash))).status).toBe(201);
	});

	it('[SO6] a 差戻し or a condition needs its reason', async () => {
		const { part, contentHash } = await frozen('14');
		const returned = { ...agreed(contentHash), verdict: 'return' };
		expect(codeOf(await decider.post(`/api/parts/${part}/signoffs`, returned))).toEqual([400, 'reason-required']);
		const withReason = await decider.post(`/api/parts/${part}/signoffs`, { ...returned, text: '負担の年数が違います。' });
		expect(withReason.status).toBe(201);
		expect((await decider.part('14', KURISE)).state).toBe('frozen');
	});

	it('[SO7] only those who may freeze a part freeze it, and only once', async () => {
		const { id: part } = await officer.part('11', KURISE);
		expect(codeOf(await officer.post(`/api/parts/${part}/freeze`))).toEqual([403, 'forbidden']);
		expect(codeOf(await lead.post(`/api/parts/${part}/freeze`))).toEqual([403, 'forbidden']);
		expect((await decider.post(`/api/parts/${part}/freeze`)).status).toBe(200);
		expect(codeOf(await decider.post(`/api/parts/${part}/freeze`))).toEqual([409, 'already-frozen']);
	});

	it('[SO8] the frozen words can be read as they were frozen', async () => {
		const { id: part, contentHash } = await officer.part('11', KURISE);
		const answer = await officer.get(`/api/parts/${part}/freeze`);
		expect(answer).toMatchObject({ status: 200, body: { contentHash, by: '小林 修' } });
	});

	it('[WH5] 21 is signed with the plan as a whole', async () => {
		const { id: part } = await lead.part('21');
		const { body } = await lead.post<{ contentHash: string }>(`/api/parts/${part}/freeze`);
		const refused = await decider.post(`/api/parts/${part}/signoffs`, agreed(body.contentHash));
		expect(codeOf(refused)).toEqual([409, 'with-plan']);
	});
});

describe('a sign-off that is sent twice', () => {
	it('[SO21a] is recorded once, in the list and in the journal; after something else it is said anew', async () => {
		const { part, contentHash } = await frozen('08');
		const path = `/api/parts/${part}/signoffs`;
		const said = { ...agreed(contentHash), documentNumber: '栗総第1号', decidedOn: null, text: null };
		const twice = await Promise.all([decider.post<SignoffView>(path, said), decider.post<SignoffView>(path, said)]);
		expect(twice.map((answer) => answer.status)).toEqual([201, 201]);
		expect(twice[0]?.body.id).toBe(twice[1]?.body.id);
		const { acts } = (
			await decider.get<{ acts: { kind: string; part: { id: string } | null }[] }>(`/api/plans/${server.planId}/journal`)
		).body;
		expect(acts.filter((act) => act.kind === 'signoff' && act.part?.id === part)).toHaveLength(1);
		await decider.post(path, { ...said, verdict: 'return', text: '値が違います。' });
		expect((await decider.part('08', KURISE)).state).toBe('frozen');
		expect((await decider.post<SignoffView>(path, said)).body.id).not.toBe(twice[0]?.body.id);
		expect((await decider.part('08', KURISE)).state).toBe('decided');
	});
});

describe('many parts in one act', () => {
	it('[SO10] all are signed or none is', async () => {
		const trunks = await Promise.all(['01', '09'].map((key) => decider.part(key)));
		const parts = trunks.map(({ id, contentHash }) => ({ part: id, contentHash }));
		const said = { verdict: 'agree', capacity: 'decision-maker', documentNumber: '栗総第412号', decidedOn: '2026-11-24' };
		const [first] = parts;
		const wrong = { part: parts[1]?.part, contentHash: `sha256:${'0'.repeat(64)}` };
		const path = `/api/plans/${server.planId}/signoffs`;
		expect(codeOf(await decider.post(path, { ...said, parts: [first, wrong] }))).toEqual([409, 'content-changed']);
		const standing = async (key: string) =>
			(await decider.part(key)).standings.find((candidate) => candidate.body === KURISE)?.standing;
		expect(await standing('01')).not.toBe('decided');
		const signed = await decider.post<{ signoffs: SignoffView[] }>(path, { ...said, parts });
		expect(signed.status).toBe(201);
		expect(signed.body.signoffs.map((signoff) => signoff.documentNumber)).toEqual(['栗総第412号', '栗総第412号']);
		expect([await standing('01'), await standing('09')]).toEqual(['decided', 'decided']);
	});

	it('[SO11] a part of another plan in the list is unknown', async () => {
		const other = await server.as('seat-016641-officer');
		const seats = (await other.get<{ seats: { plan: string }[] }>('/api/me')).body.seats;
		const plan = (await other.get<{ sections: { parts: { id: string }[] }[] }>(`/api/plans/${seats[0]?.plan}`)).body;
		const part = plan.sections[0]?.parts[0]?.id;
		const parts = [{ part, contentHash: `sha256:${'0'.repeat(64)}` }];
		const said = { verdict: 'agree', capacity: 'decision-maker', parts };
		expect(codeOf(await decider.post(`/api/plans/${server.planId}/signoffs`, said))).toEqual([404, 'unknown']);
	});
});
