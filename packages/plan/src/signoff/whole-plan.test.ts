import { describe, expect, it } from 'vitest';
import type { Party } from '../parties/types.ts';
import { decideDeclaration, declarableOf } from './corrections.ts';
import type { Signoff } from './types.ts';
import {
	decideWhole,
	hashOfWhole,
	manifestChanges,
	manifestLines,
	manifestOf,
	type PartOfWhole,
	stateOfWhole,
	type WholeGround,
	wholeStepOf,
} from './whole-plan.ts';

const hashOf = (letter: string): string => `sha256:${letter.repeat(64)}`;
const [A, B, WHOLE, OWN] = [hashOf('a'), hashOf('b'), hashOf('c'), hashOf('d')];
const [ours, theirs] = ['994014', '994031'];

const party = (code: string): Party => ({
	...{ code, name: code, shortName: code, kind: 'municipality', membership: 'member', place: null },
});
const parties = [party(ours), party(theirs)];

function agreed(body: string, contentHash: string, given: Partial<Signoff> = {}): Signoff {
	return {
		...{ id: `${body} ${contentHash}`, body, verdict: 'agree', capacity: 'decision-maker', contentHash },
		...{ at: '2026-10-20T01:00:00.000Z', withdrawnAt: null, lapsedAt: null, carriedTo: null },
		...given,
	};
}

function part(key: string, body: string | null = null, given: Partial<PartOfWhole> = {}): PartOfWhole {
	const contentHash = given.contentHash ?? A;
	const signoffs = (body === null ? [ours, theirs] : [body]).map((code) => agreed(code, contentHash));
	return { part: `${key}${body ?? ''}`, key, body, seq: 3, frozen: true, signoffs, ...given, contentHash };
}

const plan: readonly PartOfWhole[] = [
	...[part('00'), part('02'), part('02', ours), part('02', theirs), part('20')],
	...[part('21', null, { signoffs: [] }), part('quotes', 'vendor'), part('memo', ours)],
];
const frozen = manifestOf(plan);
const withPart = (id: string, given: Partial<PartOfWhole>) => plan.map((one) => (one.part === id ? { ...one, ...given } : one));
const namesOf = (places: readonly PartOfWhole[]) =>
	manifestChanges(frozen, manifestOf(places, frozen)).map(({ kind, key, body }) => `${kind} ${key}${body ?? ''}`);

describe('the manifest of the plan', () => {
	it('[WH1] names every signed part in plan order with its hash, and neither 21 nor what is behind a wall', () => {
		expect(frozen).toEqual([
			{ part: '00', seq: 3, key: '00/contentHash', value: A },
			{ part: '02', seq: 3, key: '02/contentHash', value: A },
			{ part: `02${ours}`, seq: 3, key: `02/${ours}/contentHash`, value: A },
			{ part: `02${theirs}`, seq: 3, key: `02/${theirs}/contentHash`, value: A },
			{ part: '20', seq: 3, key: '20/contentHash', value: A },
		]);
		expect(manifestLines(frozen)[2]).toEqual({ part: `02${ours}`, key: '02', body: ours, seq: 3, contentHash: A });
		expect(manifestLines([{ part: '11', seq: 2, key: 'total', value: 12 }])).toEqual([]);
	});

	it('[WH2] keeps the position of words that the freeze before names, and gives other words their own', () => {
		const back = withPart('02', { seq: 9 });
		expect(manifestOf(back, frozen)).toEqual(frozen);
		expect(manifestOf(withPart('02', { seq: 9, contentHash: B }), frozen)[1]).toMatchObject({ seq: 9, value: B });
		expect(manifestOf(back)[1]).toMatchObject({ seq: 9 });
	});

	it('[WH3] tells what differs: other words, a part that came, one that went, one that stands elsewhere', () => {
		expect(namesOf(plan)).toEqual([]);
		expect(namesOf(withPart('02', { seq: 9 }))).toEqual([]);
		expect(namesOf(withPart(`02${ours}`, { contentHash: B }))).toEqual([`changed 02${ours}`]);
		expect(namesOf([...plan.slice(0, 4), part('02', '994022'), ...plan.slice(4)])).toEqual(['added 02994022']);
		expect(namesOf(plan.filter(({ key }) => key !== '20'))).toEqual(['removed 20']);
		expect(namesOf([plan[1], plan[0], ...plan.slice(2)] as PartOfWhole[])).toEqual(['moved 02', 'moved 00']);
		expect(namesOf([...plan, part('memo', theirs), part('quotes', 'other')])).toEqual([]);
		// The same part in another place; and the same words at another position are no difference.
		expect(namesOf(withPart(`02${theirs}`, { body: '994022' }))).toEqual(['moved 02994022']);
		expect(manifestChanges(frozen, manifestOf(withPart('02', { seq: 9 })))).toEqual([]);
	});
});

