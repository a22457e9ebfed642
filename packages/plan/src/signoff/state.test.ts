import { describe, expect, it } from 'vitest';
import type { Party } from '../parties/types.ts';
import { bodyStanding, partState, requiredBodies, signoffState } from './state.ts';
import type { PartLock, Signoff } from './types.ts';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const bodies = ['994014', '994022', '994031'] as const;
const [ours] = bodies;

function signed(given: Partial<Signoff> = {}): Signoff {
	const at = given.at ?? '2026-10-20T01:00:00.000Z';
	return {
		id: `${given.body ?? ours} ${at}`,
		body: ours,
		verdict: 'agree',
		capacity: 'decision-maker',
		contentHash: A,
		withdrawnAt: null,
		lapsedAt: null,
		carriedTo: null,
		...given,
		at,
	};
}
const frozenAt = (contentHash: string): PartLock => ({
	kind: 'frozen',
	seq: 9,
	contentHash,
	at: '2026-10-19T01:00:00.000Z',
	by: '佐藤 真紀',
});
const reopened: PartLock = { kind: 'open', reopened: { at: '2026-10-21T01:00:00.000Z', by: '佐藤 真紀', reason: '訂正' } };
const all = (given: Partial<Signoff> = {}): Signoff[] => bodies.map((body) => signed({ body, ...given }));

describe('whose 決裁 a part needs', () => {
	const party = (code: string, membership: Party['membership']): Party => ({
		code,
		name: code,
		shortName: code,
		kind: 'municipality',
		membership,
		place: null,
	});
	const parties = [party('994031', 'member'), party('990001', 'observer'), party('994014', 'member'), party('vendor', 'vendor')];

	it('[SO10] is every member body’s for a trunk, in code order, and the owner’s for a body part', () => {
		expect(requiredBodies({ key: '02', body: null }, parties)).toEqual(['994014', '994031']);
		expect(requiredBodies({ key: '02', body: '994031' }, parties)).toEqual(['994031']);
	});

	it('[SO11] is nobody’s for 見積 and 庁内メモ', () => {
		expect(requiredBodies({ key: '21', body: null }, parties)).toHaveLength(2);
		expect(requiredBodies({ key: 'quotes', body: 'vendor' }, parties)).toEqual([]);
		expect(requiredBodies({ key: 'memo', body: '994014' }, parties)).toEqual([]);
	});
});

describe('a part is decided', () => {
	it('[SO12] when it is frozen and every required body has given 同意, 条件付同意 or 対象外', () => {
		expect(partState(frozenAt(A), bodies, all())).toBe('decided');
		const mixed = [
			signed(),
			signed({ body: bodies[1], verdict: 'conditional' }),
			signed({ body: bodies[2], verdict: 'not-applicable' }),
		];
		expect(partState(frozenAt(A), bodies, mixed)).toBe('decided');
		expect(partState(frozenAt(A), bodies, all().slice(1))).toBe('frozen');
	});

	it('[SO13] not while one body has given 差戻し', () => {
		const returned = signed({ verdict: 'return', at: '2026-10-20T02:00:00.000Z' });
		expect(partState(frozenAt(A), bodies, all())).toBe('decided');
		expect(partState(frozenAt(A), bodies, [...all(), returned])).toBe('frozen');
		expect(bodyStanding(ours, [...all(), returned], A)).toBe('returned');
	});

	it('[SO14] not by any number of 確認', () => {
		for (const capacity of ['decision-maker', 'delegated', 'acting'] as const) {
			expect(partState(frozenAt(A), bodies, all({ capacity })), capacity).toBe('decided');
		}
		expect(partState(frozenAt(A), bodies, [...all({ capacity: 'checked' }), ...all({ capacity: 'checked' })])).toBe('frozen');
		expect(bodyStanding(ours, all({ capacity: 'checked' }), A)).toBe('checked');
	});

	it('[SO15] not while it is open, and not when no body’s 決裁 is required', () => {
		expect(partState(frozenAt(A), bodies, all())).toBe('decided');
		expect(partState(reopened, bodies, all())).toBe('drafting');
		expect(partState(frozenAt(A), [], all())).toBe('frozen');
	});

	it('[SO16] not by sign-offs of other words', () => {
		expect(partState(frozenAt(A), bodies, all({ contentHash: A }))).toBe('decided');
		expect(partState(frozenAt(A), bodies, all({ contentHash: B }))).toBe('frozen');
	});
});

