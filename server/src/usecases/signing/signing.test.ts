import { createHash } from 'node:crypto';
import type { PreparedView, SigningActView, SigningRequests, SignoffView } from '@renkei/api';
import { contentHashOf, intentText, type PartContent, type SigningIntent, yearsAfter } from '@renkei/plan';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAfter, dayBefore, dayInJapan } from '../../clock.ts';
import { codeOf, type DemoServer, type SignedSeat, startDemo } from '../../testing/demo-server.ts';

const KURISE = '994031';
const TSUBAKIZAKA = '994049';
const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

let server: DemoServer;
let decider: SignedSeat;
let officer: SignedSeat;
let lead: SignedSeat;

beforeAll(async () => {
	server = await startDemo();
	decider = await server.as('seat-kurise-decider');
	officer = await server.as('seat-kurise-officer');
	lead = await server.as('seat-asagiri-lead');
});

afterAll(async () => {
	await server.close();
});

type Said = SigningRequests['prepare'];
const agreeing = (parts: { part: string; contentHash: string }[]): Said => ({
	...{ act: 'sign', parts, verdict: 'agree', capacity: 'decision-maker' },
	...{ documentNumber: '栗総第412号', decidedOn: '2026-11-24' },
});
const prepare = (seat: SignedSeat, said: Said) => seat.post<PreparedView>(`/api/plans/${server.planId}/signing/prepare`, said);
const commit = (seat: SignedSeat, said: Said, more: object) =>
	seat.post<SigningActView>(`/api/plans/${server.planId}/signing`, { ...said, ...more });

/** Freezes a part of 栗瀬町 anew. */
async function frozen(key: string): Promise<{ part: string; contentHash: string }> {
	const { id: part, frozen: stands } = await decider.part(key, KURISE);
	if (stands !== null) {
		await decider.post(`/api/parts/${part}/reopen`, { reason: '書き直すため' });
	}
	const { body } = await decider.post<{ contentHash: string }>(`/api/parts/${part}/freeze`);
	return { part, contentHash: body.contentHash };
}
async function signed(key: string): Promise<SigningActView> {
	const said = agreeing([await frozen(key)]);
	const { body } = await prepare(decider, said);
	return (await commit(decider, said, { nonce: body.intent.nonce })).body;
}
const signoffsOf = async (part: string) =>
	(await decider.get<{ signoffs: SignoffView[] }>(`/api/parts/${part}/signoffs`)).body.signoffs;

describe('preparing an act', () => {
	it('[SG1] fixes positions and hashes, answers the words that have them, and records nothing', async () => {
		const target = await frozen('02');
		const before = await signoffsOf(target.part);
		const { status, body } = await prepare(decider, agreeing([target]));
		expect(status).toBe(200);
		const [part] = body.intent.parts;
		expect(part).toMatchObject({ part: target.part, section: '02', owner: KURISE, contentHash: target.contentHash });
		const [words] = body.contents;
		expect(contentHashOf(words?.content as unknown as PartContent, hex)).toBe(part?.contentHash);
		expect(`sha256:${hex(words?.text ?? '')}`).toBe(part?.textHash);
		expect(await signoffsOf(target.part)).toEqual(before);
	});

	it('[SG61] a 決裁日 is today or earlier, at most three years, or is left out; with another nothing is prepared or recorded', async () => {
		const target = await frozen('02');
		const today = dayInJapan(new Date());
		const dated = (decidedOn: string | null): Said => ({ ...agreeing([target]), decidedOn });
		for (const day of [today, yearsAfter(today, -3), null]) {
			expect([day, (await prepare(decider, dated(day))).status]).toEqual([day, 200]);
		}
		const [future, past] = [dayAfter(today), dayBefore(yearsAfter(today, -3))];
		for (const day of [future, '9999-12-31', past, '0001-01-01']) {
			const refused = await prepare(decider, dated(day));
			expect([day, ...codeOf(refused)]).toEqual([day, 400, 'malformed']);
			expect((refused.body as unknown as { detail: string }).detail).toContain('何も記録されていません');
		}
		expect((await signoffsOf(target.part)).filter(({ contentHash }) => contentHash === target.contentHash)).toEqual([]);
	});

	it('[SG2] the challenge is the hash of everything that the person puts the name to', async () => {
		const { body } = await prepare(decider, agreeing([await frozen('02')]));
		expect(body.intent).toMatchObject({
			body: { code: KURISE, name: '栗瀬町' },
			seat: { person: '小林 修', post: '総務課長', role: 'decider' },
			said: { verdict: 'agree', capacity: 'decision-maker', documentNumber: '栗総第412号', decidedOn: '2026-11-24' },
		});
		const challenge = createHash('sha256')
			.update(intentText(body.intent as SigningIntent))
			.digest('base64url');
		expect(body.stepUp).toMatchObject({ method: 'sign-in', challenge });
		const changed = { ...body.intent, said: { ...body.intent.said, documentNumber: '栗総第413号' } } as SigningIntent;
		expect(intentText(changed)).not.toBe(intentText(body.intent as SigningIntent));
	});

	it('[SG3] is refused for what could not be recorded either', async () => {
		const target = await frozen('02');
		const other = { ...target, contentHash: `sha256:${'0'.repeat(64)}` };
		expect(codeOf(await prepare(decider, agreeing([other])))).toEqual([409, 'content-changed']);
		expect(codeOf(await prepare(decider, agreeing([target, target])))).toEqual([400, 'malformed']);
		expect(codeOf(await prepare(officer, agreeing([target])))).toEqual([403, 'wrong-capacity']);
		expect(codeOf(await prepare(lead, { ...agreeing([target]), capacity: 'checked' }))).toEqual([403, 'forbidden']);
		expect(codeOf(await prepare(decider, { ...agreeing([target]), verdict: 'return' }))).toEqual([400, 'reason-required']);
		await decider.post(`/api/parts/${target.part}/reopen`, { reason: '直すため' });
		expect(codeOf(await prepare(decider, agreeing([target])))).toEqual([409, 'not-frozen']);
	});
});

