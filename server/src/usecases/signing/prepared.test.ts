import type { SigningRequests } from '@renkei/api';
import { bodyStanding, type Result, refusalOf } from '@renkei/plan';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SeatFacts, signoffOf } from '../../storage/grant-facts.ts';
import type { PartRow, SignoffRow } from '../../storage/tables.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { freezePart } from '../freeze-part.ts';
import { refusalToSign } from './resolve.ts';
import { commitSigning, prepareSigning } from './sign.ts';
import { signDirectly } from './sign-directly.ts';

const DECIDER = 'seat-kurise-decider';

let desk: PracticeDesk;
let request: Extract<SigningRequests['prepare'], { act: 'sign' }>;

beforeAll(async () => {
	desk = await startPracticeDesk();
	const { id: part } = desk.sqlite.prepare("select id from part where key = '02' and body = '994031'").get() as { id: string };
	const frozen = must(await freezePart(desk.deps, { ...(await desk.as(DECIDER)), part }));
	const parts = [{ part, contentHash: frozen.contentHash }];
	request = { act: 'sign', parts, verdict: 'agree', capacity: 'decision-maker' };
});

afterAll(() => desk.close());

function must<T>(result: Result<T>): T {
	if (!result.ok) {
		throw new Error(result.refusal.code);
	}
	return result.value;
}
const codeIn = (result: Result<unknown>): string => (result.ok ? 'recorded' : result.refusal.code);
const signer = async () => ({ ...(await desk.as(DECIDER)), plan: desk.plan, address: desk.address });
const prepare = async () => must(await prepareSigning(desk.deps, { ...(await signer()), request })).intent.nonce;
const signoffs = () => desk.sqlite.prepare('select count(*) as n from signoff where seat = ?').get(DECIDER);

it('[SG6] five minutes after it was prepared an act is not recorded any more', async () => {
	const before = signoffs();
	const nonce = await prepare();
	for (let minute = 1; minute < 5; minute += 1) {
		await desk.as(DECIDER);
	}
	// The fifth minute is over with this one.
	const late = await commitSigning(desk.deps, { ...(await signer()), request: { ...request, nonce } });
	expect(late).toEqual({ ok: false, refusal: refusalOf('prepare-again') });
	expect(signoffs()).toEqual(before);
	const again = await prepare();
	expect((await commitSigning(desk.deps, { ...(await signer()), request: { ...request, nonce: again } })).ok).toBe(true);
});

it('[SG6] nor by a clock that was set back behind its preparation', async () => {
	const nonce = await prepare();
	const { session } = await desk.as(DECIDER);
	const moment = { at: '2026-11-30T00:00:00.000Z', today: '2026-11-30' };
	const ask = { session, moment, plan: desk.plan, address: desk.address, request: { ...request, nonce } };
	expect(await commitSigning(desk.deps, ask)).toMatchObject({ ok: false, refusal: { code: 'prepare-again' } });
});

it('[SG6] nor at another plan than it was prepared at, where nothing of this one is prepared either', async () => {
	const nonce = await prepare();
	const elsewhere = { ...(await signer()), plan: '0'.repeat(32) };
	expect(codeIn(await prepareSigning(desk.deps, { ...elsewhere, request }))).toBe('unknown');
	expect(codeIn(await commitSigning(desk.deps, { ...elsewhere, request: { ...request, nonce } }))).toBe('prepare-again');
	expect(codeIn(await commitSigning(desk.deps, { ...(await signer()), request: { ...request, nonce } }))).toBe('recorded');
});

it('[SG9] whose session ran out while the request was on its way records nothing', async () => {
	const nonce = await prepare();
	const before = signoffs();
	const expires = desk.sqlite.prepare('update session set expires_at = ? where id = ?');
	const at = (time: string) => expires.run(time, `session of ${DECIDER}`);
	at('2026-11-30T00:00:00.000Z');
	expect(codeIn(await commitSigning(desk.deps, { ...(await signer()), request: { ...request, nonce } }))).toBe('not-signed-in');
	expect(codeIn(await signDirectly(desk.deps, { ...(await signer()), request: { ...request, text: '期限切れ' } }))).toBe(
		'not-signed-in',
	);
	expect(signoffs()).toEqual(before);
	at('9999');
	expect(codeIn(await commitSigning(desk.deps, { ...(await signer()), request: { ...request, nonce } }))).toBe('recorded');
});