describe('the hash that sign-offs of the plan are compared with', () => {
	const freeze = { contentHash: WHOLE, ownHash: OWN, shown: frozen };
	const now = (places: readonly PartOfWhole[]) => manifestOf(places, frozen);

	it('[WH4] is that of the freeze while all words are as they were then, and comes back with equal words', () => {
		expect(hashOfWhole(freeze, OWN, now(plan))).toBe(WHOLE);
		expect(hashOfWhole(freeze, OWN, now(withPart('02', { contentHash: B })))).toBe(OWN);
		expect(hashOfWhole(freeze, OWN, now(withPart('02', { seq: 11, frozen: false })))).toBe(WHOLE);
		expect(hashOfWhole(freeze, B, now(plan))).toBe(B);
	});

	it('[WH9] is never that of a freeze without a manifest', () => {
		expect(hashOfWhole({ ...freeze, shown: [] }, OWN, now(plan))).toBe(OWN);
		expect(hashOfWhole(null, OWN, now(plan))).toBe(OWN);
	});

	it('[WH8] 21 is decided only while the manifest is current and every other part is decided', () => {
		expect(stateOfWhole('decided', true, ['decided', 'decided'])).toBe('decided');
		expect(stateOfWhole('decided', false, ['decided', 'decided'])).toBe('frozen');
		expect(stateOfWhole('decided', true, ['decided', 'frozen'])).toBe('frozen');
		expect(stateOfWhole('decided', true, ['drafting'])).toBe('frozen');
		expect(stateOfWhole('frozen', true, ['decided'])).toBe('frozen');
		expect(stateOfWhole('drafting', true, ['decided'])).toBe('drafting');
	});
});

it('[WH15] a plan is written, frozen as a whole, decided; and frozen anew once it has changed', () => {
	expect(wholeStepOf('drafting', true, false)).toBe('writing');
	expect(wholeStepOf('frozen', false, false)).toBe('writing');
	expect(wholeStepOf('drafting', false, true)).toBe('to-freeze');
	expect(wholeStepOf('frozen', false, true)).toBe('changed');
	expect(wholeStepOf('frozen', true, true)).toBe('ready');
	expect(wholeStepOf('decided', true, true)).toBe('decided');
});

describe('a sign-off of the plan as a whole', () => {
	const ground = (given: Partial<WholeGround> = {}): WholeGround => ({
		...{ body: ours, frozen, parts: plan, parties, together: [], nameOf: ({ key, body }) => `${key}${body ?? ''}` },
		...given,
	});
	const said = { verdict: 'agree', capacity: 'decision-maker' } as const;
	const answer = (given: Partial<WholeGround>) => {
		const decided = decideWhole(said, ground(given));
		return decided.ok ? 'accepted' : `${decided.refusal.code}: ${decided.refusal.detail}`;
	};

	it('[WH5] comes after the 決裁 of everything else that the body signs, or in the same act', () => {
		expect(answer({})).toBe('accepted');
		for (const signoffs of [
			[],
			[agreed(theirs, A)],
			[agreed(ours, B)],
			[agreed(ours, A, { verdict: 'return' })],
			[agreed(ours, A, { capacity: 'checked' })],
			[agreed(ours, A, { withdrawnAt: '2026-10-21T01:00:00.000Z' })],
		]) {
			expect(answer({ parts: withPart('02', { signoffs }) })).toMatch(/^with-plan: .*まだの部分：02。/);
			expect(answer({ parts: withPart('02', { signoffs }), together: ['02'] })).toBe('accepted');
		}
		expect(answer({ parts: withPart(`02${theirs}`, { signoffs: [] }) })).toBe('accepted');
		expect(answer({ parts: withPart('02', { signoffs: [agreed(ours, A, { verdict: 'not-applicable' })] }) })).toBe('accepted');
	});

	it('[WH6] is recorded while every other part is frozen and 21 names the words that there are', () => {
		const open = { frozen: false } as const;
		expect(answer({ parts: withPart(`02${theirs}`, open) })).toMatch(/^with-plan: .*凍結されていない部分：02994031。/);
		expect(answer({ parts: withPart('memo994014', open) })).toBe('accepted');
		const changed = withPart(`02${theirs}`, { contentHash: B });
		expect(answer({ parts: changed })).toMatch(/^content-changed: .*02994031/);
		expect(answer({ parts: changed, frozen: manifestOf(changed) })).toBe('accepted');
		expect(answer({ frozen: [] })).toMatch(/^content-changed: .*など5か所/);
	});

	it('[WH7] 差戻し and 確認 wait for nothing', () => {
		const nothing = ground({ parts: withPart('02', { frozen: false, signoffs: [], contentHash: B }) });
		expect(decideWhole(said, nothing).ok).toBe(false);
		expect(decideWhole({ ...said, verdict: 'return' }, nothing).ok).toBe(true);
		expect(decideWhole({ ...said, capacity: 'checked' }, nothing).ok).toBe(true);
	});
});

it('[WH12] nothing is a 軽微な修正 of the plan as a whole', () => {
	const [before, after] = ['2026-10-19T01:00:00.000Z', '2026-10-22T01:00:00.000Z'];
	const lock = { kind: 'frozen', seq: 9, contentHash: B, at: after, by: 'seat' } as const;
	const history = {
		...{ lock, carried: [], required: [ours], signoffs: [agreed(ours, A, { lapsedAt: after })] },
		freezes: [
			{ seq: 5, contentHash: A, at: before },
			{ seq: 9, contentHash: B, at: after },
		],
	};
	expect(declarableOf({ key: '20', body: null }, history, [])).not.toBeNull();
	const whole = { key: '21', body: null };
	expect(declarableOf(whole, history, [])).toBeNull();
	const said = { reason: '誤字', objectUntil: '2026-10-30' };
	const decided = decideDeclaration({ part: whole, lock, declarable: null }, said, '2026-10-22');
	expect(decided.ok ? '' : decided.refusal.code).toBe('forbidden');
});