describe('recording it', () => {
	it('[SG4] keeps who, for which body, in which capacity, over which words, when and how known, under a number', async () => {
		const target = await frozen('02');
		const said = agreeing([target]);
		const { body } = await prepare(decider, said);
		const act = await commit(decider, said, { nonce: body.intent.nonce });
		expect(act).toMatchObject({
			status: 201,
			body: {
				intent: body.intent,
				challenge: body.stepUp.challenge,
				evidence: { signedInBy: 'demo', clock: 'server', prepared: true, stepUp: { method: 'sign-in' } },
				signoffs: [{ part: target.part, state: 'valid', contentHash: target.contentHash, act: act.body.id }],
			},
		});
		expect(act.body.evidence.session).toMatch(/^sha256:[0-9a-f]{64}$/);
		const next = await signed('07');
		expect(next.number).toBe(act.body.number + 1);
		const receipt = await decider.get<SigningActView>(`/api/plans/${server.planId}/signing/${act.body.id}`);
		expect(receipt.body).toEqual(act.body);
	});

	it('[SG5] a nonce is used once; twice at the same moment makes one record', async () => {
		const target = await frozen('08');
		const said = agreeing([target]);
		const { nonce } = (await prepare(decider, said)).body.intent;
		const twice = await Promise.all([commit(decider, said, { nonce }), commit(decider, said, { nonce })]);
		expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
		expect(codeOf(await commit(decider, said, { nonce }))).toEqual([409, 'already-done']);
		expect((await signoffsOf(target.part)).filter(({ act }) => act !== null)).toHaveLength(1);
	});

	it('[SG6] no other session, seat or plan can use it, also of the same person', async () => {
		const target = await frozen('10');
		const said = agreeing([target]);
		const { nonce } = (await prepare(decider, said)).body.intent;
		const elsewhere = await server.as('seat-kurise-decider');
		expect(codeOf(await commit(elsewhere, said, { nonce }))).toEqual([409, 'prepare-again']);
		expect(codeOf(await commit(officer, said, { nonce }))).toEqual([409, 'prepare-again']);
		expect((await commit(decider, said, { nonce })).status).toBe(201);
	});

	it('[SG7] freezing equal words again makes a new position, which has to be prepared anew', async () => {
		const target = await frozen('11');
		const said = agreeing([target]);
		const { nonce } = (await prepare(decider, said)).body.intent;
		await decider.post(`/api/parts/${target.part}/reopen`, { reason: '直すため' });
		expect(codeOf(await commit(decider, said, { nonce }))).toEqual([409, 'not-frozen']);
		expect((await frozen('11')).contentHash).toBe(target.contentHash);
		// Nothing was written meanwhile: the same words at the same position are the ones that were shown.
		expect((await commit(decider, said, { nonce })).status).toBe(201);
	});

	it('[SG8] all parts of an act are recorded or none, under one number', async () => {
		const [first, second] = [await frozen('14'), await frozen('16')];
		const said = agreeing([second, first]);
		const { body } = await prepare(decider, said);
		expect(body.intent.parts.map(({ section }) => section)).toEqual(['14', '16']);
		await decider.post(`/api/parts/${second.part}/reopen`, { reason: '直すため' });
		const before = await signoffsOf(first.part);
		const refused = await commit(decider, said, { nonce: body.intent.nonce });
		expect(codeOf(refused)).toEqual([409, 'not-frozen']);
		expect(JSON.stringify(refused.body)).toContain('16の節：');
		expect(await signoffsOf(first.part)).toEqual(before);
		await decider.post(`/api/parts/${second.part}/freeze`);
		const act = (await commit(decider, said, { nonce: body.intent.nonce })).body;
		expect(act.signoffs.map(({ part }) => part).sort()).toEqual([first.part, second.part].sort());
	});

	it('[SG9] whoever signed out meanwhile, or whose seat ended, records nothing', async () => {
		const target = await frozen('18');
		const said = agreeing([target]);
		const leaving = await server.as('seat-kurise-decider');
		const { nonce } = (await prepare(leaving, said)).body.intent;
		await leaving.post('/api/sign-out');
		expect(codeOf(await commit(leaving, said, { nonce }))).toEqual([401, 'not-signed-in']);
		const delegate = await server.as('seat-kasumizawa-delegate');
		const { id: part, contentHash } = await delegate.part('01');
		const asDelegate = { ...agreeing([{ part, contentHash }]), capacity: 'delegated' as const };
		const prepared = await prepare(delegate, asDelegate);
		expect(prepared.body.intent.said.basis).toBe('霞沢町事務専決規程第6条');
		await lead.post(`/api/plans/${server.planId}/members`, { end: { seat: 'seat-kasumizawa-delegate' } });
		expect((await commit(delegate, asDelegate, { nonce: prepared.body.intent.nonce })).status).toBe(404);
	});
});