describe('失効', () => {
	it('[SO17] shows while the words differ and goes when they are equal again', () => {
		const signoff = signed();
		expect(signoffState(signoff, A)).toBe('valid');
		expect(signoffState(signoff, B)).toBe('lapsed');
		expect(bodyStanding(ours, [signoff], B)).toBe('lapsed');
		expect(bodyStanding(ours, [signoff], A)).toBe('decided');
	});

	it('[SO18] is final once the next freeze has recorded it: equal words do not revive it', () => {
		const lapsed = signed({ lapsedAt: '2026-10-22T01:00:00.000Z' });
		expect(signoffState({ ...lapsed, lapsedAt: null }, A)).toBe('valid');
		expect(signoffState(lapsed, A)).toBe('lapsed');
		expect(partState(frozenAt(A), [ours], [lapsed])).toBe('frozen');
	});

	it('[SO19] is ended by a new 決裁 of the present words', () => {
		const again = signed({ contentHash: B, at: '2026-10-23T01:00:00.000Z' });
		expect(bodyStanding(ours, [again, signed()], B)).toBe('decided');
		expect(partState(frozenAt(B), [ours], [again, signed()])).toBe('decided');
	});
});

describe('where a body stands', () => {
	it('[SO20] is nothing before any sign-off, and another body’s does not count', () => {
		expect(bodyStanding(ours, [], A)).toBe('none');
		expect(bodyStanding(ours, [signed({ body: bodies[1] })], A)).toBe('none');
	});

	it('[SO21] follows the latest 決裁; one that was taken back leaves nothing of what came before', () => {
		const later = signed({ verdict: 'conditional', at: '2026-10-20T03:00:00.000Z' });
		expect(bodyStanding(ours, [later, signed()], A)).toBe('conditional');
		const withdrawn = { ...later, withdrawnAt: '2026-10-20T04:00:00.000Z' };
		expect(signoffState(withdrawn, A)).toBe('withdrawn');
		expect(bodyStanding(ours, [withdrawn, signed()], A)).toBe('none');
		const anew = signed({ at: '2026-10-20T05:00:00.000Z' });
		expect(bodyStanding(ours, [withdrawn, signed(), anew], A)).toBe('decided');
		expect(bodyStanding(ours, [withdrawn], A)).toBe('none');
	});

	it('[SO22] shows a 確認 only without a valid 決裁, and an old 確認 never hides that the 決裁 lapsed', () => {
		const check = (at: string, contentHash: string) => signed({ capacity: 'checked', at, contentHash });
		expect(bodyStanding(ours, [signed(), check('2026-10-20T02:00:00.000Z', A)], A)).toBe('decided');
		expect(bodyStanding(ours, [signed(), check('2026-10-20T02:00:00.000Z', B)], B)).toBe('checked');
		expect(bodyStanding(ours, [signed(), check('2026-10-19T02:00:00.000Z', B)], B)).toBe('lapsed');
		expect(bodyStanding(ours, [check('2026-10-19T02:00:00.000Z', A)], B)).toBe('lapsed');
	});

	it('[SO23] shows an officer’s 差戻し of the present words as such, never as 失効', () => {
		const returned = signed({ capacity: 'checked', verdict: 'return' });
		expect(bodyStanding(ours, [{ ...returned, verdict: 'agree' }], A)).toBe('checked');
		expect(bodyStanding(ours, [returned], A)).toBe('returned');
		expect(partState(frozenAt(A), [ours], [returned])).toBe('frozen');
	});
});