it('[SG3] what says no verdict, or names a record twice, is not prepared', async () => {
	const preparing = async (said: object) =>
		codeIn(await prepareSigning(desk.deps, { ...(await signer()), request: { ...request, ...said } as typeof request }));
	for (const verdict of [undefined, null]) {
		expect(await preparing({ verdict })).toBe('malformed');
	}
	const { id } = must(await signDirectly(desk.deps, { ...(await signer()), request }))[0] ?? { id: '' };
	const back = { act: 'withdraw', capacity: 'decision-maker', text: '見直すため' };
	expect(await preparing({ ...back, signoffs: [id, id] })).toBe('malformed');
	expect(await preparing({ ...back, signoffs: [id], capacity: 'delegated' })).toBe('wrong-capacity');
	expect(await preparing({ ...back, signoffs: [id] })).toBe('recorded');
});

it('[SP8] nor does a deputy take anything back from a seat that names nothing to act on', async () => {
	const delegate = 'seat-kasumizawa-delegate';
	const given = desk.sqlite
		.prepare("select id from signoff where body = '994022' and capacity <> 'checked' and withdrawn_at is null")
		.get() as { id: string };
	const withdraw = async () => {
		const said: SigningRequests['prepare'] = {
			...{ act: 'withdraw', signoffs: [given.id], capacity: 'delegated', text: '見直すため' },
		};
		return codeIn(await prepareSigning(desk.deps, { ...(await signer()), ...(await desk.as(delegate)), request: said }));
	};
	expect(await withdraw()).toBe('recorded');
	const acts = desk.sqlite.prepare('update seat set delegation = ? where id = ?');
	acts.run(' ', delegate);
	expect(await withdraw()).toBe('delegation-required');
	acts.run('霞沢町事務専決規程第6条', delegate);
});

it('[SG2] empty words say nothing, and who is away is said by a 代決 alone', async () => {
	const said = { ...request, documentNumber: '', text: '', absent: '総務課長' };
	const { intent } = must(await prepareSigning(desk.deps, { ...(await signer()), request: said }));
	expect(intent.said).toMatchObject({ documentNumber: null, text: null, absent: null, basis: null });
});

it('[SG56] no role signs for a body that is no member', () => {
	const seatOf = (membership: string, role: string) => ({ party: { membership }, role }) as unknown as SeatFacts;
	expect(refusalToSign(seatOf('member', 'officer'))).toBeNull();
	for (const membership of ['vendor', 'business', 'supporter', 'state', 'observer']) {
		expect(refusalToSign(seatOf(membership, 'decider'))?.code).toBe('forbidden');
	}
	expect(refusalToSign(seatOf('member', 'reviewer'))?.code).toBe('forbidden');
});

it('[SG15] the same request again finds its record; one that says anything else, or whose record has ended, makes another', async () => {
	const sign = async (more: object = {}) =>
		must(await signDirectly(desk.deps, { ...(await signer()), request: { ...request, ...more } }))[0]?.id ?? '';
	const first = await sign({ text: '一' });
	expect(await sign({ text: '一' })).toBe(first);
	const others = [
		...[{ text: '二' }, { documentNumber: '栗総第1号' }, { decidedOn: '2026-11-24' }, { consulted: ['財政課'] }],
		...[{ verdict: 'not-applicable' }, { verdict: 'return' }],
	].map((more) => ({ text: '一', ...more }));
	const found = [first];
	for (const more of others) {
		const id = await sign(more);
		expect(found, JSON.stringify(more)).not.toContain(id);
		expect(await sign(more), JSON.stringify(more)).toBe(id);
		found.push(id);
		// Each is held against the same one.
		found.push(await sign({ text: '一' }));
	}
	const last = await sign({ text: '一' });
	desk.sqlite.prepare('update signoff set lapsed_at = ? where id = ?').run('2026-12-01T00:00:00.000Z', last);
	expect(await sign({ text: '一' })).not.toBe(last);
});