describe('a request that is not the one that was prepared', () => {
	it('[SG10] is refused in each of thirty mutations, and then the true one is recorded', async () => {
		const [target, other] = [await frozen('02'), await frozen('07')];
		const said = { ...agreeing([target]), text: '異議なし', consulted: ['財政課', '福祉課'], absent: null };
		const { nonce } = (await prepare(decider, said)).body.intent;
		const zeros = `sha256:${'0'.repeat(64)}`;
		const upper = target.contentHash.toUpperCase();
		const changes: object[] = [
			{ nonce: '' },
			{ nonce: `${nonce}x` },
			{ nonce: nonce.slice(1) },
			{ nonce: 'x'.repeat(43) },
			{ parts: [other] },
			{ parts: [target, other] },
			{ parts: [{ ...target, contentHash: zeros }] },
			{ parts: [{ ...target, contentHash: other.contentHash }] },
			{ parts: [{ ...target, contentHash: upper }] },
			{ parts: [{ ...other, contentHash: target.contentHash }] },
			{ parts: [{ ...target, part: '0'.repeat(32) }] },
			{ parts: [] },
			{ parts: [target, target] },
			{ verdict: 'conditional' },
			{ verdict: 'return' },
			{ verdict: 'not-applicable' },
			{ verdict: null },
			{ capacity: 'delegated' },
			{ capacity: 'acting' },
			{ capacity: 'checked' },
			{ documentNumber: '栗総第413号' },
			{ documentNumber: null },
			{ documentNumber: '' },
			{ decidedOn: '2026-11-25' },
			{ decidedOn: null },
			{ text: '異議なし。' },
			{ text: null },
			{ consulted: ['福祉課', '財政課'] },
			{ consulted: [] },
			{ act: 'withdraw', signoffs: [target.part] },
			{ act: 'later-view', signoffs: [target.part] },
			{
				assertion: {
					id: 'x',
					rawId: 'x',
					type: 'public-key',
					response: { clientDataJSON: '', authenticatorData: '', signature: '' },
				},
			},
		];
		expect(changes.length).toBeGreaterThan(30);
		const before = await signoffsOf(target.part);
		for (const change of changes) {
			const answer = await commit(decider, said, { nonce, ...change });
			expect([400, 403, 404, 409], JSON.stringify(change)).toContain(answer.status);
		}
		expect(await signoffsOf(target.part)).toEqual(before);
		expect((await commit(decider, said, { nonce })).status).toBe(201);
	});
});

