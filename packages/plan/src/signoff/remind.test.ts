import { describe, expect, it } from 'vitest';
import type { Party } from '../parties/types.ts';
import { defaultPolicy, type SectionPolicy } from './policy.ts';
import { decideReminder, type OwedPart, owedBy, type PartToSign } from './remind.ts';
import type { PartLock, Signoff } from './types.ts';

const [ASAGIRI, KURISE] = ['994014', '994031'];
const party = (code: string, membership: Party['membership'] = 'member'): Party => ({
	...{ code, name: code, shortName: code, kind: 'municipality', membership, place: null },
});
const parties = [party(ASAGIRI), party(KURISE), party('vendor', 'vendor')];
const frozen: PartLock = { kind: 'frozen', seq: 1, contentHash: 'now', at: '2026-11-20T00:00:00.000Z', by: 'x' };
const open: PartLock = { kind: 'open', reopened: null };
const part = (key: PartToSign['key'], more: Partial<PartToSign> = {}): PartToSign => ({
	...{ id: `${key}-${more.body ?? 'trunk'}`, key, body: null, lock: frozen, signoffs: [] },
	...more,
});
const signoff = (more: Partial<Signoff> = {}): Signoff => ({
	...{ id: 'x', body: KURISE, verdict: 'agree', capacity: 'decision-maker', contentHash: 'now', at: '2026-11-21T00:00:00.000Z' },
	...{ withdrawnAt: null, lapsedAt: null, carriedTo: null },
	...more,
});
const owed = (body: string, parts: readonly PartToSign[], policy?: Partial<SectionPolicy>) =>
	owedBy(body, parts, { parties, policies: policy === undefined ? undefined : { '02': { ...defaultPolicy, ...policy } } });
const ids = (all: readonly OwedPart[]) => all.map(({ id }) => id);

describe('what is awaited from a body', () => {
	it('[BD7] are the frozen trunks and its own frozen parts that it has not decided on, in plan order', () => {
		const parts = [
			part('01', { signoffs: [signoff()] }),
			part('02', { signoffs: [signoff({ contentHash: 'before' }), signoff({ body: ASAGIRI })] }),
			part('02', { body: KURISE }),
			part('02', { body: ASAGIRI }),
			part('03', { lock: open }),
			part('04', { signoffs: [signoff({ capacity: 'checked' })] }),
		];
		expect(ids(owed(KURISE, parts))).toEqual(['02-trunk', `02-${KURISE}`, '04-trunk']);
	});

	it('[BD7] is nothing that it has returned, no walled part, and nothing from who does not sign', () => {
		const returned = part('02', { signoffs: [signoff({ verdict: 'return' })] });
		expect(owed(KURISE, [returned, part('quotes'), part('memo', { body: KURISE })])).toEqual([]);
		expect(owed('vendor', [part('02')])).toEqual([]);
		expect(owed('nobody', [part('02')])).toEqual([]);
	});

	it('[BD2] since it took its own 決裁 back, and not since another body did', () => {
		const back = (body: string) => signoff({ body, withdrawnAt: '2026-11-25T00:00:00.000Z' });
		const since = (...signoffs: Signoff[]) => owed(KURISE, [part('02', { signoffs })]).map((one) => one.since);
		expect(since(back(ASAGIRI))).toEqual(['2026-11-20T00:00:00.000Z']);
		expect(since(back(KURISE))).toEqual(['2026-11-25T00:00:00.000Z']);
	});

	it('[NT1] is nothing that an open 軽微な修正 will carry over, and of others as ever', () => {
		const soon = part('02', { signoffs: [signoff({ contentHash: 'before' })], carriedSoon: [KURISE] });
		expect([ids(owed(KURISE, [soon])), ids(owed(ASAGIRI, [soon]))]).toEqual([[], ['02-trunk']]);
	});

	it('[BD9] waits for a 確認 only where the section asks for one and it is not there', () => {
		const needs = (signoffs: readonly Signoff[], policy?: Partial<SectionPolicy>) =>
			owed(KURISE, [part('02', { signoffs })], policy).map(({ needsCheck }) => needsCheck);
		expect(needs([])).toEqual([false]);
		expect(needs([], { checkFirst: true })).toEqual([true]);
		expect(needs([signoff({ capacity: 'checked' })], { checkFirst: true })).toEqual([false]);
		expect(needs([signoff({ capacity: 'checked', contentHash: 'before' })], { checkFirst: true })).toEqual([true]);
		expect(needs([signoff({ capacity: 'checked', body: ASAGIRI })], { checkFirst: true })).toEqual([true]);
	});
});

describe('reminding a body', () => {
	const ground = { owed: owed(KURISE, [part('02')]), receivers: 1, lastOn: null, today: '2026-12-01' };
	const codeOf = (more: Partial<Parameters<typeof decideReminder>[0]>) => {
		const decided = decideReminder({ ...ground, ...more });
		return decided.ok ? ids(decided.value) : decided.refusal.code;
	};

	it('[BD7] needs something that is awaited, and somebody who gets it', () => {
		expect(codeOf({})).toEqual(['02-trunk']);
		expect(codeOf({ owed: [] })).toBe('already-done');
		expect(codeOf({ receivers: 0 })).toBe('no-receiver');
	});

	it('[BD8] is possible again on the next day', () => {
		expect(codeOf({ lastOn: '2026-12-01' })).toBe('already-done');
		expect(codeOf({ lastOn: '2026-11-30' })).toEqual(['02-trunk']);
	});
});