it('[SG15] whatever another body records meanwhile; but a 代決 in the place of somebody else is another record', async () => {
	const trunk = desk.sqlite.prepare("select id, frozen_hash from part where key = '09' and body is null").get() as PartRow;
	const parts = [{ part: trunk.id, contentHash: trunk.frozen_hash ?? '' }];
	const sign = async (seat: string, said: object) => {
		const ask = { ...(await signer()), ...(await desk.as(seat)), request: { ...request, parts, ...said } };
		return must(await signDirectly(desk.deps, ask))[0]?.id ?? '';
	};
	const own = await sign(DECIDER, { text: '三' });
	const inPlaceOf = (absent: string) => sign('seat-tsubakizaka-acting', { capacity: 'acting', absent });
	const acting = await inPlaceOf('総務課長');
	expect(await sign(DECIDER, { text: '三' })).toBe(own);
	expect(await inPlaceOf('総務課長')).toBe(acting);
	expect(await inPlaceOf('副町長')).not.toBe(acting);
});

it('[SG15] outside the demo nothing is recorded in one request', async () => {
	const ask = { ...(await signer()), request: { ...request, text: '異議なし' } };
	const refused = await signDirectly({ ...desk.deps, mode: 'production' }, ask);
	expect(refused).toMatchObject({ ok: false, refusal: { code: 'prepare-again' } });
	expect((await signDirectly(desk.deps, ask)).ok).toBe(true);
});

it('[SG17] which 決裁 is the latest follows the order of the acts, also when the clock was set back or stood still', async () => {
	const { session } = await desk.as(DECIDER);
	const earlier = { at: '2026-11-30T00:00:00.000Z', today: '2026-11-30' };
	const sign = async (verdict: 'agree' | 'return', moment: typeof earlier) => {
		const said = { ...request, verdict, text: verdict === 'return' ? '金額が違います。' : null };
		must(await signDirectly(desk.deps, { session, moment, address: desk.address, plan: desk.plan, request: said }));
	};
	const standing = () => {
		const rows = desk.sqlite.prepare('select * from signoff where part = ? order by at, id').all(request.parts[0]?.part);
		return bodyStanding('994031', (rows as SignoffRow[]).map(signoffOf), request.parts[0]?.contentHash ?? '');
	};
	const { moment } = await desk.as(DECIDER);
	await sign('agree', moment);
	expect(standing()).toBe('decided');
	await sign('return', earlier);
	expect(standing()).toBe('returned');
	await sign('agree', earlier);
	expect(standing()).toBe('decided');
	await sign('return', earlier);
	expect(standing()).toBe('returned');
});

it('[SG18] what others prepare, and what was recorded, takes the place of nothing', async () => {
	const [used, kept] = [await prepare(), await prepare()];
	const commit = async (nonce: string) => commitSigning(desk.deps, { ...(await signer()), request: { ...request, nonce } });
	expect(codeIn(await commit(used))).toBe('recorded');
	const check = { ...request, capacity: 'checked' } as const;
	for (let count = 0; count < 6; count += 1) {
		must(await prepareSigning(desk.deps, { ...(await signer()), ...(await desk.as('seat-kurise-officer')), request: check }));
	}
	for (let count = 0; count < 4; count += 1) {
		await prepare();
	}
	const rows = desk.sqlite.prepare('select nonce from signing_intent where nonce in (?, ?)').all(used, kept);
	expect(rows).toHaveLength(2);
	// Whoever lost the answer must not record it once more.
	expect(codeIn(await commit(used))).toBe('already-done');
});

it('[SG18] what one session prepares and does not record is kept for its newest five only', async () => {
	const nonces: string[] = [];
	for (let count = 0; count < 7; count += 1) {
		const { session, moment } = { ...(await desk.as(DECIDER)) };
		const at = new Date(Date.parse(moment.at) + count).toISOString();
		const ask = { session, moment: { ...moment, at }, plan: desk.plan, address: desk.address, request };
		nonces.push(must(await prepareSigning(desk.deps, ask)).intent.nonce);
	}
	const kept = desk.sqlite
		.prepare('select nonce from signing_intent where used_at is null and session = ?')
		.all(`session of ${DECIDER}`) as { nonce: string }[];
	expect(kept.map(({ nonce }) => nonce).sort()).toEqual(nonces.slice(-5).sort());
});