describe('taking back and later viewing', () => {
	it('[SG11] a body takes its sign-off back with a reason; it stays in the list, and counts no more', async () => {
		const { signoffs } = await signed('02');
		const id = signoffs[0]?.id ?? '';
		const withdraw: Said = { act: 'withdraw', signoffs: [id], capacity: 'decision-maker', text: '負担額を見直すため' };
		expect(codeOf(await prepare(decider, { ...withdraw, text: ' ' }))).toEqual([400, 'reason-required']);
		expect((await decider.part('02', KURISE)).state).toBe('decided');
		const { body } = await prepare(decider, withdraw);
		expect(body.intent).toMatchObject({ act: 'withdraw', said: { verdict: null, text: '負担額を見直すため' } });
		const act = await commit(decider, withdraw, { nonce: body.intent.nonce });
		expect(act.body.signoffs).toMatchObject([{ id, state: 'withdrawn' }]);
		expect(await decider.part('02', KURISE)).toMatchObject({ state: 'frozen', standings: [{ standing: 'none' }] });
		expect(codeOf(await prepare(decider, withdraw))).toEqual([409, 'already-done']);
	});

	it('[SG11] after it the same words are recorded anew, by the door for programs too', async () => {
		const { signoffs } = await signed('10');
		const [before] = signoffs;
		const withdraw: Said = { act: 'withdraw', signoffs: [before?.id ?? ''], capacity: 'decision-maker', text: '違うため' };
		const { body } = await prepare(decider, withdraw);
		await commit(decider, withdraw, { nonce: body.intent.nonce });
		const { part = '', contentHash = '' } = before ?? {};
		const said = {
			contentHash,
			verdict: 'agree',
			capacity: 'decision-maker',
			documentNumber: '栗総第412号',
			decidedOn: '2026-11-24',
		};
		const again = await decider.post<SignoffView>(`/api/parts/${part}/signoffs`, said);
		expect(again).toMatchObject({ status: 201, body: { state: 'valid' } });
		expect(again.body.id).not.toBe(before?.id);
		expect((await decider.part('10', KURISE)).state).toBe('decided');
	});

	it('[SG12] nobody else takes it back: no officer, no other body, no vendor', async () => {
		const { signoffs } = await signed('07');
		const withdraw = { act: 'withdraw' as const, signoffs: [signoffs[0]?.id ?? ''], text: '違うため' };
		expect(codeOf(await prepare(officer, { ...withdraw, capacity: 'checked' }))).toEqual([403, 'forbidden']);
		expect(codeOf(await prepare(lead, { ...withdraw, capacity: 'checked' }))).toEqual([403, 'forbidden']);
		const vendor = await server.as('seat-michishirube-reviewer');
		expect(codeOf(await prepare(vendor, { ...withdraw, capacity: 'checked' }))).toEqual([403, 'forbidden']);
		const stranger = await server.as('seat-016641-officer');
		expect(codeOf(await prepare(stranger, { ...withdraw, capacity: 'checked' }))).toEqual([404, 'unknown']);
		expect(codeOf(await prepare(decider, { ...withdraw, signoffs: ['0'.repeat(32)], capacity: 'decision-maker' }))).toEqual([
			404,
			'unknown',
		]);
	});

	it('[SG56] vendor, business and accompanying prefecture are refused at the door, before it is said what there is', async () => {
		const path = `/api/plans/${server.planId}`;
		const said = { ...agreeing([{ part: '0'.repeat(32), contentHash: `sha256:${'0'.repeat(64)}` }]), nonce: 'x' };
		const { act: _, nonce: __, ...direct } = said;
		const knock = async (seat: SignedSeat) => [
			(await seat.post(`${path}/signing/prepare`, said)).status,
			(await seat.post(`${path}/signing`, said)).status,
			(await seat.post(`${path}/signoffs`, direct)).status,
		];
		expect(await knock(decider)).toEqual([404, 409, 404]);
		for (const seat of ['michishirube-reviewer', 'kitahi-business', 'tsukikage-reviewer']) {
			expect([seat, ...(await knock(await server.as(`seat-${seat}`)))]).toEqual([seat, 403, 403, 403]);
		}
	});

	it('[SG13] a 代決 asks for the 後閲 of the 決裁権者, who alone gives it, once', async () => {
		const acting = await server.as('seat-tsubakizaka-acting');
		const head = await server.as('seat-tsubakizaka-decider');
		const { id: part, contentHash } = await acting.part('09');
		const said = { ...agreeing([{ part, contentHash }]), capacity: 'acting' as const, absent: '総務課長 村上 孝' };
		const { body } = await prepare(acting, said);
		expect(body.intent.said).toMatchObject({ basis: '椿坂町事務決裁規程第9条', absent: '総務課長 村上 孝' });
		const act = (await commit(acting, said, { nonce: body.intent.nonce })).body;
		expect(act.signoffs).toMatchObject([{ body: TSUBAKIZAKA, viewing: 'required', state: 'valid' }]);
		const signoffs = act.signoffs.map(({ id }) => id);
		const view: Said = { act: 'later-view', signoffs, capacity: 'decision-maker' };
		expect(codeOf(await prepare(acting, { ...view, capacity: 'acting' }))).toEqual([403, 'forbidden']);
		expect(codeOf(await prepare(decider, view))).toEqual([403, 'forbidden']);
		const prepared = await prepare(head, view);
		const viewed = await commit(head, view, { nonce: prepared.body.intent.nonce });
		expect(viewed.body).toMatchObject({ intent: { act: 'later-view' }, signoffs: [{ viewing: 'done', state: 'valid' }] });
		expect(codeOf(await prepare(head, view))).toEqual([409, 'already-done']);
	});
});

