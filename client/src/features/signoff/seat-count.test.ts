import type { PartView, PlanView, PoliciesView, SignoffView } from '@renkei/api';
import { describe, expect, it } from 'vitest';
import { checkFirstOf } from './check-first.ts';
import { countFor, nothingToDo } from './seat-count.ts';

const [OWN, OTHER] = ['994031', '994014'] as const;

interface Given {
	readonly key: string;
	readonly frozen?: boolean;
	readonly own?: string;
	readonly other?: string;
	readonly may?: readonly string[];
}

const partOf = ({ key, frozen = true, own = 'none', other = 'none', may = ['read', 'sign'] }: Given) =>
	({
		...{ id: key, key, body: null, may, contentHash: 'sha256:0' },
		frozen: frozen ? { seq: 1, at: '2026-11-20T00:00:00Z', by: '佐藤', byParty: OTHER } : null,
		standings: [
			{ body: OWN, standing: own, at: null },
			{ body: OTHER, standing: other, at: null },
		],
	}) as unknown as PartView;

const planOf = (given: readonly Given[], whole: PlanView['whole'] = null) =>
	({
		whole,
		seat: { role: 'decider', party: { code: OWN, membership: 'member' } },
		sections: given.map((one) => ({ key: one.key, parts: [partOf(one)] })),
	}) as unknown as PlanView;

const signoff = (given: Partial<SignoffView>) =>
	({ body: OWN, capacity: 'checked', verdict: 'agree', state: 'valid', at: '2026-11-21', part: '03', ...given }) as SignoffView;
const asked = { policies: [{ key: '03', checkFirst: true }] } as unknown as PoliciesView;

describe('what a seat can record now', () => {
	const plan = planOf([
		{ key: '03' },
		{ key: '04', own: 'checked' },
		{ key: '05', own: 'lapsed' },
		{ key: '06', own: 'lapsed', frozen: false },
		{ key: '07', own: 'decided' },
		{ key: '08', own: 'none', frozen: false },
		{ key: '09', own: 'none', may: ['read'] },
	]);

	it('[SC5] is frozen and asks for the 決裁 of those who decide; what has lapsed and is still being written is not counted', () => {
		expect(countFor(plan, 'decision-maker', [], () => null)).toEqual({ ready: 3, lapsed: 1, waitsForCheck: 0 });
	});

	it('[SC5] asks for the 確認 of those who check', () => {
		expect(countFor(plan, 'checked', [], () => 'missing')).toEqual({ ready: 2, lapsed: 1, waitsForCheck: 0 });
	});

	it('[SC5] waits for a 確認 where one comes first and is not there', () => {
		const missing = (part: PartView) => (part.key === '05' ? 'missing' : part.key === '04' ? 'given' : null);
		expect(countFor(plan, 'decision-maker', [], missing)).toEqual({ ready: 2, lapsed: 0, waitsForCheck: 1 });
	});

	it('[SC5] counts by section: one of its parts that can be recorded is enough, and one that has lapsed', () => {
		const [trunk, own] = [partOf({ key: '03', own: 'lapsed' }), { ...partOf({ key: '03' }), id: 'own', body: OWN }];
		const both = { ...planOf([]), sections: [{ key: '03', parts: [trunk, own] }] } as unknown as PlanView;
		const count = (checkFirst: (part: PartView) => 'missing' | null) => countFor(both, 'decision-maker', [], checkFirst);
		expect(count(({ id }) => (id === 'own' ? 'missing' : null))).toEqual({ ready: 1, lapsed: 1, waitsForCheck: 0 });
		expect(count(() => 'missing')).toEqual({ ready: 0, lapsed: 0, waitsForCheck: 1 });
	});
});

describe('a 確認 that comes first', () => {
	const of = (...signoffs: SignoffView[]) => checkFirstOf(asked, OWN, { id: '03', key: '03' }, signoffs);

	it('[SC2] is missing until the own body agrees to these words, and the latest one counts', () => {
		expect(of()).toBe('missing');
		expect(of(signoff({}))).toBe('given');
		expect(of(signoff({ body: OTHER }))).toBe('missing');
		expect(of(signoff({ state: 'lapsed' }))).toBe('missing');
		expect(of(signoff({ capacity: 'decision-maker' }))).toBe('missing');
		expect(of(signoff({ part: '04' }))).toBe('missing');
		const back = signoff({ verdict: 'return', at: '2026-11-22' });
		expect(of(back, signoff({}))).toBe('missing');
		expect(of(back, signoff({ at: '2026-11-23' }))).toBe('given');
	});

	it('[SC2] is not spoken of where the section asks for none, or it is not known', () => {
		expect(checkFirstOf(asked, OWN, { id: '04', key: '04' }, [])).toBeNull();
		expect(checkFirstOf(undefined, OWN, { id: '03', key: '03' }, [])).toBeNull();
	});
});

describe('nothing to record', () => {
	it('[SC6] says whether nothing is frozen, something is to come, or the own body or everybody has decided', () => {
		const decided = { own: 'decided', other: 'conditional' };
		expect(nothingToDo(planOf([{ key: '03', frozen: false }]))).toBe('not-frozen');
		expect(
			nothingToDo(
				planOf([
					{ key: '03', ...decided },
					{ key: '04', frozen: false },
				]),
			),
		).toBe('to-come');
		expect(nothingToDo(planOf([{ key: '03', own: 'decided' }]))).toBe('own-decided');
		expect(nothingToDo(planOf([{ key: '03', own: 'returned' }]))).toBe('to-come');
		expect(nothingToDo(planOf([{ key: '03', ...decided }]))).toBe('all-decided');
		// What was decided and is being written again is still to come.
		const again = [
			{ key: '03', ...decided },
			{ key: '04', ...decided, frozen: false },
		];
		expect(nothingToDo(planOf(again))).toBe('to-come');
	});

	it('[SC6] everybody has not decided while another body’s own part is to come; what nobody signs is waited for by nobody', () => {
		const decided = partOf({ key: '03', own: 'decided', other: 'decided' });
		const others = (standing: string) =>
			({ ...decided, id: 'other', body: OTHER, standings: [{ body: OTHER, standing, at: null }] }) as PartView;
		const memo = { ...partOf({ key: 'memo', frozen: false }), standings: [] } as PartView;
		const told = (...parts: PartView[]) =>
			nothingToDo({ ...planOf([]), sections: [{ key: '03', parts: [decided, ...parts] }] } as unknown as PlanView);
		expect(told(others('none'))).toBe('own-decided');
		expect(told(others('decided'))).toBe('all-decided');
		expect(told(memo)).toBe('all-decided');
	});

	it('[SC6] not everybody has decided before the plan as a whole is decided', () => {
		const all = ['03', '21'].map((key) => ({ key, own: 'decided', other: 'decided' }));
		const whole = { part: '21', changes: [] };
		// 21 is to be frozen and decided anew, by this body too: it does not wait for the others alone.
		expect(nothingToDo(planOf(all, { ...whole, step: 'changed' }))).toBe('to-come');
		expect(nothingToDo(planOf(all, { ...whole, step: 'ready' }))).toBe('own-decided');
		expect(nothingToDo(planOf(all, { ...whole, step: 'decided' }))).toBe('all-decided');
	});
});
