import type { SigningRequests } from '@renkei/api';
import { bodyStanding, type Result, refusalOf } from '@renkei/plan';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signoffOf } from '../../storage/grant-facts.ts';
import type { SignoffRow } from '../../storage/tables.ts';
import { type PracticeDesk, startPracticeDesk } from '../../testing/practice-desk.ts';
import { freezePart } from '../freeze-part.ts';
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

it('[SG18] what one session prepares and does not record is kept for its newest five only', async () => {
	const nonces: string[] = [];
	for (let count = 0; count < 7; count += 1) {
		const { session, moment } = { ...(await desk.as(DECIDER)) };
		const at = new Date(Date.parse(moment.at) + count).toISOString();
		const ask = { session, moment: { ...moment, at }, plan: desk.plan, address: desk.address, request };
		nonces.push(must(await prepareSigning(desk.deps, ask)).intent.nonce);
	}
	const kept = desk.sqlite.prepare('select nonce from signing_intent where used_at is null').all() as { nonce: string }[];
	expect(kept.map(({ nonce }) => nonce).sort()).toEqual(nonces.slice(-5).sort());
});