describe('receipts', () => {
	it('[SG14] are for whoever may read every part of the act; to others there is no such act', async () => {
		const act = await signed('02');
		const path = `/api/plans/${server.planId}/signing/${act.id}`;
		expect((await lead.get(path)).status).toBe(200);
		const vendor = await server.as('seat-michishirube-reviewer');
		expect(codeOf(await vendor.get(path))).toEqual([404, 'unknown']);
		const { signoffs } = (await vendor.get<{ signoffs: SignoffView[] }>(`/api/plans/${server.planId}/signoffs`)).body;
		expect(signoffs.length).toBeGreaterThan(0);
		expect(signoffs.flatMap((one) => [one.act, one.absent, one.basis, ...one.consulted]).filter((one) => one !== null)).toEqual(
			[],
		);
		const stranger = await server.as('seat-016641-officer');
		expect(codeOf(await stranger.get(path))).toEqual([404, 'unknown']);
		const other = (await stranger.get<{ seats: { plan: string }[] }>('/api/me')).body.seats[0]?.plan;
		expect(codeOf(await stranger.get(`/api/plans/${other}/signing/${act.id}`))).toEqual([404, 'unknown']);
	});

	it('[SG15] what was recorded in one request says that nothing was prepared and shown', async () => {
		const { part, contentHash } = await frozen('07');
		const { body } = await decider.post<SignoffView>(`/api/parts/${part}/signoffs`, {
			...{ contentHash, verdict: 'agree', capacity: 'decision-maker' },
		});
		const act = await decider.get<SigningActView>(`/api/plans/${server.planId}/signing/${body.act}`);
		expect(act.body.evidence.prepared).toBe(false);
	});

	it('[SG61] whoever records in one request says any 決裁日 that the calendar has, for one part and for many', async () => {
		const target = await frozen('07');
		const many = `/api/plans/${server.planId}/signoffs`;
		const dated = (decidedOn: string) => ({ verdict: 'agree', capacity: 'decision-maker', decidedOn });
		const far = [dayAfter(dayInJapan(new Date())), '9999-12-31', '0001-01-01'];
		for (const day of far) {
			const one = await decider.post(`/api/parts/${target.part}/signoffs`, { ...dated(day), contentHash: target.contentHash });
			expect([day, one.status]).toEqual([day, 201]);
			const together = await decider.post<{ signoffs: SignoffView[] }>(many, { ...dated(day), parts: [target] });
			expect([day, together.status]).toEqual([day, 201]);
			// What is recorded so is read like everything else, also on paper.
			const act = `/api/plans/${server.planId}/signing/${together.body.signoffs[0]?.act}`;
			const { body } = await decider.get<SigningActView>(act);
			expect([body.intent.said.decidedOn, body.evidence.prepared]).toEqual([day, false]);
			expect([day, (await decider.get(`/api/parts/${target.part}/evidence`)).status]).toEqual([day, 200]);
		}
		for (const day of ['2026-02-30', '令和8年11月24日', '']) {
			expect(codeOf(await decider.post(many, { ...dated(day), parts: [target] }))).toEqual([400, 'malformed']);
		}
	});
});
